const { default: Sequencer } = require('@jest/test-sequencer');

/** Folders whose tests start programs (LibreOffice, Chromium), slowest last. */
const LATE = ['test/oracle/', 'test/e2e/'];

function lateness(test) {
  const path = test.path.replaceAll('\\', '/');
  return 1 + LATE.findIndex((folder) => path.includes(`/${folder}`));
}

/** Keeps Jest's own order (failed first, long before short) inside each group and puts the slow groups at the end. */
module.exports = class SlowLast extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => lateness(a) - lateness(b));
  }
};
