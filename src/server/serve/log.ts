/** What happened, one JSON object a line. Never addresses of people, names, contents, or paths that somebody made up. */
export interface LogEvent {
  readonly event: string;
  readonly [detail: string]: string | number | boolean | null;
}

export type Log = (entry: LogEvent) => void;

/** @param write gets whole lines, the line end included */
export function jsonLines(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (entry) => write(`${JSON.stringify({ time: now().toISOString(), ...entry })}\n`);
}
