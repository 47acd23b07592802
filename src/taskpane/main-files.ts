import { browserClock } from './browser-clock';
import { FileDoor, type FileDoorTools } from './reading/file-door';

/** The door for chosen files over the browser's clock. */
export function fileDoor(startThread: FileDoorTools['startThread']): FileDoor {
  return new FileDoor({
    startThread,
    readHere: async (request) => (await import('../hosts/file/read-file')).readFile(request),
    clock: browserClock,
  });
}
