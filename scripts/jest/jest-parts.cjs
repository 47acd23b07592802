// The parts of the installed Jest that ours stand on, found where Jest itself finds them.
const { createRequire } = require('node:module');

const ofJest = createRequire(require.resolve('jest'));
const ofCli = createRequire(ofJest.resolve('jest-cli'));
const ofConfig = createRequire(ofCli.resolve('jest-config'));
const ofRunner = createRequire(ofConfig.resolve('jest-runner'));

const { TestEnvironment } = ofConfig('jest-environment-node');
const { default: Runtime } = ofRunner('jest-runtime');

module.exports = { NodeEnvironment: TestEnvironment, Runtime };
