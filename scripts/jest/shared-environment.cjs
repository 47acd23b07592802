// The realm that test files run in, in two ways cheaper than Jest's own.
//
// Its global object is an ordinary one: behind Jest's proxy each mention of Math, Array or String costs twenty times as much. And there is
// one realm a worker for the test files that leave nothing of their own in it, so that src/ and packages are loaded and compiled once
// (shared-runtime.cjs). A test file that changes its realm (it plays Office's page) is named in OWN_REALM and has a new one.
const vm = require('node:vm');
const { NodeEnvironment } = require('./jest-parts.cjs');

/** Test files whose paths begin so load office.js or the grid into their realm. */
const OWN_REALM = [
  'simulator/test/',
  'test/hosts/office/',
  'test/hosts/wps/',
  'test/hosts/contract/',
  'test/hosts/ooxml/',
  'test/app/followed-in-word',
];
/** jest-circus keeps the handlers of the file before under this key, and would take them up again. */
const HANDLERS = Symbol.for('EVENT_HANDLERS');

let shared = null;
let processExit;

/** Whether this test file can live in the realm of the others. */
function sharesRealm({ globalConfig, projectConfig }, { testPath }) {
  if (process.env.OWN_REALM === '1' || globalConfig.collectCoverage || globalConfig.detectLeaks) return false;
  const path = testPath.slice(projectConfig.rootDir.length + 1).replaceAll('\\', '/');
  return !OWN_REALM.some((folder) => path.startsWith(folder));
}

/** `make` while contexts have an ordinary global object, where this Node can make one (from 20.18). */
function withPlainGlobal(make) {
  const { createContext } = vm;
  const plain = vm.constants?.DONT_CONTEXTIFY;
  if (plain !== undefined) vm.createContext = () => createContext(plain);
  try {
    return make();
  } finally {
    vm.createContext = createContext;
  }
}

class PlainEnvironment extends NodeEnvironment {
  constructor(config, context) {
    return withPlainGlobal(() => super(config, context));
  }
}

module.exports = class SharedEnvironment extends PlainEnvironment {
  constructor(config, context) {
    const shares = sharesRealm(config, context);
    if (shares && shared !== null) {
      shared.tidy();
      return shared;
    }
    super(config, context);
    if (!shares) return;
    shared = this;
    this.isShared = true;
    processExit = this.global.process.exit;
  }

  tidy() {
    delete this.global[HANDLERS];
    // Each run wraps it once more.
    this.global.process.exit = processExit;
  }

  async teardown() {
    if (!this.isShared) await super.teardown();
  }
};
