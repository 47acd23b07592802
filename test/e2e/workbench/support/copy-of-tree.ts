import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../browser';

const SOURCES = [
  ...['assets', 'docs', 'scripts', 'simulator', 'src', 'templates'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'webpack.config.js'],
];
/** What `npm start` has built here: stamps are by contents, so they hold in a copy too. */
const BUILT = ['build', 'cli', 'pane-compiled', 'server', 'stamps', 'univer', 'workbench'];

/** A copy of the project with what is built of it, in which a test may break and delete. */
export class CopyOfTree {
  readonly folder = mkdtempSync(join(tmpdir(), 'jixiao-start-'));

  constructor() {
    for (const path of SOURCES) cpSync(join(root, path), join(this.folder, path), { recursive: true });
    for (const name of BUILT)
      cpSync(join(root, 'dist', name), join(this.folder, 'dist', name), { recursive: true, preserveTimestamps: true });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'), 'junction');
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  /** As if it had never been built. */
  forget(...built: readonly string[]): void {
    for (const path of built) rmSync(this.path(path), { recursive: true, force: true });
  }

  start(port: number): Starting {
    return new Starting(this.folder, port);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** `npm start -- --no-open` as it goes. */
export class Starting {
  text = '';
  /** ms from the start to the first thing it said. */
  firstAfter: number | null = null;
  private readonly began = performance.now();
  private readonly child: ChildProcess;
  private readonly closed: Promise<number | null>;

  constructor(
    folder: string,
    readonly port: number,
  ) {
    this.child = spawn(process.execPath, ['scripts/start.mjs', '--no-open', '--port', String(port)], { cwd: folder });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (piece: Buffer) => {
        this.firstAfter ??= this.elapsed;
        this.text += piece.toString();
      });
    this.closed = new Promise((done) => this.child.once('close', done));
  }

  get elapsed(): number {
    return performance.now() - this.began;
  }

  get address(): string {
    return `https://localhost:${this.port}/`;
  }

  /** @throws what was said until then, where it does not come */
  async says(wanted: string | RegExp, patience: number): Promise<void> {
    const until = performance.now() + patience;
    while (!(typeof wanted === 'string' ? this.text.includes(wanted) : wanted.test(this.text))) {
      if (performance.now() > until) throw new Error(`“${String(wanted)}” did not come:\n${this.text}`);
      await new Promise((done) => setTimeout(done, 10));
    }
  }

  /** Ctrl+C, and the exit code. */
  async end(): Promise<number | null> {
    this.child.kill('SIGINT');
    return this.closed;
  }
}
