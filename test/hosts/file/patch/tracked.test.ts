import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { refreshReport } from '../../../../src/app/refresh-report';
import { openDocumentFile } from '../../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../../src/hosts/file/patch/make-table';
import { noAnswers } from '../../../../src/core/report/refresh/plan';
import { rejectedText } from '../../../support/followed/rejected';
import { documentXml, linkOf, reportFile } from '../../contract/document-worlds';

function tracking(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const settings = strFromU8(parts['word/settings.xml']!).replace(/(<w:settings[^>]*>)/, '$1<w:trackRevisions/>');
  return zipSync({ ...parts, 'word/settings.xml': strToU8(settings) });
}

test('开着修订更新几次，段落来了又去：任何时候全部拒绝，都是第一次以前的文档', async () => {
  const start = tracking(await reportFile({ figures: { words: '无。' } }));
  const original = rejectedText(documentXml(start), '绩效自评助手');
  const host = openDocumentFile(start, 'x.docx', makeTableXml);
  for (const words of ['一是台账不全。\n二是预算编制不细。', '无。', '甲。\n乙。\n丙。', '乙。']) {
    await refreshReport(host, linkOf({ figures: { words } }), noAnswers, { file: 'x.docx' });
    expect((await host.read()).found.controls.map(({ text }) => text)).toContain(words);
    expect(rejectedText(documentXml(host.bytes()), '绩效自评助手')).toEqual(original);
  }
});

test('用户自己还没有接受的字里换数：换的是我们的修订，只拒绝我们的，用户写的还是原来的', async () => {
  const typed = (xml: string): string =>
    xml.replace(/<w:r>((?:(?!<w:r>).)*?<w:t[^>]*>(?:8人)<\/w:t><\/w:r>)/, (run) => {
      return `<w:ins w:id="5" w:author="用户" w:date="2026-02-01T00:00:00Z">${run}</w:ins>`;
    });
  const start = tracking(await reportFile({}, typed));
  expect(documentXml(start)).toContain('w:author="用户"');
  const host = openDocumentFile(start, 'x.docx', makeTableXml);
  await refreshReport(host, linkOf({ figures: { staff: 12 } }), noAnswers, { file: 'x.docx' });
  expect((await host.read()).found.controls[0]!.text).toBe('本部门编制数9人，在职人数12人。');
  expect(rejectedText(documentXml(host.bytes()), '绩效自评助手')).toEqual(
    rejectedText(documentXml(start), '绩效自评助手'),
  );
});
