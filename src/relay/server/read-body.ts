import type { IncomingMessage } from 'node:http';

/** The whole body; 'size' where it is longer than `most`, 'broken' where the connection ended first. */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | 'size' | 'broken'> {
  return new Promise((done) => {
    const pieces: Buffer[] = [];
    let length = 0;
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > most) {
        request.pause();
        done('size');
      } else pieces.push(piece);
    });
    request.once('end', () => done(Buffer.concat(pieces)));
    request.once('close', () => done('broken'));
    request.once('error', () => done('broken'));
  });
}
