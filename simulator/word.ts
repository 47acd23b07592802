import { connectInProcess } from './src/channel/in-process';
import { commonDocument } from './src/node/common-document';
import { loadWordClient } from './src/node/office-client';
import { docxBytes, nodeXml } from './src/node/word-document';
import { isSetSupported, type HostProfile } from './src/profiles/profile';
import { wordLtsc2021 } from './src/profiles/word';
import { SimulatedWord } from './src/word/host';
import { DocumentModel } from './src/word/model/document-model';

export { docxBytes, nodeXml } from './src/node/word-document';
export type { HostProfile } from './src/profiles/profile';
export { word2016, wordLtsc2021, wordSubscription } from './src/profiles/word';
// What a test needs to act as the user on the open document: places in its text, and the text between them.
export { contentSpan, paragraphsInside } from './src/word/model/blocks';
export type { DocumentModel } from './src/word/model/document-model';
export { runsIn, type Place, type Span } from './src/word/model/place';
export { runText } from './src/word/model/run-text';
export { spanText } from './src/word/model/span-text';

/** A document open in the simulated Word. */
export interface OpenWord {
  readonly host: SimulatedWord;
  readonly model: DocumentModel;
  /** Documents that the add-in had Word open in windows of their own, as files. */
  readonly opened: readonly Uint8Array[];
  run<Result>(work: (context: Word.RequestContext) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** Opens a document in the simulated Word and points the real client at it; the last one opened is the one that `Word.run` meets. */
export function openWord(
  options: { body?: string; bytes?: Uint8Array; settings?: string; profile?: HostProfile } = {},
): OpenWord {
  const bytes =
    options.bytes ??
    docxBytes(options.body ?? '<w:p/>', options.settings === undefined ? {} : { settings: options.settings });
  const model = DocumentModel.open(bytes, nodeXml);
  const host = new SimulatedWord(model, options.profile ?? wordLtsc2021);
  const opened: Uint8Array[] = [];
  host.document.onOpenBeside((file) => opened.push(file));
  const supports = (name: string, version?: string | number): boolean =>
    isSetSupported(host.document.profile, name, version);
  const client = loadWordClient(supports, commonDocument(host));
  const disconnect = connectInProcess(client.OfficeExtension, host);
  return { host, model, opened, run: (work) => client.Word.run(work), close: disconnect };
}
