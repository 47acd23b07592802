import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { pathIn, placeOf } from '../../../src/hosts/wps/file-place';
import { WriterDesk, type WriterTools } from '../../../src/hosts/wps/writer/writer-desk';
import {
  openWriter,
  SimulatedDisk,
  type OpenedDocument,
  type OpenWriter,
  type ShellBuild,
} from '../../../simulator/wps';
import type { OpenWorld, World } from './document-worlds';

/** A report that is open, and saved, in the simulated WPS 文字. */
export interface OpenWriterWorld extends OpenWorld {
  readonly writer: OpenWriter;
  readonly desk: WriterDesk;
  readonly disk: SimulatedDisk;
  readonly document: OpenedDocument;
  /** Where a copy of that name lies. */
  beside(name: string): string;
}

export const openFile: WriterTools['openFile'] = async (bytes, name) => openDocumentFile(bytes, name, makeTableXml);

export async function openWriterWorld(
  bytes: Uint8Array,
  { name = '自评报告.docx', ...build }: ShellBuild & { readonly name?: string } = {},
): Promise<OpenWriterWorld> {
  const disk = build.disk ?? new SimulatedDisk();
  const writer = openWriter({ ...build, disk });
  const path = placeOf(name) ? name : pathIn(disk.home, name);
  disk.put(path, bytes);
  const document = writer.program.open(path);
  const desk = new WriterDesk({ openFile });
  const host = desk.host();
  const beside = (one: string): string => pathIn(placeOf(path)!.folder, one);
  return {
    writer,
    desk,
    disk,
    document,
    host,
    beside,
    save: async () => {
      const state = desk.saved.getSnapshot();
      const copy = state.kind === 'ready' ? state.copy : null;
      return disk.bytes(copy ? beside(copy.name) : path)!;
    },
    close: async () => writer.close(),
  };
}

/** What is written lies in a copy beside: that is the document as it would be saved. */
export const writerWorld: World = {
  name: 'WPS 文字，保存的文件',
  open: (bytes, name) => openWriterWorld(bytes, name === undefined ? {} : { name }),
};
