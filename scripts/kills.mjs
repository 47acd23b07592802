// `npm run kills [-- --count N] [--seed S]`: the command line, killed (SIGKILL) at random moments while it writes new files, replaces old
// ones, and writes two reports at once. After a kill no file may be half written; after the next command all are new or all are old, and
// nothing else lies in the folder. The tests kill at every step of writing; this kills the program itself, by the clock.
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unzipSync } from 'fflate';
import { ensureInstalled, ROOT } from './bootstrap.mjs';

ensureInstalled();
const { ensureBundle } = await import('./bundle.mjs');
const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } });
const count = Number(values.count ?? 200);
const seed = Number(values.seed ?? randomInt(2 ** 31));
if (!Number.isInteger(count) || !Number.isInteger(seed)) {
  console.error('--count 和 --seed 要整数。');
  process.exit(2);
}

const bundle = await ensureBundle('cli');
const folder = mkdtempSync(join(tmpdir(), 'jixiao-kills-'));
const ready = join(folder, 'ready');
const work = join(folder, 'work');
const templates = join(folder, 'templates');
const env = { ...process.env, JIXIAO_TEMPLATES: templates };

/** Words, and the files that they write; `force`: these stand there before. */
const scenes = [
  { words: ['new', 'kaifu-2018', '-o', 'n.xlsx'], files: ['n.xlsx'] },
  { words: ['new', 'kaifu-2018', '--sample', '-o', 'n.xlsx'], files: ['n.xlsx'], force: true },
  { words: ['report', 'two.xlsx', '-o', 'r.docx'], files: ['r.docx', 'r-disclosureNote.docx'] },
  { words: ['report', 'two.xlsx', '-o', 'r.docx'], files: ['r.docx', 'r-disclosureNote.docx'], force: true },
  { words: ['report', 'one.xlsx', '--update', 'old.docx', '-o', 'old.docx'], files: ['old.docx'], force: true },
  { words: ['roll-forward', 'two.xlsx', '--pack', 'kaifu-2018', '-o', 'y.xlsx'], files: ['y.xlsx'], force: true },
].map((scene) => ({ force: false, lastsMs: 2000, ...scene }));

const random = generator(seed);
/** What became of the rounds. */
const found = { killed: 0, writing: 0, halfway: 0, old: 0, new: 0 };
try {
  prepare();
  console.log(`SEED=${seed}，${count} 次`);
  for (let at = 0; at < count; at++) {
    const fault = await killOnce(scenes[at % scenes.length], random() < 0.5);
    if ((at + 1) % 20 === 0) console.log(summary());
    if (fault === null) continue;
    console.error(`✗ 第 ${at + 1} 次：${fault}。重做：npm run kills -- --count ${count} --seed ${seed}`);
    process.exitCode = 1;
    break;
  }
  console.log(summary());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function summary() {
  const { killed, writing, halfway } = found;
  return `杀了 ${killed} 次，其中正在写 ${writing} 次，几份放到一半 ${halfway} 次；下一次命令以后全是旧的 ${found.old} 次，全是新的 ${found.new} 次`;
}

/** What the commands read and replace, and a pack with two reports. */
function prepare() {
  mkdirSync(ready);
  cpSync(join(ROOT, 'templates'), templates, { recursive: true });
  const second = readFileSync(join(ROOT, 'test/support/second-report.yaml'));
  appendFileSync(join(templates, 'kaifu-2018', 'report.yaml'), second);
  jixiao(ready, 'new', 'kaifu-2018', '-o', 'two.xlsx', '--sample');
  jixiao(ready, 'new', 'kaifu-2020', '-o', 'one.xlsx', '--sample');
  jixiao(ready, 'report', 'one.xlsx', '-o', 'old.docx');
  copyFileSync(join(ready, 'two.xlsx'), join(ready, 'n.xlsx'));
  copyFileSync(join(ready, 'two.xlsx'), join(ready, 'y.xlsx'));
  for (const name of ['r.docx', 'r-disclosureNote.docx']) copyFileSync(join(ready, 'old.docx'), join(ready, name));
}

function jixiao(cwd, ...words) {
  const { status, stderr } = spawnSync(process.execPath, [bundle, ...words], { cwd, env, encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`jixiao ${words.join(' ')}：${status} ${stderr}`);
}

/** @returns what was wrong, or null */
async function killOnce(scene, whileWriting) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  const reads = scene.words.filter((word) => ['one.xlsx', 'two.xlsx'].includes(word));
  for (const name of [...reads, ...(scene.force ? scene.files : [])]) copyFileSync(join(ready, name), join(work, name));
  const before = new Map(scene.files.map((name) => [name, bytesOf(name)]));
  const expected = new Set(readdirSync(work));

  if (await killed(scene, whileWriting)) found.killed += 1;
  if (readdirSync(work).some((name) => !expected.has(name) && !scene.files.includes(name))) found.writing += 1;
  const broken = scene.files.find((name) => isNew(name, before) && !isSound(name));
  if (broken !== undefined) return `${broken} 只写了一半`;
  if (newFiles(scene, before).length % scene.files.length !== 0) found.halfway += 1;

  // The next command: a quick one, in the same folder.
  const { status } = spawnSync(process.execPath, [bundle, 'check', '没有.xlsx'], { cwd: work, env });
  if (status !== 3) return `下一次命令的退出码是 ${status}`;
  const fresh = newFiles(scene, before);
  if (fresh.length % scene.files.length !== 0) return `${scene.files.join('、')} 里只有 ${fresh.join('、')} 是新的`;
  if (fresh.some((name) => !isSound(name))) return `${fresh.join('、')} 打不开`;
  const more = readdirSync(work).filter((name) => !expected.has(name) && !fresh.includes(name));
  if (more.length > 0) return `多出了 ${more.join('、')}`;
  found[fresh.length > 0 ? 'new' : 'old'] += 1;
  return null;
}

/** Ends the command at any moment, or soon after it begins to write, mostly within ten milliseconds. @returns false where it was done before */
function killed(scene, whileWriting) {
  const words = scene.force ? [...scene.words, '--force'] : scene.words;
  const began = performance.now();
  const child = spawn(process.execPath, [bundle, ...words], { cwd: work, env, stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  const writing = watch(work, () => {
    writing.close();
    if (whileWriting) setTimeout(kill, random() ** 2 * 40);
  });
  const timer = whileWriting ? undefined : setTimeout(kill, random() * scene.lastsMs * 1.1);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (_code, signal) => {
      clearTimeout(timer);
      writing.close();
      if (signal === null || whileWriting) scene.lastsMs = performance.now() - began;
      resolve(signal !== null);
    });
  });
}

function bytesOf(name) {
  try {
    return readFileSync(join(work, name));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isNew(name, before) {
  const [now, old] = [bytesOf(name), before.get(name)];
  return now !== null && (old === null || !now.equals(old));
}

function newFiles(scene, before) {
  return scene.files.filter((name) => isNew(name, before));
}

/** A zip that can be unpacked whole and holds what such a file must. */
function isSound(name) {
  try {
    const parts = unzipSync(bytesOf(name));
    return (name.endsWith('.xlsx') ? 'xl/workbook.xml' : 'word/document.xml') in parts;
  } catch {
    return false;
  }
}

/** mulberry32: the same moments for the same seed, as far as a clock allows. */
function generator(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
