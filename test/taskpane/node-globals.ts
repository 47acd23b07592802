import { TextDecoder, TextEncoder } from 'node:util';

// jsdom leaves out what every browser and Node have; the reader and author of workbooks need them. Import this file first.
Object.assign(globalThis, {
  TextDecoder,
  TextEncoder,
  setImmediate: (callback: () => void) => setTimeout(callback, 0),
});
