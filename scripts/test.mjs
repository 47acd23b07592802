// `npm test [-- jest arguments]`: works by itself on a fresh clone. Types, lint, format, dead code, bundles, tests.
import { ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
import('./phases.mjs').then(async ({ runPhases }) => {
  process.exitCode = await runPhases([['types', 'coreTypes', 'lint', 'format', 'unused', 'build'], 'jest'], {
    jest: process.argv.slice(2),
  });
});
