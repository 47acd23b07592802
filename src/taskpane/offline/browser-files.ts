import type { ChosenFile, FileKind } from '../../app/desk-session/chosen-file';
import { bytesOf } from '../parts/workbook-file';

/** Of the File System Access API what is used here; TypeScript's DOM types leave most of it out. */
interface WritableFile {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}
export interface FileHandle {
  readonly kind?: string;
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<WritableFile>;
}
interface PickerOptions {
  readonly suggestedName?: string;
  readonly types: readonly {
    readonly description: string;
    readonly accept: Readonly<Record<string, readonly string[]>>;
  }[];
}
interface Pickers {
  readonly showOpenFilePicker?: (options: PickerOptions) => Promise<readonly FileHandle[]>;
  readonly showSaveFilePicker?: (options: PickerOptions) => Promise<FileHandle>;
}

const kinds = {
  workbook: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    accept: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'] },
    program: 'WPS 表格 / Excel',
  },
  report: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    accept: {
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
      'text/plain': ['.txt'],
    },
    program: 'WPS 文字 / Word',
  },
} as const;

/** What a side opens, as an input asks for it: “.docx,.txt”. */
export const extensionsOf = (kind: FileKind): string => Object.values(kinds[kind].accept).flat().join(',');

/** A file of a plain input or a drop: good for the state it was chosen in. */
export function plainFile(file: File): ChosenFile {
  return {
    name: file.name,
    isLive: false,
    isNewer: async () => false,
    bytes: () => bytesOf(file),
    write: async () => false,
  };
}

/** A file that can be read again after it was saved anew, and written where it lies. */
function liveFile(handle: FileHandle): ChosenFile {
  let readAt: number | null = null;
  const now = (): Promise<File | null> => refusable(() => handle.getFile());
  return {
    name: handle.name,
    isLive: true,
    isNewer: async () => {
      const file = await now();
      return file !== null && readAt !== null && file.lastModified !== readAt;
    },
    bytes: async () => {
      const file = await now();
      if (file === null) return null;
      const bytes = await bytesOf(file);
      if (bytes !== null) readAt = file.lastModified;
      return bytes;
    },
    write: async (bytes) => {
      const written = await refusable(async () => {
        const writable = await handle.createWritable();
        await writable.write(new Uint8Array(bytes));
        await writable.close();
        return true;
      });
      if (written) readAt = (await now())?.lastModified ?? null;
      return written ?? false;
    },
  };
}

/** null: refused (moved away, held open by another program, not allowed). */
async function refusable<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** 'no-picker': ask with a plain input instead. null: the user chose none. */
export async function pickFile(kind: FileKind): Promise<ChosenFile | null | 'no-picker'> {
  const handles = await asked((pickers) =>
    pickers.showOpenFilePicker?.({ types: [{ description: kinds[kind].program, accept: kinds[kind].accept }] }),
  );
  if (handles === null || handles === 'no-picker') return handles;
  return handles[0] ? liveFile(handles[0]) : null;
}

/** A place for a new file; the same answers. */
export async function pickPlace(kind: FileKind, suggestedName: string): Promise<ChosenFile | null | 'no-picker'> {
  const handle = await asked((pickers) => pickers.showSaveFilePicker?.({ suggestedName, types: [savedAs(kind)] }));
  return handle === null || handle === 'no-picker' ? handle : liveFile(handle);
}

/** What this page writes: never a plain text. */
function savedAs(kind: FileKind): PickerOptions['types'][number] {
  const { type, program } = kinds[kind];
  return { description: program, accept: { [type]: [kind === 'workbook' ? '.xlsx' : '.docx'] } };
}

async function asked<T>(ask: (pickers: Pickers) => Promise<T> | undefined): Promise<T | null | 'no-picker'> {
  if (!window.isSecureContext) return 'no-picker';
  try {
    return (await ask(window as Pickers)) ?? 'no-picker';
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === 'AbortError' ? null : 'no-picker';
  }
}

/** What was dropped on the page, as handles where the browser gives them. Ask at once: the list is empty after the event. */
export function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  const waiting = [...transfer.items].map(async (item): Promise<ChosenFile[]> => {
    const { getAsFileSystemHandle } = item as { getAsFileSystemHandle?: () => Promise<FileHandle | null> };
    const file = item.getAsFile();
    const handle = getAsFileSystemHandle ? await refusable(() => getAsFileSystemHandle.call(item)) : null;
    if (handle && handle.kind !== 'directory') return [liveFile(handle)];
    return file ? [plainFile(file)] : [];
  });
  return Promise.all(waiting).then((lists) => lists.flat());
}

/** Words from the clipboard as if they were a .txt. */
export function pastedText(text: string, name: string): ChosenFile {
  return plainFile(new File([text], name, { type: 'text/plain' }));
}

/** Hands a finished file to the user as a download. */
export function download(kind: FileKind, bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: kinds[kind].type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
