import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { previewReport, refreshReport } from '../../../../src/app/refresh-report';
import { stampOf, textGrid } from '../../../../src/core/report/link/document-stamp';
import { makeLinkPackage, type LinkPackage } from '../../../../src/core/report/link/link-package';
import type { Choice } from '../../../../src/core/report/refresh/plan';
import type { AttachmentTable } from '../../../../src/core/report/table-model';
import { authorDocument } from '../../../../src/hosts/file/author/document/author-document';
import { openDocumentFile } from '../../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../../src/hosts/file/patch/make-table';
import { removeControl } from '../../../../src/hosts/file/patch/repair-document';
import { openDocument } from '../../../../src/hosts/file/patch/open-document';

const report = { id: 'r', title: '报告', front: [], sections: [], back: [] };

function tableOf(...rows: readonly (readonly string[])[]): AttachmentTable {
  const cell = (text: string, column: number) =>
    ({
      text,
      column,
      colSpan: 1,
      rowSpan: 1,
      style: 'text',
      sizePt: 10,
      bold: false,
      align: 'left',
      indent: 0,
      ...(column === 1 ? { field: `f.${rows.findIndex((row) => row.includes(text))}` } : {}),
    }) as const;
  return {
    sheet: 'basic',
    label: '附件1',
    name: '基础数据表',
    title: '基础数据表',
    lead: [],
    table: {
      columnsMm: [60, 60],
      headerRows: 0,
      rows: rows.map((row) => ({ heightPt: 20, breakAfter: false, cells: row.map(cell) })),
    },
    notes: [],
    orientation: 'portrait',
    marginsMm: { top: 20, bottom: 20, left: 20, right: 20 },
  };
}

const linkOf = (table: AttachmentTable): LinkPackage =>
  makeLinkPackage({
    report,
    tables: [table],
    workbookId: 'w',
    pack: 'p',
    time: '2026-03-15T00:00:00Z',
    fieldOf: (field) => ({ label: field, value: null }),
  });

const first = tableOf(['编制', '9'], ['在职', '8']);

async function documentOf(table: AttachmentTable, change: (xml: string) => string = (xml) => xml): Promise<Uint8Array> {
  const parts = unzipSync(
    await authorDocument(report, [table], { creator: '甲', linkPackage: JSON.stringify(stampOf(linkOf(table))) }),
  );
  const before = strFromU8(parts['word/document.xml']!);
  return zipSync({ ...parts, 'word/document.xml': strToU8(change(before)) });
}

async function refresh(bytes: Uint8Array, table: AttachmentTable, choice: Choice | null = null) {
  const host = openDocumentFile(bytes, 'x.docx', makeTableXml);
  const { plan } = await refreshReport(host, linkOf(table), () => choice, { file: 'x.docx' });
  const { found, scanned } = openDocument(host.bytes(), 'x.docx');
  const [control] = found.controls;
  const cells = control!.cells.map((rows) =>
    rows.map((row) => row.map(({ start, end }) => control!.text.slice(start, end))),
  );
  return { plan, cells, xml: scanned.xml, bytes: host.bytes() };
}

const replace = (from: string, to: string) => (xml: string) => {
  expect(xml).toContain(from);
  return xml.replace(from, to);
};

test('形状不变：只换变了的格，其余一字不动', async () => {
  const bytes = await documentOf(first);
  const { plan, cells, xml } = await refresh(bytes, tableOf(['编制', '9'], ['在职', '12']));
  expect(cells).toEqual([
    [
      ['编制', '9'],
      ['在职', '12'],
    ],
  ]);
  expect(plan.figures).toEqual([
    {
      fragment: 'attachment.basic',
      field: 'f.1',
      label: 'f.1',
      old: '8',
      new: '12',
      inDocument: '8',
      action: 'written',
    },
  ]);
  expect(xml).toBe(openDocument(bytes, 'x.docx').scanned.xml.replace('>8<', '>12<'));
});

