// `npm test [-- jest arguments]`: works by itself on a fresh clone. Types, lint, format, dead code, bundles, tests.
import { ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
import('./phases.mjs').then(async ({ runPhases }) => {
  const jest = process.argv.slice(2);
  // What was asked for runs at once; nothing found is a fault.
  const tests = jest.length > 0 ? ['jest'] : ['rest', 'timed'];
  const gate = ['types', 'coreTypes', 'lint', 'format', 'unused', 'build'];
  process.exitCode = await runPhases([gate, ...tests], { jest });
});
