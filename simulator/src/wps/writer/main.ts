import { contentSpan } from '../../word/model/blocks';
import { DocumentModel } from '../../word/model/document-model';
import { spanText } from '../../word/model/span-text';
import { browserXml } from '../../word/xml-tools';
import type { AddinFiles, SimulatedAddin } from '../ribbon';
import { SimulatedWriter, type WriterBuild } from './program';
import type { OpenedDocument } from './world';

/** The simulated WPS 文字 in a page, for tests in a browser, as main.ts beside it is for WPS 表格. Bytes go in and out as base64. */
const { writerBuild = {} } = window as { readonly writerBuild?: WriterBuild };
const program = new SimulatedWriter(browserXml(), writerBuild);
const front = (): OpenedDocument => {
  if (!program.active) throw new Error('no document is open');
  return program.active;
};
const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const pathOf = (name: string): string => `${program.disk.home}/${name}`;
const textOf = (model: DocumentModel): string => spanText(contentSpan(model.body));

Object.assign(window, {
  simulatedWps: {
    global: program.global(),
    panes: program.panes,
    load: (files: AddinFiles): SimulatedAddin => program.load(files),
    /** In the user's folder, or under a whole path. */
    put: (name: string, base64: string): void =>
      program.disk.put(name.startsWith('/') ? name : pathOf(name), bytesOf(base64)),
    open: (name: string): void => void program.open(pathOf(name)),
    openNew: (base64: string): void => void program.openNew(bytesOf(base64)),
    typeOver: (from: string, to: string): void => program.typeOver(front(), from, to),
    save: (): void => program.save(front()),
    files: (): readonly string[] => program.disk.files(),
    /** What the document in front says on the screen. */
    text: (): string => textOf(front().model),
    selectedText: (): string | null => program.selectedText(),
    /** Writes of add-ins into the document in front. */
    writes: (): number => front().writes,
    frontName: (): string => front().fullName,
    textOfFile: (name: string): string => textOf(DocumentModel.open(program.disk.bytes(pathOf(name))!, browserXml())),
    temporary: program.disk.temporary,
  },
});
