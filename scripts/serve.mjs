// `npm run serve -- --dir folder …`: the static server for an office, with the relay where --relay is given (src/server/main-serve.ts).
import { createRequire } from 'node:module';
import { ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
const { ensureBundle } = await import('./bundle.mjs');
const { runServer } = createRequire(import.meta.url)(await ensureBundle('serve'));
process.exitCode = await runServer(process.argv.slice(2));
