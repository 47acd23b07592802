// `npm run bench`: bench/main.ts, bundled like the command line and run with the same templates.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { ensureBundle } = await import('./bundle.mjs');
process.env.JIXIAO_TEMPLATES ||= join(ROOT, 'templates');
process.env.JIXIAO_HOME ||= ROOT;
createRequire(import.meta.url)(await ensureBundle('bench'));