test.each<[string, Choice | null, string, number]>([
  ['没有选：那一格不动，别的照换', null, '6', 1],
  ['采用新值', 'adopt', '12', 1],
  ['保留我的', 'mine', '6', 0],
  ['不再更新', 'unlink', '6', 0],
])('用户改过的格，表里也变了：%s', async (_, choice, shown, again) => {
  const bytes = await documentOf(first, replace('>8<', '>6<'));
  const next = tableOf(['编制', '98'], ['在职', '12']);
  const { plan, cells, bytes: after } = await refresh(bytes, next, choice);
  expect(plan.questions.map(({ key }) => key)).toEqual(['attachment.basic/r2c2']);
  expect(cells).toEqual([
    [
      ['编制', '98'],
      ['在职', shown],
    ],
  ]);
  expect((await refresh(after, next)).plan.questions).toHaveLength(again === 1 && choice === null ? 1 : 0);
  if (choice === 'adopt') expect(plan.log).toMatchObject([{ replaced: '6', by: '12' }]);
});

test('用户改过的格，表里没变：不问，留着', async () => {
  const { plan, cells } = await refresh(await documentOf(first, replace('>8<', '>6<')), first);
  expect([plan.questions, plan.edits]).toEqual([[], []]);
  expect(cells[0]![1]).toEqual(['在职', '6']);
});

test('行数变了：在原表里加行减行，别的行一字不动，改过的格留着', async () => {
  const longer = tableOf(['编制', '9'], ['退休', '3'], ['在职', '8']);
  const bytes = await documentOf(first, replace('>8<', '>6<'));
  const done = await refresh(bytes, longer);
  expect(done.plan.questions).toEqual([]);
  expect(done.cells).toEqual([
    [
      ['编制', '9'],
      ['退休', '3'],
      ['在职', '6'],
    ],
  ]);
  expect(done.plan.figures.filter(({ action }) => action === 'written').map((line) => line.new)).toEqual(['退休', '3']);
  const again = await refresh(done.bytes, longer);
  expect([again.plan.rebuilds, again.plan.edits, again.plan.rows]).toEqual([[], [], []]);
  expect(again.bytes).toBe(done.bytes);
  const back = await refresh(done.bytes, first);
  expect(back.cells[0]).toEqual([
    ['编制', '9'],
    ['在职', '6'],
  ]);
  expect(back.xml).toBe(openDocument(bytes, 'x.docx').scanned.xml);
});

test.each<[string, (xml: string) => string]>([
  ['批注', (row) => row.replace('<w:r>', '<w:commentRangeStart w:id="7"/><w:r>')],
  ['底纹', (row) => row.replace('</w:tcPr>', '<w:shd w:val="clear" w:fill="FFFF00"/></w:tcPr>')],
  ['改过的字', (row) => row.replace('>3<', '>3（约）<')],
])('要去掉的行里有用户的%s：问整张表，不选就不动', async (_, change) => {
  const three = tableOf(['编制', '9'], ['退休', '3'], ['在职', '8']);
  const row = /<w:tr>(?:(?!<w:tr>).)*>退休<.*?<\/w:tr>/s;
  const bytes = await documentOf(three, (xml) => xml.replace(row, change));
  const { plan, cells, bytes: after } = await refresh(bytes, first);
  expect(plan.questions.map(({ key }) => key)).toEqual(['attachment.basic']);
  expect(cells[0]).toHaveLength(3);
  expect(openDocument(after, 'x.docx').scanned.xml).toBe(openDocument(bytes, 'x.docx').scanned.xml);
  const adopted = await refresh(bytes, first, 'adopt');
  expect(adopted.cells).toEqual(textGrid(first));
});

test('修订：新行、去掉的行都是修订；再更新什么也不写', async () => {
  const tracking = (bytes: Uint8Array): Uint8Array => {
    const parts = unzipSync(bytes);
    const settings = strFromU8(parts['word/settings.xml']!);
    parts['word/settings.xml'] = strToU8(settings.replace(/(<w:settings[^>]*>)/, '$1<w:trackRevisions/>'));
    return zipSync(parts);
  };
  const longer = tableOf(['编制', '9'], ['退休', '3'], ['在职', '8']);
  for (const [from, to, kind] of [
    [first, longer, 'ins'],
    [longer, first, 'del'],
  ] as const) {
    const done = await refresh(tracking(await documentOf(from)), to);
    expect(done.cells).toEqual(textGrid(to));
    expect(done.xml.match(new RegExp(`<w:${kind} [^>]*/></w:trPr>`, 'g'))).toHaveLength(1);
    expect(done.xml.match(new RegExp(`<w:${kind} [^>]*>`, 'g'))).toHaveLength(3);
    expect((await refresh(done.bytes, to)).bytes).toBe(done.bytes);
  }
});

