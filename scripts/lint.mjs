import { ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
const { runPhases } = await import('./phases.mjs');
process.exitCode = await runPhases(['lint'], { lint: process.argv.slice(2) });
