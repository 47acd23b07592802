// `npm run bench [-- section …]`: bench/main.ts, bundled like the command line and run with the same templates.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const [{ ensureBundle }, { writeCommandLine }] = await Promise.all([
  import('./bundle.mjs'),
  import('./package/command-line.mjs'),
]);
process.env.JIXIAO_TEMPLATES ||= join(ROOT, 'templates');
process.env.JIXIAO_HOME ||= ROOT;
// Commands in processes of their own are those of the package that people install.
const installed = mkdtempSync(join(tmpdir(), 'jixiao-bench-cli-'));
process.on('exit', () => rmSync(installed, { recursive: true, force: true }));
await writeCommandLine(installed);
process.env.JIXIAO_CLI ||= join(installed, 'bin', 'jixiao.cjs');
createRequire(import.meta.url)(await ensureBundle('bench'));
