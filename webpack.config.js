// Named configurations. `npm run build` (scripts/bundle.mjs) uses those for Node; `webpack --config-name <name>` any.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const CONFIGS = [
  forNode('cli', './src/cli/main.ts', 'dist/cli/jixiao.cjs'),
  forNode('bench', './bench/main.ts', 'dist/bench/bench.cjs'),
  // The task pane (target web, lazy chunks, HtmlWebpackPlugin) is added here.
];

export function configFor(name) {
  const config = CONFIGS.find((candidate) => candidate.name === name);
  if (!config) throw new Error(`webpack.config.js has no configuration named "${name}"`);
  return { ...config };
}

export default CONFIGS.filter(({ entry }) => existsSync(join(ROOT, entry)));
