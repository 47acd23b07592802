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
