const { default: Sequencer } = require('@jest/test-sequencer');

/** Folders whose tests start programs (LibreOffice, Chromium): after everything that answers in seconds. */
const LATE = ['test/oracle/', 'test/e2e/'];
/** The longest of them, longest first: what takes minutes must not be the last to begin. Jest knows this only from an earlier run. */
const LONGEST = [
  'test/oracle/recalculation',
  'test/e2e/package/package',
  'test/e2e/workbench/trouble',
  'test/e2e/relay/panes',
  'test/e2e/workbench/document-page',
  'test/e2e/pane/word-looks',
  'test/e2e/pane/looks',
  'test/e2e/workbench/live',
  'test/e2e/workbench/report',
  'test/e2e/workbench/first-view',
];

function place(test) {
  const path = test.path.replaceAll('\\', '/');
  if (!LATE.some((folder) => path.includes(`/${folder}`))) return -1;
  const among = LONGEST.findIndex((start) => path.includes(`/${start}`));
  return among < 0 ? LONGEST.length : among;
}

/** Keeps Jest's own order (failed first, long before short) but for the late ones. */
module.exports = class SlowLast extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
};
