import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mailbox } from './mailboxes';

/** Scripts of other sites cannot set the header without asking first, which nobody grants them. */
export function isOwnPage(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return request.headers['x-jixiao-relay'] === '1' && (site === undefined || site === 'same-origin');
}

/** "mailbox print-of-a print-of-b", all hexadecimal; null for anything else. */
export function readWish(body: Buffer): { readonly box: string; readonly keys: Mailbox['keys'] } | null {
  const match = /^([0-9a-f]{32}) ([0-9a-f]{64}) ([0-9a-f]{64})$/.exec(body.toString('latin1'));
  return match === null
    ? null
    : { box: match[1]!, keys: { a: Buffer.from(match[2]!, 'hex'), b: Buffer.from(match[3]!, 'hex') } };
}

/** A letter's number, or a length; null for what is no whole number. */
export function sequenceOf(text: string | string[] | null | undefined): number | null {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** A mailbox in the audit log: two lines of the same one can be told, nothing can be opened with it. */
export const shortName = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 10);

/** An answer that a client reads. */
export function json(response: ServerResponse, status: number, value: object): void {
  const text = `${JSON.stringify(value)}\n`;
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) })
    .end(text);
}

/** No, and the word for why; nothing where somebody has answered already. @param retryAfter seconds */
export function refuse(response: ServerResponse, status: number, reason: string, retryAfter?: number): void {
  if (response.headersSent || response.destroyed) return;
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  // A body that nobody reads must not keep the connection.
  const { headers } = response.req;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (hasBody && !response.req.complete) response.setHeader('connection', 'close');
  json(response, status, { refused: reason });
}
