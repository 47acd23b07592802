import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isProgram: (path: string) => boolean;
}

const here: Surroundings = { platform: process.platform, env: process.env, isProgram };

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    // Any answer of the file system but yes is a no.
    if (typeof error === 'object' && error !== null && 'code' in error) return false;
    throw error;
  }
}

const windowsPlaces = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];
const macPlaces = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) =>
  join('/Applications', `${name}.app`, 'Contents', 'MacOS', name),
);
const linuxNames = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** Chrome, Edge or Chromium as installed, or the one named by JIXIAO_BROWSER; null: none. */
export function findBrowser({ platform, env, isProgram }: Surroundings = here): string | null {
  const named = env['JIXIAO_BROWSER'];
  if (named) return isProgram(named) ? named : null;
  return candidates(platform, env).find(isProgram) ?? null;
}

function candidates(platform: NodeJS.Platform, env: Surroundings['env']): readonly string[] {
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return windowsPlaces.flatMap((place) => roots.map((root) => join(root, ...place)));
  }
  if (platform === 'darwin') return [...macPlaces, ...macPlaces.map((place) => join(env['HOME'] ?? '', place))];
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Whether a window could be shown at all. */
export function hasDisplay({ platform, env }: Pick<Surroundings, 'platform' | 'env'> = here): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY'] ?? '') || Boolean(env['WAYLAND_DISPLAY'] ?? '');
}

export interface OpenBrowser {
  readonly process: ChildProcess;
  /** Resolves when the window is closed; the fresh profile is gone then. */
  readonly closed: Promise<void>;
}

/** A window of its own with a fresh profile that accepts this one key: nothing of the user's browser is touched, and no warning shows. */
export function openBrowser(program: string, address: string, keyHash: string): OpenBrowser {
  const profile = mkdtempSync(join(tmpdir(), 'jixiao-browser-'));
  const args = [
    `--user-data-dir=${profile}`,
    `--ignore-certificate-errors-spki-list=${keyHash}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--window-size=1480,920',
    // Chromium refuses its sandbox to root (containers).
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--app=${address}`,
  ];
  const child = spawn(program, args, { stdio: 'ignore' });
  const closed = new Promise<void>((done, failed) => {
    child.once('error', failed);
    child.once('exit', () => done());
  }).finally(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return { process: child, closed };
}
