import { connectInProcess } from '../../../src/workbench/channel/in-process';
import { isSetSupported, type HostProfile } from '../../../src/workbench/profiles/profile';
import { wordLtsc2021 } from '../../../src/workbench/profiles/word';
import { SimulatedWord } from '../../../src/workbench/word/host';
import { DocumentModel } from '../../../src/workbench/word/model/document-model';
import { commonDocument } from './common-document';
import { loadWordClient } from './office-client';
import { docxBytes, nodeXml } from './word-document';

export interface OpenWord {
  readonly host: SimulatedWord;
  readonly model: DocumentModel;
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
  const supports = (name: string, version?: string | number): boolean =>
    isSetSupported(host.document.profile, name, version);
  const client = loadWordClient(supports, commonDocument(host));
  const disconnect = connectInProcess(client.OfficeExtension, host);
  return { host, model, run: (work) => client.Word.run(work), close: disconnect };
}
