import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { inBrowser, launch, root } from '../browser';
import { keptFiles } from '../../support/kept';
import { serve, type Site } from './serve';
import { mendBook, sampleBook, storyBook, unfinishedBook } from './story';
import { wordFiles } from './word-story';

const out = 'out/pane';

/** What a test of the pane has at hand. */
export interface AtPane {
  readonly site: Site;
  readonly browser: Browser;
}

/** Tests of the pane in a real browser, over the fixture host. */
export function inPane(title: string, tests: (at: AtPane) => void): void {
  inBrowser(title, () => {
    const at = {} as { site: Site; browser: Browser };
    beforeAll(async () => {
      at.site = await paneSite();
      at.browser = await launch();
    }, 400_000);
    afterAll(async () => {
      await at.browser?.close();
      at.site?.close();
    });
    tests(at);
  });
}

/** The production bundle over the fixture host with its workbooks; built once for all test files of a run. */
async function paneSite(): Promise<Site> {
  await alone(() => {
    if (existsSync(join(root, out, 'chunks.json')) && isOfThisRun()) return;
    writeFileSync(join(root, 'out', '.pane-run'), String(process.ppid));
    execFileSync(
      process.execPath,
      ['scripts/pane.mjs', '--entry', './test/e2e/pane/fixture/main.ts', '--out', out, '--office-js', 'none'],
      { cwd: root },
    );
  });
  const site = await serve(join(root, out));
  const files = await keptFiles('pane-files', ['src', 'templates', 'test/e2e/pane', 'test/support'], async () => ({
    'story.xlsx': await storyBook(),
    'sample.xlsx': await sampleBook(),
    'unfinished.xlsx': await unfinishedBook(),
    'mend.xlsx': await mendBook(),
    ...(await wordFiles()),
  }));
  for (const [name, bytes] of files) site.files.set(`/${name}`, bytes);
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

/** Into an ignored folder for people to look at: in the usual width, in all with PICTURES=all (half of the time these tests take). */
export async function picture(page: Page, width: number, name: string): Promise<void> {
  if (width !== 320 && process.env['PICTURES'] !== 'all') return;
  const folder = join(root, 'out', 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
