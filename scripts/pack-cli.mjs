// `npm run pack:cli [-- --out folder]`: the command line as a package that runs with Node alone; `npm install -g` takes the file, without a registry.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
const { packCommandLine } = await import('./package/command-line.mjs');
const { values } = parseArgs({ options: { out: { type: 'string', default: 'out' } } });
const out = resolve(values.out);
console.log(join(out, await packCommandLine(out)));
