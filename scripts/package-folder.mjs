// Puts a package together from parts that are ready. Node built-ins only.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { filesOfManifest, manifestFor } from './package-manifest.mjs';

const MARK = 'SHA256SUMS';

/** Every path below a folder, with forward slashes, sorted. */
export function filesUnder(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
    )
    .sort();
}

/** Throws where a page or the manifest points to a file that is not in the package. */
export function assemble({ pane, out, base, officeJs }) {
  emptyFolder(out);
  const site = join(out, 'site');
  mkdirSync(site, { recursive: true });
  // chunks.json says which source is in which chunk: for our tests, not for a server.
  cpSync(pane, site, { recursive: true, filter: (path) => !path.endsWith('chunks.json') });
  for (const name of readdirSync(join(ROOT, 'assets'))) {
    if (/^icon-\d+\.png$/.test(name)) cpSync(join(ROOT, 'assets', name), join(site, 'assets', name));
  }
  cpSync(join(ROOT, 'scripts', 'sideload', 'help.html'), join(site, 'help.html'));
  if (officeJs === 'local') copyOfficeJs(site);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const manifest = manifestFor(readFileSync(join(ROOT, 'manifest.xml'), 'utf8'), base, version);
  writeFileSync(join(out, 'manifest.xml'), manifest);
  cpSync(join(ROOT, 'scripts', 'sideload'), join(out, 'sideload'), {
    recursive: true,
    filter: (path) => !path.endsWith('help.html') && !path.endsWith('.txt'),
  });
  const guide = readFileSync(join(ROOT, 'scripts', 'sideload', '安装说明.txt'), 'utf8')
    .replaceAll('{baseUrl}', base)
    .replaceAll('{version}', version);
  writeFileSync(join(out, '安装说明.txt'), `\uFEFF${guide.replaceAll('\n', '\r\n')}`);
  refuseMissing(site, manifest, base);
  const files = filesUnder(out);
  const sums = files.map(
    (path) =>
      `${createHash('sha256')
        .update(readFileSync(join(out, path)))
        .digest('hex')}  ${path}\n`,
  );
  writeFileSync(join(out, MARK), sums.join(''));
  return { files: files.length + 1, bytes: files.reduce((sum, path) => sum + readFileSync(join(out, path)).length, 0) };
}

/** Only a folder that is empty or that an earlier run made is emptied: never somebody's documents. */
function emptyFolder(out) {
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, MARK))) {
    throw new Error(`“${out}”里已经有别的文件，没有动它。请换一个空文件夹。`);
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
}

function copyOfficeJs(site) {
  const from = join(ROOT, 'node_modules', '@microsoft', 'office-js');
  cpSync(join(from, 'dist'), join(site, 'office'), {
    recursive: true,
    filter: (path) => !/\.debug\.js$|\.d\.ts$|\.map$/.test(path),
  });
  cpSync(join(from, 'LICENSE.md'), join(site, 'office', 'LICENSE.md'));
}

function refuseMissing(site, manifest, base) {
  const html = readdirSync(site).filter((name) => name.endsWith('.html'));
  const linked = html.flatMap((name) =>
    [...readFileSync(join(site, name), 'utf8').matchAll(/(?:src|href)="([^"#?]+)"/g)]
      .map(([, path]) => path)
      .filter((path) => !/^\w+:|^\/\//.test(path)),
  );
  const missing = [...new Set([...filesOfManifest(manifest, base), ...linked])].filter(
    (path) => !existsSync(join(site, path)),
  );
  if (missing.length > 0) throw new Error(`包里缺少这些文件：${missing.join('、')}`);
}
