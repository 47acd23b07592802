import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { contentSpan } from '../../src/word/model/blocks';
import { DocumentModel } from '../../src/word/model/document-model';
import { spanText } from '../../src/word/model/span-text';
import { CustomXmlParts } from '../../src/word/custom-xml-parts';
import { OfficeSettings } from '../../src/word/office-settings';
import { convert, describeWithSoffice } from '../../../test/support/soffice';
import { docx, docxBytes, nodeXml, openModel } from '../../src/node/word-document';

const textOf = (model: DocumentModel): string => spanText(contentSpan(model.body));

/** Names of parts whose bytes differ. */
function changed(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [one, other] = [unzipSync(before), unzipSync(after)];
  const isSame = (name: string): boolean => Buffer.from(one[name] ?? []).equals(Buffer.from(other[name] ?? []));
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !isSame(name)).sort();
}

const body =
  docx.paragraph('上') +
  docx.control('jx:1:a', docx.paragraph('一')) +
  docx.table([['甲', '乙']]) +
  docx.paragraph('下');

test('没有改过的文件，存出来就是原来的字节', () => {
  const bytes = docxBytes(body);
  expect(DocumentModel.open(bytes, nodeXml).save()).toBe(bytes);
});

test('改了正文，别的部件一个字节也不变', () => {
  const bytes = docxBytes(body);
  const model = DocumentModel.open(bytes, nodeXml);
  model.typeText(model.selection, '新');
  expect(changed(bytes, model.save())).toEqual(['word/document.xml']);
});

test('自定义 XML 和设置存在文件里，重新打开还在；删了就没有了', () => {
  const model = openModel(body);
  const part = new CustomXmlParts(model.parts).add('<记忆 xmlns="urn:a">文字</记忆>');
  new OfficeSettings(model.parts).save([['键', '"值"']]);
  const again = DocumentModel.open(model.save(), nodeXml);
  const parts = new CustomXmlParts(again.parts);
  expect(parts.all()).toEqual([part]);
  expect(parts.xml(part)).toContain('文字');
  expect(new OfficeSettings(again.parts).all()).toEqual([['键', '"值"']]);
  parts.delete(part);
  expect(new CustomXmlParts(DocumentModel.open(again.save(), nodeXml).parts).all()).toEqual([]);
  expect(again.parts.file.names().filter((name) => name.startsWith('customXml/'))).toEqual([]);
});

test.each<[string, Uint8Array]>([
  ['不是 zip', strToU8('PK 但不是 zip')],
  ['zip 里没有 Office 的部件', zipSync({ 'a.txt': strToU8('a') })],
  ['正文不是 XML', zipSync({ ...unzipSync(docxBytes(body)), 'word/document.xml': strToU8('<w:document') })],
])('打不开的文件：%s', (_title, bytes) => {
  expect(() => DocumentModel.open(bytes, nodeXml)).toThrow();
});

/** Files real Word wrote lie beside the repository, not in it. */
const folder = join(__dirname, '../../../../shared/corpus');
const files = existsSync(folder)
  ? readdirSync(folder).filter((file) => file.endsWith('.docx') && file !== 'document-with-password.docx')
  : [];
if (files.length === 0) test.skip('真实 Word 文件不在，没有验证', () => undefined);
else
  test.each(files)('真实 Word 文件 %s：打开、打字、存、再打开，撤销回到原样', (file) => {
    const bytes = new Uint8Array(readFileSync(join(folder, file)));
    const model = DocumentModel.open(bytes, nodeXml);
    const before = nodeXml.write(model.xml.documentElement);
    const { start } = contentSpan(model.body);
    const isWritten = model.typeText({ start, end: start }, '新字\n第二段') !== null;
    expect(changed(bytes, model.save())).toEqual(isWritten ? [model.parts.mainName] : []);
    expect(textOf(DocumentModel.open(model.save(), nodeXml))).toBe(textOf(model));
    while (model.undo());
    expect(nodeXml.write(model.xml.documentElement)).toBe(before);
  });

describeWithSoffice('LibreOffice', () => {
  test('打开改过的文件，读出同样的字', () => {
    const out = mkdtempSync(join(tmpdir(), 'jixiao-word-'));
    try {
      const model = openModel(body);
      model.typeText(model.selection, '第一\n第二');
      new CustomXmlParts(model.parts).add('<a xmlns="urn:a"/>');
      new OfficeSettings(model.parts).save([['键', '1']]);
      writeFileSync(join(out, '报告.docx'), model.save());
      convert([join(out, '报告.docx')], 'txt:Text (encoded):UTF8', out);
      const lines = readFileSync(join(out, '报告.txt'), 'utf8')
        .replace(/^\ufeff/, '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean);
      expect(lines).toEqual(textOf(model).split('\r').filter(Boolean));
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  }, 120_000);
});
