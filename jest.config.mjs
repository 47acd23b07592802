import { availableParallelism } from 'node:os';

/** One transform for all projects, and one for guides; a test run never writes TypeScript's output to disk. */
const transform = {
  '^.+\\.[cm]?[jt]sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      sourceMaps: 'inline',
    },
  ],
  '\\.md$': '<rootDir>/scripts/guide/jest-transform.mjs',
};

const shared = {
  transform,
  // Packages that ship no CommonJS build would go into this list and be transformed like our own files.
  // dist/ holds what our own scripts bundled for Node.
  transformIgnorePatterns: ['/node_modules/(?!(@ironcalc/wasm)/)', '<rootDir>/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/out/'],
  testPathIgnorePatterns: ['/node_modules/', '/fixtures/'],
  // Looks are for the bundles: jsdom draws nothing.
  moduleNameMapper: { '\\.css$': '<rootDir>/scripts/jest/no-style.cjs' },
};

/** One realm a worker, and what src/ and packages hold loaded once in it. OWN_REALM=1 gives each test file a realm of its own. */
const oneRealm = {
  testEnvironment: '<rootDir>/scripts/jest/shared-environment.cjs',
  runtime: '<rootDir>/scripts/jest/shared-runtime.cjs',
};

/** Tests that hold a latency against a bound: among three browsers at once they would measure the others. */
const TIMED = '<rootDir>/test/e2e/relay/';
/** `npm test` runs all in two parts: `rest`, then `timed` one after the other. Otherwise everything at once. */
const part = process.env['JIXIAO_TESTS'];

export default {
  // test/oracle and test/e2e take minutes: they run after everything that answers in seconds.
  testSequencer: '<rootDir>/scripts/jest-sequencer.cjs',
  reporters: ['default', '<rootDir>/scripts/jest-summary.cjs'],
  testTimeout: 30_000,
  // Many tests wait for LibreOffice, for Chromium or for a clock: one more than there are cores keeps them busy.
  maxWorkers: Math.min(4, availableParallelism() + 1),
  projects: [
    {
      ...shared,
      displayName: 'node',
      globalSetup: '<rootDir>/scripts/jest-global-setup.mjs',
      ...oneRealm,
      testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/simulator/test/**/*.test.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '<rootDir>/test/taskpane/', '<rootDir>/test/e2e/'],
    },
    {
      ...shared,
      displayName: 'taskpane',
      testEnvironment: 'jsdom',
      // Views bring their styles; there is nothing to draw here.
      moduleNameMapper: { '\\.css$': '<rootDir>/scripts/jest/no-styles.cjs' },
      testMatch: ['<rootDir>/test/taskpane/**/*.test.{ts,tsx}'],
    },
    {
      ...shared,
      displayName: 'e2e',
      ...oneRealm,
      testMatch: part === 'timed' ? [`${TIMED}**/*.test.ts`] : ['<rootDir>/test/e2e/**/*.test.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, ...(part === 'rest' ? [TIMED] : [])],
    },
  ].filter(({ displayName }) => part !== 'timed' || displayName === 'e2e'),
};
