import { ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
const { runPhases } = await import('./phases.mjs');
process.exitCode = await runPhases(['types', 'coreTypes']);
