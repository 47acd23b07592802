import { extname } from 'node:path';

interface MediaType {
  readonly type: string;
  /** Worth compressing: text. */
  readonly text: boolean;
}

const text = (type: string): MediaType => ({ type: `${type}; charset=utf-8`, text: true });
const binary = (type: string): MediaType => ({ type, text: false });

/** By extension, lower case. nginx.conf and web.config are printed from it as well. */
export const mediaTypes: Readonly<Record<string, MediaType>> = {
  '.html': text('text/html'),
  '.js': text('text/javascript'),
  '.css': text('text/css'),
  '.json': text('application/json'),
  '.xml': text('text/xml'),
  '.txt': text('text/plain'),
  '.md': text('text/markdown'),
  '.svg': { type: 'image/svg+xml', text: true },
  '.png': binary('image/png'),
  '.ico': binary('image/x-icon'),
  '.woff2': binary('font/woff2'),
  '.wasm': binary('application/wasm'),
  '.zip': binary('application/zip'),
  '.pdf': binary('application/pdf'),
  '.xlsx': binary('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  '.docx': binary('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
};

/** What nobody knows is offered as a download, never run. */
export function mediaTypeOf(path: string): MediaType {
  return mediaTypes[extname(path).toLowerCase()] ?? binary('application/octet-stream');
}
