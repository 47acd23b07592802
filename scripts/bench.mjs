// `npm run bench [-- section …]`: bench/main.ts, bundled like the command line and run with the same templates.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { ensureBundle } = await import('./bundle.mjs');
process.env.JIXIAO_TEMPLATES ||= join(ROOT, 'templates');
process.env.JIXIAO_HOME ||= ROOT;
process.env.JIXIAO_CLI ||= await ensureBundle('cli');
createRequire(import.meta.url)(await ensureBundle('bench'));
