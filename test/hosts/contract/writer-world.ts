import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { pathIn, placeOf } from '../../../src/hosts/wps/file-place';
import type { WriterAnswer } from '../../../src/hosts/wps/writer/open/seen-builds';
import { WriterDesk, type WriterTools } from '../../../src/hosts/wps/writer/writer-desk';
import {
  openWriter,
  SimulatedDisk,
  type OpenedDocument,
  type OpenWriter,
  type WriterBuild,
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

export interface WriterWish extends WriterBuild {
  readonly name?: string;
  /** Builds in which the open document is worked in. Default: none. */
  readonly builds?: WriterTools['builds'];
}

export async function openWriterWorld(
  bytes: Uint8Array,
  { name = '自评报告.docx', builds = [], ...build }: WriterWish = {},
): Promise<OpenWriterWorld> {
  const disk = build.disk ?? new SimulatedDisk();
  const writer = openWriter({ ...build, disk });
  const path = placeOf(name) ? name : pathIn(disk.home, name);
  disk.put(path, bytes);
  const document = writer.program.open(path);
  const desk = new WriterDesk({ openFile, builds, userAgent: 'X11; Linux' });
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
      if (builds.length > 0) {
        writer.program.save(document);
        return disk.bytes(document.fullName)!;
      }
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

export const everyAnswer: readonly WriterAnswer[] = ['text', 'places', 'kept', 'controls', 'rows', 'properties'];

/** A build in which somebody is taken to have seen these answers. */
export function seenBuild(answers: readonly WriterAnswer[] = everyAnswer): Pick<WriterWish, 'build' | 'builds'> {
  return { build: '12.9.9.9', builds: [{ build: '12.9.9.9', system: 'Linux', by: '试点', on: '2026-12-01', answers }] };
}

/** The open document itself, in a build where all questions are taken to be answered. */
export const openDocumentWorld: World = {
  name: 'WPS 文字，打开着的文档',
  open: async (bytes, name) => ({
    ...(await openWriterWorld(bytes, { ...seenBuild(), ...(name !== undefined && { name }) })),
    cannot: ['rebuild', 'insert', 'clean'],
  }),
};
