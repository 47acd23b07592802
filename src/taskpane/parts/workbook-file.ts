import type { WorkbookSource } from '../../app/report-session/workbook-source';

/** Of the File System Access API what is used here; TypeScript's DOM types leave the picker out. */
interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
}
type Picker = (options: {
  readonly types: readonly {
    readonly description: string;
    readonly accept: Readonly<Record<string, readonly string[]>>;
  }[];
}) => Promise<readonly FileHandle[]>;

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whether a chosen file can be read again after it was saved anew (not in every web view, and not inside another site's frame). */
function picker(): Picker | null {
  const pick = (window as { showOpenFilePicker?: Picker }).showOpenFilePicker;
  return typeof pick === 'function' && window.isSecureContext ? pick.bind(window) : null;
}

/** A workbook that can be read again; null: the user chose none. 'no-picker': ask with a plain file input instead. */
export async function pickWorkbook(): Promise<WorkbookSource | null | 'no-picker'> {
  const pick = picker();
  if (pick === null) return 'no-picker';
  try {
    const [handle] = await pick({ types: [{ description: 'Excel', accept: { [sheetType]: ['.xlsx'] } }] });
    return handle ? handleSource(handle) : null;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === 'AbortError' ? null : 'no-picker';
  }
}

function handleSource(handle: FileHandle): WorkbookSource {
  let readAt: number | null = null;
  return {
    name: handle.name,
    isLive: true,
    bytes: async () => {
      const file = await opened(handle);
      readAt = file?.lastModified ?? readAt;
      return file && bytesOf(file);
    },
    isNewer: async () => {
      const file = await opened(handle);
      return file !== null && readAt !== null && file.lastModified !== readAt;
    },
  };
}

/** A file of a plain input: good for the state it was chosen in. */
export function fileSource(file: File): WorkbookSource {
  return { name: file.name, isLive: false, bytes: () => bytesOf(file) };
}

async function opened(handle: FileHandle): Promise<File | null> {
  try {
    return await handle.getFile();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** null: the browser cannot read it (moved away, saved anew, held open by another program). */
export async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
