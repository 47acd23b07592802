import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { serve, type Site } from './serve';
import { sampleBook, storyBook, unfinishedBook } from './story';
import { wordFiles } from './word-story';

const root = resolve(__dirname, '../../..');
const out = 'out/pane';

/** The production bundle over the fixture host with its workbooks; built once for all test files, again when a source is newer. */
export async function paneSite(): Promise<Site> {
  await alone(() => {
    const built = join(root, out, 'chunks.json');
    if (existsSync(built) && (isOfThisRun() || statSync(built).mtimeMs > newest(sources))) return;
    writeFileSync(join(root, 'out', '.pane-run'), String(process.ppid));
    execFileSync(
      process.execPath,
      ['scripts/pane.mjs', '--entry', './test/e2e/pane/fixture/main.ts', '--out', out, '--office-js', 'none'],
      { cwd: root },
    );
  });
  const site = await serve(join(root, out));
  const books = { 'story.xlsx': storyBook, 'sample.xlsx': sampleBook, 'unfinished.xlsx': unfinishedBook };
  for (const [name, make] of Object.entries(books)) site.files.set(`/${name}`, await make());
  for (const [name, bytes] of Object.entries(await wordFiles())) site.files.set(`/${name}`, bytes);
  return site;
}

/** The files of the bundle that is served, and what each holds. */
export function paneChunks(): readonly { readonly files: readonly string[]; readonly content: readonly string[] }[] {
  return (JSON.parse(readFileSync(join(root, out, 'chunks.json'), 'utf8')) as { chunks: ReturnType<typeof paneChunks> })
    .chunks;
}

/** Workers of one jest run have one parent: what it built stays, or pages that are open would lose their files. */
function isOfThisRun(): boolean {
  const stamp = join(root, 'out', '.pane-run');
  return process.connected && existsSync(stamp) && readFileSync(stamp, 'utf8') === String(process.ppid);
}

const sources = [
  'src',
  'templates',
  'test/e2e/pane/fixture',
  'webpack.config.js',
  'scripts/pane.mjs',
  'package-lock.json',
];

function newest(paths: readonly string[]): number {
  const times = paths.map((path) => {
    const stat = statSync(join(root, path));
    return stat.isDirectory() ? newest(readdirSync(join(root, path)).map((name) => `${path}/${name}`)) : stat.mtimeMs;
  });
  return Math.max(0, ...times);
}

/** Test files run side by side: one of them builds, the others wait. */
async function alone(work: () => void): Promise<void> {
  const lock = join(root, 'out', '.pane-lock');
  mkdirSync(join(root, 'out'), { recursive: true });
  const until = Date.now() + 180_000;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (Date.now() > until) rmSync(lock, { recursive: true, force: true });
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** An ignored folder for pictures to look at. */
export function screenshotPath(name: string): string {
  const folder = join(root, 'out', 'screenshots');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
