import { Problem } from '../../core/problem/further-problem';
import { isProblem } from '../../core/problem/problem';
import { freeName, pathIn, placeOf } from './file-place';
import type { WpsFileSystem } from './files-api';
import { appName, wpsAround, type WpsProgram } from './program';

export interface FileStat {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** What anything here rests on; further members are asked for where they are needed. */
const needed = ['existsSync', 'ReadFileAsArrayBuffer', 'writeAsBinaryString'] as const;

/**
 * Files of this computer through WPS's FileSystem: whole paths, whole files, synchronous. Misspelt members do not throw, so each is
 * looked for before it is called; and what was written is read back, since nobody knows how WPS refuses.
 */
export class WpsFiles {
  constructor(
    private readonly program: Pick<WpsProgram, 'files'> = wpsAround,
    /** What users call the program. */
    private readonly app: string = appName,
  ) {}

  /** What this build lacks; empty where files can be read and written. */
  missing(): readonly string[] {
    const system = this.program.files();
    return system ? needed.filter((name) => !system[name]) : ['FileSystem'];
  }

  /** @throws Problem host.no-files, before anything else is asked of the user */
  assertThere(): void {
    const [first] = this.missing();
    if (first !== undefined) throw this.unable(first);
  }

  /** A file or a folder. */
  exists(path: string): boolean {
    const system = this.having('existsSync');
    return Boolean(system.existsSync(path)) || Boolean(system.Exists?.(path));
  }

  /** @returns null where there is none */
  stat(path: string): FileStat | null {
    if (!this.exists(path)) return null;
    const found = this.having('stat').stat(path);
    if (typeof found?.size !== 'number' || typeof found.mtimeMs !== 'number') throw this.unable('stat');
    return { size: found.size, changedAt: found.mtimeMs };
  }

  /** @throws Problem input.not-found, input.unreadable, host.no-files */
  read(path: string): Uint8Array {
    const file = nameOf(path);
    const system = this.having('ReadFileAsArrayBuffer');
    if (!this.exists(path)) throw new Problem('input.not-found', { file });
    const given = refusable(
      () => system.ReadFileAsArrayBuffer(path),
      (detail, cause) => new Problem('input.unreadable', { file, detail }, { cause }),
    );
    if (!isBuffer(given)) throw new Problem('input.unreadable', { file, detail: `${this.app}没有给出内容` });
    return new Uint8Array(given);
  }

  /** Over whatever is there. @throws Problem host.unwritable, host.no-files */
  write(path: string, bytes: Uint8Array): void {
    const refused = (detail: string, cause?: unknown): Problem =>
      new Problem('host.unwritable', { file: path, detail }, { cause });
    const system = this.having('writeAsBinaryString', 'ReadFileAsArrayBuffer');
    const folder = placeOf(path)?.folder;
    if (folder === undefined || !this.exists(folder)) throw refused('没有这个文件夹');
    refusable(() => system.writeAsBinaryString(path, binaryOf(bytes)), refused);
    let back: Uint8Array;
    try {
      back = this.read(path);
    } catch (error) {
      throw refused(`${this.app}没有写`, error);
    }
    if (!isSame(back, bytes)) throw refused('写了以后读回来，和要写的不一样');
  }

  /**
   * Never over what is there: where the name is taken, the file gets a number.
   * @returns the whole path
   * @throws Problem host.unwritable, host.no-files
   */
  writeNew(folder: string, name: string, bytes: Uint8Array): string {
    const free = freeName(name, (one) => this.exists(pathIn(folder, one)));
    if (free === null) throw new Problem('host.unwritable', { file: pathIn(folder, name), detail: '同名的文件太多' });
    const path = pathIn(folder, free);
    this.write(path, bytes);
    return path;
  }

  /** Names of what lies in a folder; the documentation speaks of folders alone. @throws Problem input.unreadable, host.no-files */
  list(folder: string): readonly string[] {
    const system = this.having('readdirSync');
    const given = refusable(
      () => system.readdirSync(folder),
      (detail, cause) => new Problem('input.unreadable', { file: folder, detail }, { cause }),
    );
    if (!Array.isArray(given)) throw this.unable('readdirSync');
    return given.map((one: unknown) => {
      const name = typeof one === 'string' ? one : (one as { readonly name?: unknown } | null)?.name;
      if (typeof name !== 'string') throw this.unable('readdirSync');
      return name;
    });
  }

  /** Makes it where it is not there; its own folder is. @throws Problem host.unwritable, host.no-files */
  makeFolder(folder: string): void {
    if (this.exists(folder)) return;
    const refused = (detail: string, cause?: unknown): Problem =>
      new Problem('host.unwritable', { file: folder, detail }, { cause });
    const system = this.having('mkdirSync');
    refusable(() => system.mkdirSync(folder), refused);
    if (!this.exists(folder)) throw refused('建不了这个文件夹');
  }

  /** @throws Problem host.unwritable, host.no-files */
  remove(path: string): void {
    if (!this.exists(path)) return;
    const refused = (detail: string, cause?: unknown): Problem =>
      new Problem('host.unwritable', { file: path, detail }, { cause });
    const system = this.having('unlinkSync');
    refusable(() => system.unlinkSync(path), refused);
    if (this.exists(path)) throw refused('删不掉');
  }

  /** The system's folder for what need not last. @throws Problem host.no-files */
  temporaryFolder(): string {
    const given = this.having('tmpdir').tmpdir();
    if (typeof given !== 'string' || given === '') throw this.unable('tmpdir');
    return given.replace(/([^:\\/])[\\/]+$/, '$1');
  }

  /** FileSystem with the members that are about to be called: as members, since WPS looks at whose they are. */
  private having<Name extends keyof WpsFileSystem>(
    ...names: readonly Name[]
  ): WpsFileSystem & Required<Pick<WpsFileSystem, Name>> {
    const system = this.program.files();
    if (!system) throw this.unable('FileSystem');
    for (const name of names) if (!system[name]) throw this.unable(name);
    return system as WpsFileSystem & Required<Pick<WpsFileSystem, Name>>;
  }

  private unable(detail: string): Problem {
    return new Problem('host.no-files', { app: this.app, detail });
  }
}

const nameOf = (path: string): string => placeOf(path)?.name ?? path;

/** Whatever WPS throws becomes the problem; `false` is a refusal too. */
function refusable<T>(work: () => T, refused: (detail: string, cause?: unknown) => Problem): T {
  let answer: T;
  try {
    answer = work();
  } catch (error) {
    if (isProblem(error)) throw error;
    throw refused(error instanceof Error ? error.message : String(error), error);
  }
  if (answer === false) throw refused('WPS 没有说原因');
  return answer;
}

/** By what it has: it may come from another page's realm. */
function isBuffer(given: unknown): given is ArrayBuffer {
  return typeof (given as ArrayBuffer | null)?.byteLength === 'number';
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

function binaryOf(bytes: Uint8Array): string {
  // As many arguments as every engine takes.
  const piece = 8192;
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; at += piece) texts.push(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return texts.join('');
}

/** A refused file that has to lie beside another one: who reads it cannot choose a folder, but can save that one into another. */
export function besideWhat(error: unknown, what: '工作簿' | '报告'): unknown {
  if (!isProblem(error) || error.code !== 'host.unwritable') return error;
  const { file = '', detail = '' } = error.params;
  const told = `${detail}；文件写在${what}所在的文件夹，${what}另存到别处，就写到那里`;
  return new Problem('host.unwritable', { file, detail: told }, { cause: error.cause });
}