test('用户加了一行，表里也变了：问整张表', async () => {
  const row = /<w:tr>(?:(?!<w:tr>).)*<\/w:tr>(?=<\/w:tbl>)/s;
  const bytes = await documentOf(first, (xml) => xml.replace(row, (last) => last + last.replace('>8<', '>自加<')));
  const { plan, cells } = await refresh(bytes, tableOf(['编制', '9'], ['在职', '12']));
  expect(plan.questions).toHaveLength(1);
  expect(cells[0]).toEqual([
    ['编制', '9'],
    ['在职', '8'],
    ['在职', '自加'],
  ]);
});

test('用户复制了一行、去掉了另一行，行数没变：数跟着行走，不跟着位置走', async () => {
  const table = (...last: string[]) =>
    tableOf(['三公经费', '9'], ['公务用车', '7'], ['接待', last[0]!], ['项目支出', last[1]!], ['合计', '30']);
  const rows = /<w:tr>(?:(?!<w:tr>).)*<\/w:tr>/gs;
  const bytes = await documentOf(table('2', '0'), (xml) => {
    const [first, , , fourth] = xml.match(rows)!;
    return xml.replace(fourth!, '').replace(first!, first + first!.replace('>三公经费<', '>自己加的<'));
  });
  const { plan, cells } = await refresh(bytes, table('0', '5'));
  expect(plan.questions).toEqual([]);
  expect(cells[0]).toEqual([
    ['三公经费', '9'],
    ['自己加的', '9'],
    ['公务用车', '7'],
    ['接待', '0'],
    ['合计', '30'],
  ]);
  expect(plan.figures.map(({ label, old, new: fresh, action }) => [label, old, fresh, action])).toEqual([
    ['f.2', '2', '0', 'written'],
  ]);
});

test('先看清单：与写的时候一样，一个字节也不写', async () => {
  const bytes = await documentOf(first, replace('>8<', '>6<'));
  const next = linkOf(tableOf(['编制', '98'], ['在职', '12']));
  const host = openDocumentFile(bytes, 'x.docx', makeTableXml);
  const preview = await previewReport(host, next, () => null, { file: 'x.docx' });
  expect(host.bytes()).toBe(bytes);
  const done = await refreshReport(host, next, () => null, { file: 'x.docx' });
  expect(preview.plan).toEqual(done.plan);
});

test('章节里的表被删了：采用新值就放回那一章', async () => {
  const fragment = (id: string) =>
    ({
      id,
      title: id,
      style: 'body',
      origin: 'generated',
      paragraphs: [[{ kind: 'text', text: `${id}的话。` }]],
    }) as const;
  const sections = ['甲', '乙'].map((id) => ({ id, heading: id, level: 1 as const, fragments: [fragment(`段${id}`)] }));
  const whole = { ...report, sections };
  const table: AttachmentTable = { ...first, section: '甲' };
  const fieldOf = (field: string) => ({ label: field, value: null });
  const link = makeLinkPackage({
    report: whole,
    tables: [table],
    workbookId: 'w',
    pack: 'p',
    time: '2026-03-15T00:00:00Z',
    fieldOf,
  });
  const bytes = await authorDocument(whole, [table], { creator: '甲', linkPackage: JSON.stringify(stampOf(link)) });
  const host = openDocumentFile(bytes, 'x.docx', makeTableXml);
  const order = async (): Promise<(string | null)[]> =>
    (await host.read()).found.controls.map((control) => control.fragment);
  expect(await order()).toEqual(['段甲', 'attachment.basic', '段乙']);
  const gone = openDocument(bytes, 'x.docx').found.controls[1]!.key;
  const without = openDocumentFile(removeControl(openDocument(bytes, 'x.docx'), gone), 'x.docx', makeTableXml);
  const { plan } = await refreshReport(without, link, () => 'adopt', { file: 'x.docx' });
  expect(plan.questions).toMatchObject([{ key: 'attachment.basic:missing' }]);
  const { found } = await without.read();
  expect(found.controls.map((control) => control.fragment)).toEqual(['段甲', 'attachment.basic', '段乙']);
  expect(found.controls[1]!.cells.flat()).toHaveLength(2);
});
