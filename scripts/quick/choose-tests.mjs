// Which test files a change touches, and which of them are quick enough to run after every change.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from '../bootstrap.mjs';

const CODE = /\.tsx?$/;
const isTest = (path) => /\.test\.tsx?$/.test(path);

function codeUnder(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && CODE.test(entry.name))
    .map((entry) =>
      posix.join(
        folder,
        join(entry.parentPath ?? entry.path, entry.name)
          .slice(join(ROOT, folder).length + 1)
          .replaceAll('\\', '/'),
      ),
    );
}

/** Which files import which: file → those that import it. */
function importersOf(texts) {
  const importers = new Map();
  for (const [file, text] of texts)
    for (const [, specifier] of text.matchAll(/(?:from|import|require)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
      const path = posix.join(posix.dirname(file), specifier);
      const target = ['.ts', '.tsx', '/index.ts', ''].map((ending) => path + ending).find((one) => texts.has(one));
      if (target !== undefined) importers.set(target, [...(importers.get(target) ?? []), file]);
    }
  return importers;
}

/** What makes a test file too slow for the quick round, by what it imports or is. */
const SLOW = [
  { why: '在浏览器里', is: (path) => path.startsWith('test/e2e/') },
  { why: '用 LibreOffice', is: (path, text) => /support\/soffice'|'soffice'/.test(text) },
  { why: '随机测试', is: (path, text) => /support\/seed'/.test(text) },
  { why: '另起程序', is: (path, text) => /node:child_process'|buildBundle\b|jixiao\(/.test(text) },
  { why: '计时或压力', is: (path) => /(relay-load|relay-limits|many-rows)\.test/.test(path) },
];

/** The rooms whose tests run for a change: a change of core is for core, app and packs; what builds on them is for `npm test`. */
function roomsFor(changed) {
  const rooms = new Set(['test/core/', 'test/app/', 'test/packs/']);
  for (const path of changed) {
    const [, room] = /^src\/(hosts\/[^/]+|[^/]+)\//.exec(path) ?? [];
    if (room !== undefined) rooms.add(`test/${room}/`);
  }
  return [...rooms];
}

/**
 * @param changed paths from the root
 * @returns `run`: test files; `left`: those that the change touches too, with the reason
 */
export function chooseTests(changed) {
  const texts = new Map(
    ['src', 'test', 'simulator', 'bench']
      .flatMap(codeUnder)
      .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
  );
  const importers = importersOf(texts);
  const touched = new Set(changed.filter((path) => texts.has(path)));
  // A template is in no import: the packs' own tests read it.
  if (changed.some((path) => path.startsWith('templates/')))
    for (const path of texts.keys()) if (path.startsWith('test/packs/')) touched.add(path);
  for (const path of touched) for (const importer of importers.get(path) ?? []) touched.add(importer);
  const rooms = roomsFor(changed);
  const run = [];
  const left = [];
  for (const path of [...touched].filter(isTest).sort()) {
    const why = changed.includes(path)
      ? undefined
      : (SLOW.find(({ is }) => is(path, texts.get(path)))?.why ??
        (rooms.some((room) => path.startsWith(room)) ? undefined : '隔了几层'));
    if (why === undefined) run.push(path);
    else left.push({ path, why });
  }
  return { run, left };
}
