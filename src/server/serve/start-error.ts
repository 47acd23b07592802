/** The server cannot start, or not with these arguments: one sentence for the administrator. */
export class StartError extends Error {
  constructor(
    message: string,
    /** 2: the arguments are wrong; 3: the machine (port, certificate, folder), as in the command line. */
    readonly exitCode: 2 | 3,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
