import { createWordHost } from '../../../src/hosts/office/word/word-host';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import type { WordHost } from '../../../src/hosts/office/word/word-host';
import type { Schedule } from '../../../src/hosts/port/live/schedule';
import { nodeXml, openWord, type DocumentModel, type HostProfile, type OpenWord } from '../../../simulator/word';
import type { OpenWorld, World } from './document-worlds';

/** A report open in the simulated Word behind the real office.js client. */
export interface OpenWordWorld extends OpenWorld {
  readonly host: WordHost;
  readonly word: OpenWord;
  readonly model: DocumentModel;
  xml(): string;
  /** Changes of the document so far, whoever made them. */
  writes(): number;
  /** Round trips of batches since the last question, the client's own tidying left out. */
  syncs(): number;
  bugs(): readonly unknown[];
}

export interface WordWorldOptions {
  readonly name?: string;
  readonly profile?: HostProfile;
  readonly schedule?: Schedule;
  readonly answerMs?: number;
}

export async function openWordWorld(bytes: Uint8Array, options: WordWorldOptions = {}): Promise<OpenWordWorld> {
  const { name = '自评报告.docx', profile, ...more } = options;
  const word = openWord({ bytes, ...(profile ? { profile } : {}) });
  word.host.common.address = name;
  let seen = 0;
  return {
    host: createWordHost({ makeTable: makeTableXml, ...more }),
    word,
    model: word.model,
    save: async () => word.model.save(),
    xml: () => nodeXml.write(word.model.xml),
    writes: () => word.host.document.writes,
    syncs: () => {
      const { roundTrips } = word.host.traffic;
      const own = roundTrips - seen;
      seen = roundTrips;
      return own;
    },
    bugs: () => word.host.bugs,
    close: async () => word.close(),
  };
}

export const wordWorld: World = {
  name: 'Word',
  open: (bytes, name) => openWordWorld(bytes, name === undefined ? {} : { name }),
};
