import { isProblem } from '../../core/problem/problem';
import { problemData } from '../../core/problem/problem-data';
import type { ReadAnswer, ReadProgress, ReadRequest, TellProgress } from '../../hosts/port/file-reading';
import { inPieces } from './pieces';
import type { FromThread } from './thread-messages';

/** Of a worker's own scope what is used here; TypeScript's DOM types have no words for it beside those of a page. */
export interface ThreadScope {
  onmessage: ((event: MessageEvent<ReadRequest>) => void) | null;
  postMessage(message: FromThread): void;
}

/** The thread's side of FileDoor: reads what it is given, one file at a time. */
export function serveReads(
  scope: ThreadScope,
  read: (request: ReadRequest, onProgress: TellProgress) => ReadAnswer,
): void {
  let lastShown = '';
  scope.onmessage = ({ data }) => scope.postMessage(answerTo(data));
  scope.postMessage({ say: 'ready' });

  function answerTo(request: ReadRequest): FromThread {
    try {
      const answer = read(request, tellSparingly);
      return { say: 'done', answer: inPieces(answer, (rows) => scope.postMessage({ say: 'rows', ...rows })) };
    } catch (error) {
      if (isProblem(error)) return { say: 'problem', problem: problemData(error) };
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      return { say: 'bug', message, stack };
    }
  }

  /** A message for each percent, not for each piece. */
  function tellSparingly(progress: ReadProgress): void {
    const { phase, sheet, share } = progress;
    const shown = `${phase} ${sheet} ${Math.floor(share * 100)}`;
    if (shown === lastShown) return;
    lastShown = shown;
    scope.postMessage({ say: 'progress', progress });
  }
}
