// `npm test [-- jest arguments]`: works by itself on a fresh clone. Types, lint, bundles, tests.
import { ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
import('./phases.mjs').then(({ runPhases }) => {
  process.exitCode = runPhases(['types', 'coreTypes', 'lint', 'build', 'jest'], { jest: process.argv.slice(2) });
});
