import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pageHeader, pageHeaderValue } from '../protocol/headers';
import { writeRefusal, type Refusal } from '../protocol/messages';

/** Whether a page of this very site asks. */
export function isOwnPage(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return request.headers[pageHeader] === pageHeaderValue && (site === undefined || site === 'same-origin');
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

const ofConnection = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls once: the answer is sent, or its connection has ended. Node tells the end of a connection only to the answer whose turn it is, not to
 * those that wait behind it.
 */
export function whenOver(response: ServerResponse, then: () => void): void {
  const { socket } = response.req;
  if (socket.destroyed) return then();
  const all = ofConnection.get(socket) ?? new Set();
  if (!ofConnection.has(socket)) {
    ofConnection.set(socket, all);
    socket.once('close', () => {
      for (const end of [...all]) end();
    });
  }
  const over = (): void => {
    if (all.delete(over)) then();
  };
  all.add(over);
  response.once('close', over);
}

/** No, and the word for why; nothing where somebody has answered already. @param retryAfter seconds */
export function refuse(response: ServerResponse, status: number, reason: Refusal, retryAfter?: number): void {
  if (response.headersSent || response.destroyed) return;
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  // A body that nobody reads must not keep the connection.
  const { headers } = response.req;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (hasBody && !response.req.complete) response.setHeader('connection', 'close');
  json(response, status, writeRefusal(reason));
}
