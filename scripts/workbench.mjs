// `npm start [-- --port 3553 --no-open]`: the add-in at work in a simulated Excel, in the installed Chrome, Edge or Chromium. The address
// answers at once; what is not built yet is built beside it, and the page there tells how far it is until it gives way to the workbench.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { values } = parseArgs({ options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } } });
const port = values.port === undefined ? undefined : Number(values.port);
if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_500)) {
  console.error(`--port 要一个 1 到 65499 的整数，得到的是“${values.port}”。`);
  process.exit(2);
}
const { PARTS, FOLDERS } = await import('./workbench-build.mjs');
const { ensureBundle } = await import('./bundle.mjs');
const { Progress } = await import('./starting/progress.mjs');
const progress = new Progress(PARTS, (line) => console.log(line));
const pageFile = (name) => readFileSync(join(ROOT, 'scripts', 'starting', name), 'utf8');

/** A process of its own: a compiler keeps its process from answering. What it says in passing is told with its failure. */
function startBuilder(groups, onStep) {
  const child = fork(join(ROOT, 'scripts', 'workbench-build.mjs'), groups, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
  child.on('message', onStep);
  const ended = new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('close', (code, signal) => done(`${said}${signal ?? (code === 0 ? '' : `（退出码 ${code}）`)}`));
  });
  return { child, groups, ended };
}

/** Two builders side by side; the site shows window and pane each as soon as it is there. */
function build(site) {
  let isStopped = false;
  const shown = new Set();
  const onStep = (told) => {
    progress.hear(told);
    for (const group of ['window', 'pane'])
      if (!shown.has(group) && progress.isMade(group)) {
        shown.add(group);
        site.show(group);
        progress.ready(group);
      }
  };
  const builders = [['window', 'report'], ['pane']].map((groups) => startBuilder(groups, onStep));
  for (const { groups, ended } of builders) void ended.then((why) => isStopped || progress.ended(groups, why));
  return {
    stop: async () => {
      isStopped = true;
      for (const { child } of builders) child.kill();
      await Promise.all(builders.map(({ ended }) => ended));
    },
  };
}

const { runWorkbench } = createRequire(import.meta.url)(await ensureBundle('server'));
await runWorkbench({
  folders: FOLDERS,
  open: !values['no-open'],
  starting: {
    page: pageFile('page.html'),
    style: pageFile('page.css'),
    script: pageFile('page.js'),
    state: () => JSON.stringify(progress.state),
  },
  build,
  ...(port !== undefined && { port }),
});
process.exit(progress.hasFailed ? 1 : 0);
