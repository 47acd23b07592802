// In the realm that test files share, src/, packages and Jest's own matchers are loaded by one runtime a worker, the keeper, which is
// never torn down. A test file, its helpers and what counts its tests (jest-circus) are loaded anew for each file, as ever.
const { sep } = require('node:path');
const { Runtime } = require('./jest-parts.cjs');

const PACKAGES = `${sep}node_modules${sep}`;
const COUNTS_TESTS = `${PACKAGES}jest-circus${sep}`;

/** By project: its files are compiled by its own rules. */
const keepers = new Map();

module.exports = {
  __esModule: true,
  default: class SharedRuntime extends Runtime {
    constructor(config, environment, resolver, transformer, cacheFS, ...rest) {
      super(config, environment, resolver, transformer, cacheFS, ...rest);
      if (!environment.isShared) return;
      const keeper =
        keepers.get(config.id) ?? new Runtime(config, environment, resolver, transformer, new Map(), ...rest);
      keepers.set(config.id, keeper);
      this.keeper = keeper;
      this.kept = ['src', 'bench'].map((folder) => `${config.rootDir}${sep}${folder}${sep}`);
      // Stack traces go through files of both.
      this.transformCache.sourceMaps = keeper.transformCache.sourceMaps;
    }

    requireModule(from, moduleName, options, isRequireActual = false) {
      if (this.keeper && moduleName && !this._resolution.isCoreModule(moduleName)) {
        const path = this._resolution.resolveCjs(from, moduleName);
        if (this.isKept(path)) return this.keeper.requireModule(path, undefined, options, isRequireActual);
      }
      return super.requireModule(from, moduleName, options, isRequireActual);
    }

    isKept(path) {
      if (path.includes(PACKAGES)) return !path.includes(COUNTS_TESTS);
      return this.kept.some((folder) => path.startsWith(folder));
    }
  },
};
