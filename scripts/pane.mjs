// `npm run pane [-- --entry file --out folder --office-js global|21vianet|local|none]`: the task pane's static files with the packs, and chunks.json, which says what each
// chunk holds and which are loaded before the first view (the budget and chunk tests read it).
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

/** Files of our own and packages in a chunk: "src/taskpane/app.tsx", "react-dom". */
function contentOf(chunk, compilation) {
  const paths = [...compilation.chunkGraph.getChunkModulesIterable(chunk)].flatMap((module) =>
    (module.modules ?? [module]).flatMap((one) => one.nameForCondition?.() ?? []),
  );
  const packageOf = (path) =>
    /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1]?.replaceAll('\\', '/');
  const own = (path) => path.slice(ROOT.length + 1).replaceAll('\\', '/');
  return [...new Set(paths.map((path) => packageOf(path) ?? own(path)))].sort();
}

/** Builds into `out` (a folder below the root). Throws with webpack's messages. */
export async function buildPane({ entry, out = 'dist/pane', 'office-js': officeJs } = {}) {
  const [{ default: webpack }, { paneConfig }, { writePacks }] = await Promise.all([
    import('webpack'),
    import('../webpack.config.js'),
    import('./compile-packs.mjs'),
  ]);
  const compiler = webpack(paneConfig({ entry, out, officeJs }));
  const stats = await new Promise((done, failed) => {
    compiler.run((error, result) => compiler.close(() => (error ? failed(error) : done(result))));
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: 'errors-only', colors: false }));
  const { compilation } = stats;
  const first = compilation.entrypoints.get('taskpane');
  const chunks = [...compilation.chunks].map((chunk) => ({
    name: chunk.name ?? String(chunk.id),
    files: [...chunk.files].sort(),
    initial: first.chunks.includes(chunk),
    content: contentOf(chunk, compilation),
  }));
  // What an import() asks for, and the chunks it takes.
  const groups = compilation.chunkGroups
    .filter((group) => group !== first)
    .map((group) => ({
      requests: [...new Set(group.origins.map(({ request }) => request))].sort(),
      chunks: group.chunks.map((chunk) => chunk.name ?? String(chunk.id)),
    }));
  writeFileSync(join(ROOT, out, 'chunks.json'), `${JSON.stringify({ chunks, groups }, null, 1)}\n`);
  copyFileSync(join(ROOT, 'src/taskpane/guard.js'), join(ROOT, out, 'guard.js'));
  // What a server without a relay answers: it says so, and no pane logs a missing file. A server with one answers by itself.
  mkdirSync(join(ROOT, out, 'relay'), { recursive: true });
  writeFileSync(join(ROOT, out, 'relay', 'about.json'), '{"relay":0}\n');
  await writePacks(join(ROOT, out, 'packs'));
  return chunks;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  const { values } = parseArgs({
    options: { entry: { type: 'string' }, out: { type: 'string' }, 'office-js': { type: 'string' } },
  });
  try {
    const chunks = await buildPane(values);
    console.log(
      chunks.map(({ name, files, initial }) => `${initial ? '●' : '○'} ${name}: ${files.join(', ')}`).join('\n'),
    );
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
