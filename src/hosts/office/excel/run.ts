import { inTime, type RunLimits } from '../in-time';
import { officeProblem, type Attempt } from './problems';

export interface RunOptions extends Attempt {
  /** Queue until the user leaves the cell (only for what a person asked for by a press): no limit then. */
  readonly waitForCellEdit?: boolean;
}

/** Excel.run with every Office error turned into a Problem. */
export async function excelRun<T>(
  options: RunOptions,
  limits: RunLimits,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    if (options.waitForCellEdit) return await Excel.run({ delayForCellEdit: true }, batch);
    return await inTime(Excel.run(batch), limits);
  } catch (error) {
    throw officeProblem(error, options);
  }
}
