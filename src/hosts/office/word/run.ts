import { inTime, type RunLimits } from '../in-time';
import { commonProblem, ofWord, wordProblem } from './problems';

/** Word.run with every Office error turned into a Problem. */
export async function wordRun<T>(limits: RunLimits, batch: (context: Word.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await inTime(Word.run(batch), limits, ofWord);
  } catch (error) {
    throw wordProblem(error);
  }
}

/** A call of the Common API (callbacks, not batches) as a promise. */
export async function commonCall<T>(
  limits: RunLimits,
  call: (callback: (result: Office.AsyncResult<T>) => void) => void,
): Promise<T> {
  const answer = new Promise<T>((resolve, reject) =>
    call((result) => {
      if (String(result.status) === 'succeeded') resolve(result.value);
      else reject(commonProblem(result.error));
    }),
  );
  return inTime(answer, limits, ofWord);
}
