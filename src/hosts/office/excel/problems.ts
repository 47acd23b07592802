import { isProblem, Problem } from '../../../core/problem/problem';
import { commonCodes, isOfficeError, isOurBug, type CommonCode, type OfficeError } from '../office-error';

/** What was being done, for the sentence. */
export interface Attempt {
  readonly verb: 'read' | 'write' | 'go-to' | 'listen';
  readonly sheet?: string;
  /** The cell to be shown. */
  readonly address?: string;
}

type ExcelCode =
  | CommonCode
  | 'host.editing'
  | 'host.protected'
  | 'host.structure-protected'
  | 'host.sheet-gone'
  | 'host.sheet-exists'
  | 'host.sheet-hidden'
  | 'host.too-large'
  | 'host.no-permission'
  | 'host.refused';

const codes: Readonly<Record<string, ExcelCode>> = {
  ...commonCodes,
  InvalidOperationInCellEditMode: 'host.editing',
  AccessDenied: 'host.protected',
  ItemNotFound: 'host.sheet-gone',
  InvalidReference: 'host.sheet-gone',
  InvalidSheetName: 'host.sheet-gone',
  ItemAlreadyExists: 'host.sheet-exists',
  RequestPayloadSizeLimitExceeded: 'host.too-large',
  ResponsePayloadSizeLimitExceeded: 'host.too-large',
  RangeExceedsLimit: 'host.too-large',
  UnsupportedFeature: 'host.unsupported',
};

/**
 * An error of office.js as a Problem for people; the original stays as `cause` with its debugInfo. Anything that is not an Office
 * error, and what office.js reports about our own mistakes, is returned unchanged: a bug must stay one.
 */
export function officeProblem(error: unknown, attempt: Attempt): unknown {
  if (isProblem(error) || !isOfficeError(error) || isOurBug(error)) return error;
  const location = error.debugInfo?.errorLocation ?? '';
  const params = {
    code: error.code,
    location,
    sheet: attempt.sheet ?? '',
    address: attempt.address ?? '',
    detail: `${error.code} ${location}`.trim(),
  };
  return new Problem(problemCode(error, location, attempt), params, { cause: error });
}

function problemCode(error: OfficeError, location: string, attempt: Attempt): ExcelCode {
  if (saysEditing(error, attempt)) return 'host.editing';
  const code = codes[error.code];
  const namesSheet = attempt.sheet !== undefined;
  // Without a place it is the whole request that was refused, not a cell of it.
  if (error.code === 'AccessDenied' && location === '') return 'host.no-permission';
  if (location.startsWith('WorksheetProtection')) return namesSheet ? 'host.protected' : 'host.structure-protected';
  if (code === 'host.protected' && !namesSheet)
    return attempt.verb === 'write' ? 'host.structure-protected' : 'host.refused';
  if (code === 'host.sheet-gone' && !namesSheet) return 'host.refused';
  if (attempt.verb === 'go-to' && error.code === 'InvalidOperation') return 'host.sheet-hidden';
  return code ?? 'host.refused';
}

/** The two official pages name different codes for the same state (platform facts 2.7); InvalidOperation has other causes when writing. */
function saysEditing(error: OfficeError, { verb }: Attempt): boolean {
  if (error.code === 'InvalidOperationInCellEditMode') return true;
  return error.code === 'InvalidOperation' && (verb === 'read' || /cell[- ]?edit|编辑/i.test(error.message));
}

export function isEditing(error: unknown): boolean {
  return isProblem(error) && error.code === 'host.editing';
}
