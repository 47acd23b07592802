// `npm start [-- --port 3553 --no-open]`: the add-in at work in a simulated Excel, in the installed Chrome, Edge or Chromium.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
const { values } = parseArgs({ options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } } });
const port = values.port === undefined ? undefined : Number(values.port);
if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_500)) {
  console.error(`--port 要一个 1 到 65499 的整数，得到的是“${values.port}”。`);
  process.exit(2);
}
const { buildWorkbench, FOLDERS } = await import('./workbench-build.mjs');
const { ensureBundle } = await import('./bundle.mjs');
console.log('正在准备工作台 …');
await buildWorkbench((line) => console.log(line));
const { runWorkbench } = createRequire(import.meta.url)(await ensureBundle('server'));
await runWorkbench({ folders: FOLDERS, open: !values['no-open'], ...(port !== undefined && { port }) });
process.exit(0);
