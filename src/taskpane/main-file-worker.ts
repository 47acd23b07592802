import './offline/polyfills';
import { readFile } from '../hosts/file/read-file';
import { serveReads, type ThreadScope } from './reading/serve-reads';

/** The reading thread of the pane and of the offline page: the program of a worker, loaded when the first file is chosen. */
serveReads(self as unknown as ThreadScope, readFile);
