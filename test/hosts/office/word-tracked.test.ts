import { refreshReport } from '../../../src/app/refresh-report';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import type { DocumentHost } from '../../../src/hosts/port/document-host';
import { casePacks, reportCase } from '../../support/followed/cases';
import { rejectedText } from '../../support/followed/rejected';
import { withTracking } from '../../support/ooxml/tracking';
import { openWordWorld } from '../contract/word-world';

const options = { file: 'x.docx', onOtherUnit: () => undefined };

async function textsOf(host: DocumentHost): Promise<unknown> {
  const { found } = await host.read();
  return found.controls.flatMap(({ fragment, text }) => (fragment === null ? [] : [[fragment, text]]));
}

test.each(casePacks)(
  '%s：开着修订，段落和表来了又去：Word 里和文件里一样，全部拒绝都是第一次以前的文档',
  async (id) => {
    const { docx, links } = await reportCase(id);
    const bytes = withTracking(docx);
    const file = openDocumentFile(bytes, 'x.docx', makeTableXml);
    const word = await openWordWorld(bytes);
    try {
      const original = rejectedText(word.xml());
      for (const version of [2, 3, 4, 5, 1]) {
        for (const host of [file, word.host]) await refreshReport(host, links[version]!, () => 'adopt', options);
        expect(await textsOf(word.host)).toEqual(await textsOf(file));
        expect(rejectedText(word.xml())).toEqual(original);
      }
      expect(word.bugs()).toEqual([]);
    } finally {
      await word.close();
    }
  },
  60_000,
);
