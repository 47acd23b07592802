import { Problem } from '../../../core/problem/further-problem';
import { isProblem, type HostWords } from '../../../core/problem/problem';
import { commonCodes, isOfficeError, isOurBug, type CommonCode } from '../office-error';

/** What Word says of itself in a sentence of the host family. */
export const ofWord: HostWords = { app: 'Word', document: '文档', check: '重新读取' };

type WordCode =
  CommonCode | 'host.document-protected' | 'host.document-too-large' | 'host.no-permission' | 'host.refused';

const codes: Readonly<Record<string, WordCode>> = {
  ...commonCodes,
  AccessDenied: 'host.document-protected',
  NotAllowed: 'host.document-protected',
  RequestPayloadSizeLimitExceeded: 'host.document-too-large',
  ResponsePayloadSizeLimitExceeded: 'host.document-too-large',
  SearchDialogIsOpen: 'host.busy',
};

/**
 * An error of office.js as a Problem for people, the original as its cause. Anything that is not an Office error, and what office.js
 * reports about our own mistakes, is returned unchanged: a bug must stay one.
 */
export function wordProblem(error: unknown): unknown {
  if (isProblem(error) || !isOfficeError(error) || isOurBug(error)) return error;
  const location = error.debugInfo?.errorLocation ?? '';
  // Without a place it is the whole request that was refused, not a part of the document.
  const isWhole = error.code === 'AccessDenied' && location === '';
  const code = isWhole ? 'host.no-permission' : (codes[error.code] ?? 'host.refused');
  const params = { ...ofWord, code: error.code, location, detail: `${error.code} ${location}`.trim() };
  return new Problem(code, params, { cause: error });
}

/** Numbers of the Common API, as far as they mean something to people (office.js's own list). */
const numbers: Readonly<Record<number, WordCode>> = {
  5010: 'host.unsupported',
  5012: 'host.offline',
  5102: 'host.busy',
  5103: 'host.document-too-large',
  5104: 'host.document-too-large',
  7000: 'host.no-permission',
};

/** A call of the Common API that failed; it answers with a result that says why. */
export function commonProblem(error: Office.Error): Problem {
  const cause = Object.assign(new Error(error.message), { code: error.code });
  const code = numbers[error.code] ?? 'host.refused';
  return new Problem(code, { ...ofWord, code: error.code, detail: `${error.code} ${error.name}` }, { cause });
}
