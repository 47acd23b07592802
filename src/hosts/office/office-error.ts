/** The parts of OfficeExtension.Error that are read; told by shape, since the class lives in the loaded office.js. */
export interface OfficeError extends Error {
  readonly code: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

/** office.js says these when our own code is wrong: they are bugs and go up as they are. */
const ourBugs = new Set([
  'PropertyNotLoaded',
  'ValueNotLoaded',
  'InvalidRequestContext',
  'RunMustReturnPromise',
  'CannotRegisterEvent',
]);

export function isOfficeError(error: unknown): error is OfficeError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    (error.name === 'RichApi.Error' || 'debugInfo' in error)
  );
}

export function isOurBug({ code }: OfficeError): boolean {
  return ourBugs.has(code);
}

export type CommonCode = 'host.busy' | 'host.read-only' | 'host.offline' | 'host.unsupported';

/** What an error code of office.js means whichever program answers; each host adds its own. */
export const commonCodes: Readonly<Record<string, CommonCode>> = {
  ActivityLimitReached: 'host.busy',
  RequestAborted: 'host.busy',
  Conflict: 'host.busy',
  DialogIsOpen: 'host.busy',
  PermissionDenied: 'host.read-only',
  ReadOnly: 'host.read-only',
  ConnectionFailure: 'host.offline',
  Timeout: 'host.offline',
  InvalidOrTimedOutSession: 'host.offline',
  ServiceUnavailable: 'host.offline',
  ApiNotFound: 'host.unsupported',
  ApiNotAvailable: 'host.unsupported',
  NotImplemented: 'host.unsupported',
  UnsupportedOperation: 'host.unsupported',
};
