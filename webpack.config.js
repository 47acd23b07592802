// Named configurations: scripts/bundle.mjs builds those for Node, scripts/pane.mjs and scripts/workbench-build.mjs the others.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import webpack from 'webpack';

const ROOT = dirname(fileURLToPath(import.meta.url));

/** Packages without a CommonJS build: a Node bundle loads them with import(). */
const ESM_ONLY = new Set(['@ironcalc/wasm']);

const typescript = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: {
    jsc: {
      target,
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
});

/** Guides of docs/ that the pane shows: data made of them while building. */
const guides = { test: /\.md$/, loader: join(ROOT, 'scripts/guide/webpack-loader.mjs') };

/** Packages stay in node_modules; only our own files are bundled. */
function packagesOutside({ request }, callback) {
  const isPackage = request !== undefined && !/^(\.|\/|[a-z]:[\\/])/i.test(request);
  if (!isPackage) return callback();
  return callback(null, ESM_ONLY.has(request) ? `import ${request}` : `commonjs ${request}`);
}

/** One file, no chunks: it can be replaced in one move while another process runs it. */
const forNode = (name, entry, file) => ({
  name,
  mode: 'production',
  target: 'node20',
  context: ROOT,
  entry,
  output: {
    path: join(ROOT, dirname(file)),
    filename: file.slice(file.lastIndexOf('/') + 1),
    library: { type: 'commonjs2' },
  },
  resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  module: { rules: [typescript('es2022')] },
  externalsPresets: { node: true },
  externals: [packagesOutside],
  optimization: { minimize: false, nodeEnv: false },
  plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
  performance: false,
  devtool: false,
  stats: 'errors-warnings',
});

/** webpack's own minimizer with swc in it: as small as with terser, in a tenth of the time. Styles stay with what webpack takes. */
function swcMinimizer() {
  const require = createRequire(import.meta.url);
  const Minimizer = createRequire(require.resolve('webpack'))('minimizer-webpack-plugin');
  return new Minimizer({ minify: Minimizer.swcMinify, minimizerOptions: { compress: { passes: 3 } } });
}

/**
 * The task pane: hashed files, views and heavy libraries in chunks of their own. Tests build the same bundle over another
 * entry and folder. Styles are files or rules that Fluent inserts, never inline: the CSP allows nothing else. `target`: whatever guard.js
 * lets through (Chromium 93, Safari 15.4) reads ES2022; a page for older browsers asks for less.
 */
export function paneConfig({ entry = './src/taskpane/main.ts', out = 'dist/pane', target = 'es2022' } = {}) {
  return {
    name: 'taskpane',
    mode: 'production',
    target: ['web', target],
    context: ROOT,
    entry: { taskpane: entry },
    output: {
      path: join(ROOT, out),
      filename: 'js/[name].[contenthash:10].js',
      chunkFilename: 'js/[name].[contenthash:10].js',
      cssFilename: 'css/[name].[contenthash:10].css',
      cssChunkFilename: 'css/[name].[contenthash:10].css',
      publicPath: '',
      clean: true,
    },
    experiments: { css: true },
    resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
    module: { rules: [typescript(target), { test: /\.css$/, type: 'css/global' }, guides] },
    optimization: {
      minimizer: [swcMinimizer(), '...'],
      moduleIds: 'deterministic',
      chunkIds: 'deterministic',
      runtimeChunk: false,
      splitChunks: {
        chunks: 'all',
        // One program is opened at a time: shared parts stand twice rather than in files of their own, which are packed worse.
        minSize: 200_000,
        cacheGroups: {
          // What the first view needs from node_modules, apart from our own code: it changes less often.
          // The reading thread starts with a first chunk too, and what that holds is no part of the page.
          vendor: {
            test: /[\\/]node_modules[\\/]/,
            name: 'vendor',
            chunks: (chunk) => chunk.canBeInitial() && chunk.name === 'taskpane',
            priority: 10,
          },
        },
      },
    },
    plugins: [
      new HtmlWebpackPlugin({
        template: './src/taskpane/pane.html',
        filename: 'taskpane.html',
        scriptLoading: 'defer',
        minify: false,
      }),
    ],
    performance: false,
    devtool: false,
    stats: 'errors-warnings',
  };
}

/** The workbench's page. Univer is no part of it: scripts/build-univer.mjs makes that file once per install. */
const workbenchConfig = {
  name: 'workbench',
  mode: 'production',
  target: ['web', 'es2022'],
  context: ROOT,
  entry: { workbench: './simulator/src/main.ts' },
  output: {
    path: join(ROOT, 'dist/workbench/page'),
    filename: 'js/[name].js',
    chunkFilename: 'js/[name].js',
    cssFilename: 'css/[name].css',
    cssChunkFilename: 'css/[name].css',
    publicPath: '',
    clean: true,
  },
  experiments: { css: true },
  resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  module: { rules: [typescript('es2022'), { test: /\.css$/, type: 'css/global' }] },
  plugins: [
    new HtmlWebpackPlugin({
      template: './simulator/src/page/workbench.html',
      filename: 'workbench.html',
      scriptLoading: 'defer',
      minify: false,
    }),
  ],
  // Served from this machine only: minifying would cost more time than it saves.
  optimization: { minimize: false },
  performance: false,
  devtool: false,
  stats: 'errors-warnings',
};

/** The command line with every package inside, for machines that have nothing but Node. */
function aloneConfig() {
  const config = forNode('alone', './src/cli/main.ts', 'dist/alone/jixiao.cjs');
  // unzipper (of exceljs) would read from Amazon's storage if that library were there; nothing of ours asks it to.
  const plugins = [...config.plugins, new webpack.IgnorePlugin({ resourceRegExp: /^@aws-sdk\// })];
  return { ...config, externals: [], plugins };
}

const CONFIGS = [
  forNode('cli', './src/cli/main.ts', 'dist/cli/jixiao.cjs'),
  aloneConfig(),
  forNode('bench', './bench/main.ts', 'dist/bench/bench.cjs'),
  forNode('packs', './src/cli/main-packs.ts', 'dist/build/packs.cjs'),
  forNode('server', './src/server/main.ts', 'dist/server/server.cjs'),
  forNode('serve', './src/server/main-serve.ts', 'dist/serve/serve.cjs'),
  paneConfig(),
  workbenchConfig,
];

export function configFor(name) {
  const config = CONFIGS.find((candidate) => candidate.name === name);
  if (!config) throw new Error(`webpack.config.js has no configuration named "${name}"`);
  return { ...config };
}

const entryOf = ({ entry }) => (typeof entry === 'string' ? entry : Object.values(entry)[0]);

export default CONFIGS.filter((config) => existsSync(join(ROOT, entryOf(config))));
