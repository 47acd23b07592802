import { asText, type ObjectMaker } from './object';

/** A file or a folder on the simulated disk. */
interface Entry {
  readonly path: string;
  /** null: a folder. */
  bytes: Uint8Array | null;
  changedAt: number;
}

export interface DiskOptions {
  readonly system?: 'linux' | 'windows';
  readonly now?: () => number;
  /** What readdirSync gives: the documentation speaks of objects. */
  readonly listed?: 'objects' | 'names';
}

/** The disk of a simulated computer; several programs of WPS may stand over one. */
export class SimulatedDisk {
  private readonly entries = new Map<string, Entry>();
  /** Folders in which nothing may be written, and files that another program holds. */
  readonly closed = new Set<string>();
  private readonly held = new Set<string>();
  readonly isWindows: boolean;
  readonly home: string;
  readonly temporary: string;
  readonly now: () => number;

  constructor(readonly options: DiskOptions = {}) {
    this.isWindows = options.system === 'windows';
    this.home = this.isWindows ? 'C:\\Users\\李会计\\Documents' : '/home/likuaiji/文档';
    this.temporary = this.isWindows ? 'C:\\Users\\李会计\\AppData\\Local\\Temp' : '/tmp';
    this.now = options.now ?? (() => Date.now());
    for (const folder of [this.home, this.temporary]) this.makeFolders(folder);
  }

  /** Past any add-in; folders above are made. */
  put(path: string, bytes: Uint8Array): void {
    this.makeFolders(this.folderOf(path));
    this.entries.set(this.key(path), { path, bytes: new Uint8Array(bytes), changedAt: this.now() });
  }

  makeFolders(folder: string): void {
    for (let at = folder; at !== '' && !this.find(at); at = this.folderOf(at))
      this.entries.set(this.key(at), { path: at, bytes: null, changedAt: this.now() });
  }

  /** null: no such file. */
  bytes(path: string): Uint8Array | null {
    return this.find(path)?.bytes ?? null;
  }

  remove(path: string): void {
    this.entries.delete(this.key(path));
  }

  /** All files, sorted. */
  files(): string[] {
    return [...this.entries.values()].flatMap(({ path, bytes }) => (bytes === null ? [] : [path])).sort();
  }

  /** Nobody may write into a folder. */
  close(folder: string): void {
    this.closed.add(this.key(folder));
  }

  /** Another program has the file open: until `release`. */
  hold(path: string): void {
    this.held.add(this.key(path));
  }

  release(path: string): void {
    this.held.delete(this.key(path));
  }

  find(path: string): Entry | undefined {
    return this.entries.get(this.key(path));
  }

  within(folder: string): Entry[] {
    const key = this.key(folder);
    return [...this.entries.values()].filter(({ path }) => path !== folder && this.key(this.folderOf(path)) === key);
  }

  isHeld(path: string): boolean {
    return this.held.has(this.key(path));
  }

  isClosed(path: string): boolean {
    return this.closed.has(this.key(this.folderOf(path)));
  }

  write(path: string, bytes: Uint8Array | null): void {
    this.entries.set(this.key(path), { path: this.find(path)?.path ?? path, bytes, changedAt: this.now() });
  }

  folderOf(path: string): string {
    const plain = this.plain(path);
    const end = plain.lastIndexOf('/');
    const folder = path.slice(0, end);
    if (folder === '' || /^[a-z]:$/i.test(folder)) return plain.length > end + 1 ? path.slice(0, end + 1) : '';
    return folder;
  }

  /** Both strokes are one on Windows, and so are capitals; on Linux a backslash is a letter. */
  private key(path: string): string {
    const plain = this.plain(path);
    const trimmed = /^(?:[a-z]:)?\/$/i.test(plain) ? plain : plain.replace(/\/+$/, '');
    return this.isWindows ? trimmed.toLowerCase() : trimmed;
  }

  private plain(path: string): string {
    return this.isWindows ? path.replace(/\\/g, '/') : path;
  }
}

/** FileSystem, as far as it is known; where nobody knows how it refuses, one way is thrown and the other is silent. */
export function fileSystem(maker: ObjectMaker, disk: SimulatedDisk): object {
  const whole = (value: unknown): string => {
    const path = asText(value);
    const isWhole = disk.isWindows ? /^(?:[a-z]:[\\/]|\\\\)/i.test(path) : path.startsWith('/');
    if (!isWhole) throw new Error(`“${path}” is not a whole path`);
    return path;
  };
  const contents = (path: unknown): Uint8Array => {
    const bytes = disk.bytes(whole(path));
    if (bytes === null) throw new Error('cannot open file');
    return bytes;
  };
  return maker.make('FileSystem', disk, {
    ReadFileAsArrayBuffer: { call: (path: unknown) => contents(path).slice().buffer },
    /** Text: it ends with the first NUL (measured). */
    ReadFile: { call: (path: unknown) => new TextDecoder().decode(contents(path)).split('\0')[0] },
    writeAsBinaryString: {
      call: (given: unknown, text: unknown) => {
        const path = whole(given);
        const bytes = Uint8Array.from(asText(text), (letter) => {
          const code = letter.charCodeAt(0);
          if (code > 255) throw new Error('a letter of a binary string is one byte');
          return code;
        });
        if (disk.isHeld(path)) throw new Error('the process cannot access the file because it is being used');
        if (!disk.find(disk.folderOf(path)) || disk.isClosed(path)) return false;
        disk.write(path, bytes);
        return true;
      },
    },
    stat: {
      call: (path: unknown) => {
        const found = disk.find(whole(path));
        if (!found) throw new Error('no such file');
        return { size: found.bytes?.length ?? 0, mtimeMs: found.changedAt };
      },
    },
    existsSync: { call: (path: unknown) => disk.find(whole(path)) !== undefined },
    Exists: { call: (path: unknown) => disk.find(whole(path)) !== undefined },
    readdirSync: {
      call: (folder: unknown) => {
        const path = whole(folder);
        if (disk.find(path)?.bytes !== null) throw new Error('no such folder');
        const names = disk.within(path).map((one) => one.path.slice(one.path.search(/[^\\/]+$/)));
        return disk.options.listed === 'names' ? names : names.map((name) => ({ name }));
      },
    },
    mkdirSync: {
      call: (folder: unknown) => {
        const path = whole(folder);
        if (disk.find(path)) throw new Error('the folder exists');
        // One folder, not those above it.
        if (!disk.find(disk.folderOf(path)) || disk.isClosed(path)) return false;
        disk.write(path, null);
        return true;
      },
    },
    unlinkSync: {
      call: (given: unknown) => {
        const path = whole(given);
        if (disk.bytes(path) === null) throw new Error('no such file');
        if (disk.isHeld(path)) throw new Error('the process cannot access the file because it is being used');
        if (disk.isClosed(path)) return false;
        disk.remove(path);
        return true;
      },
    },
    tmpdir: { call: () => disk.temporary },
  });
}
