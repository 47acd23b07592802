import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Ledger } from '../../src/cli/contract';
import { openDocument } from '../../src/hosts/file/patch/open-document';
import { untold } from '../support/untold';
import { inProcess, workFolder } from './jixiao';

/** Documents that a user had worked on, and that once followed their workbook wrongly. */
const folder = workFolder();
const path = (name: string): string => join(folder, name);
let number = 0;

beforeAll(async () => {
  await makeBook('旧', {});
  expect(await inProcess(['report', path('旧.xlsx'), '-o', path('旧.docx')])).toMatchObject({ code: 0 });
});

async function makeBook(name: string, data: object): Promise<void> {
  writeFileSync(path(`${name}.json`), JSON.stringify(data));
  const words = ['new', 'kaifu-2018', '-o', path(`${name}.xlsx`), '--sample', '--data', path(`${name}.json`)];
  expect(await inProcess(words, { newId: () => '11111111-1111-4111-8111-111111111111' })).toMatchObject({ code: 0 });
}

/** The user's document against a workbook with new data, twice: the ledger is true, and the second time changes nothing. */
async function followed(edit: (xml: string) => string, data: object, ...more: string[]) {
  const name = `例${++number}`;
  await makeBook(name, data);
  const parts = unzipSync(readFileSync(path('旧.docx')));
  const before = strFromU8(parts['word/document.xml']!);
  const xml = edit(before);
  expect(xml).not.toBe(before);
  writeFileSync(path(`${name}-改.docx`), zipSync({ ...parts, 'word/document.xml': strToU8(xml) }));
  const update = async (from: string, to: string, choices: readonly string[]): Promise<Ledger> => {
    const words = ['report', path(`${name}.xlsx`), '--update', path(from), '-o', path(to), '--json', ...choices];
    const outcome = await inProcess(words);
    expect(outcome.err).toBe('');
    return JSON.parse(outcome.out) as Ledger;
  };
  const ledger = await update(`${name}-改.docx`, `${name}-新.docx`, more);
  const read = (file: string) => openDocument(readFileSync(path(file)), file);
  const after = read(`${name}-新.docx`);
  expect(untold(read(`${name}-改.docx`).found, after.found, ledger)).toEqual([]);
  await update(`${name}-新.docx`, `${name}-再.docx`, []);
  expect(readFileSync(path(`${name}-再.docx`)).equals(readFileSync(path(`${name}-新.docx`)))).toBe(true);
  const text = (id: string): string => after.found.controls.find(({ fragment }) => fragment === id)!.text;
  const action = (id: string): string => ledger.fragments.find((line) => line.id === id)!.action;
  return { ledger, text, action, xml: after.scanned.xml };
}

const inText = (from: string, to: string) => (xml: string) => {
  expect(xml).toContain(from);
  return xml.replace(from, to);
};

const staff = { actualStaff: 10, authorizedPosts: 11, borrowedStaff: 2 };
/** Runs between two words are one text here: the edit is made in the paragraph's first run. */
function inParagraph(start: string, change: (text: string) => string) {
  return (xml: string): string => {
    const at = xml.indexOf(start);
    expect(at).toBeGreaterThan(0);
    const [from, to] = [xml.lastIndexOf('<w:p>', at), xml.indexOf('</w:p>', at)];
    const paragraph = xml.slice(from, to);
    const texts = [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]!);
    const first = /<w:r>(?:(?!<w:r>).)*?<w:t/.exec(paragraph)!.index;
    const run = /<w:r>(<w:rPr>.*?<\/w:rPr>)?/.exec(paragraph.slice(first))![0];
    const words = `${run}<w:t xml:space="preserve">${change(texts.join(''))}</w:t></w:r>`;
    return xml.slice(0, from) + paragraph.slice(0, first) + words + xml.slice(to);
  };
}

test('链接的数旁边写了一样的数：用户写的不动，问链接的那一个，别的照换', async () => {
  const typed = inParagraph('本部门编制数', (text) => text.replace('在职人数8人', '在职人数8人（上年），本年8人'));
  const { text, ledger, action } = await followed(typed, staff);
  expect(text('staffing')).toMatch(/^本部门编制数11人，在职人数8人（上年），本年8人，借用人员2人/);
  expect(action('staffing')).toBe('merged');
  expect(ledger.figures.filter((line) => line.action === 'asked')).toMatchObject([{ field: 'actualStaff' }]);
});

test('句子挪了位置：数字跟过去', async () => {
  const moved = inParagraph('本部门编制数', (text) =>
    text.replace('，在职人数8人，借用人员1人', '，借用人员1人，在职人数8人'),
  );
  const { text, ledger } = await followed(moved, staff);
  expect(text('staffing')).toMatch(/^本部门编制数11人，借用人员2人，在职人数10人；/);
  expect(ledger.figures.some((line) => line.action === 'asked')).toBe(false);
});

test('同一句里有要选的数：换了的说法也等着，段落一字不动', async () => {
  const typed = inText('285.6万元', '365万元');
  const data = { 'basicExpenditure.final': '12345.67', 'basicExpenditure.budget': '12345.67' };
  const { text, action } = await followed(typed, data);
  expect(action('basicExpenditureFinal')).toBe('asked');
  expect(text('basicExpenditureFinal')).toMatch(/365万元，基本在预算控制范围内/);
});

test('表里加了一行，用户在表里有批注、书签、底纹：只加行，批注、书签、底纹都在', async () => {
  const touched = (xml: string): string => {
    const at = xml.indexOf('attachment.basicData');
    const cell = xml.indexOf('>118.79<', at);
    const [from, to] = [xml.lastIndexOf('<w:r>', cell), xml.indexOf('</w:r>', cell) + '</w:r>'.length];
    const run = xml.slice(from, to).replace('</w:rPr>', '<w:shd w:val="clear" w:fill="FFFF00"/></w:rPr>');
    const marked = `<w:commentRangeStart w:id="77"/>${run}<w:commentRangeEnd w:id="77"/><w:bookmarkStart w:id="991" w:name="用户书签"/><w:bookmarkEnd w:id="991"/>`;
    return xml.slice(0, from) + marked + xml.slice(to);
  };
  const projects = [
    { name: '1、业务工作专项', priorFinal: 96.4, budget: 0, final: 118.79 },
    { name: '2、新增专项', priorFinal: 10, budget: 12, final: 11.5 },
  ];
  const data = { businessProjects: projects };
  const { xml, text, ledger } = await followed(touched, data);
  expect(xml).toContain('<w:shd w:val="clear" w:fill="FFFF00"/>');
  for (const kept of ['w:commentRangeStart w:id="77"', 'w:commentRangeEnd w:id="77"', '用户书签'])
    expect(xml).toContain(kept);
  expect(text('attachment.basicData')).toContain('新增专项\n10\n12\n11.5');
  expect(ledger.figures.filter(({ new: now }) => now === '11.5')).toMatchObject([{ action: 'written', old: '' }]);
});

test('表里加了一行，另一行用户自己删了：加的列出来，删的不回来，也不说写过', async () => {
  const withoutRow = (xml: string): string => {
    const at = xml.indexOf('水费、电费、差旅费', xml.indexOf('attachment.basicData'));
    return xml.slice(0, xml.lastIndexOf('<w:tr>', at)) + xml.slice(xml.indexOf('</w:tr>', at) + '</w:tr>'.length);
  };
  const projects = ['1、业务工作专项', '2、新增专项'].map((name) => ({
    name,
    priorFinal: 10,
    budget: 12,
    final: 11.5,
  }));
  const { text, ledger } = await followed(withoutRow, { businessProjects: projects });
  expect(text('attachment.basicData')).toContain('新增专项');
  expect(text('attachment.basicData')).not.toContain('水费、电费、差旅费');
  expect(ledger.figures.filter((line) => line.new.includes('水费'))).toEqual([]);
});

test('开着修订，表里的话多出几段：段落还是段落，全部拒绝就是原来的文档', async () => {
  const parts = unzipSync(readFileSync(path('旧.docx')));
  const settings = strFromU8(parts['word/settings.xml']!);
  parts['word/settings.xml'] = strToU8(settings.replace(/(<w:settings[^>]*>)/, '$1<w:trackRevisions/>'));
  writeFileSync(path('修订.docx'), zipSync(parts));
  await makeBook('多段', { 'reportText.otherMatters': '第一段。\n第二段。\n第三段。' });
  const update = async (book: string, from: string, to: string): Promise<Ledger> => {
    const words = ['report', path(`${book}.xlsx`), '--update', path(from), '-o', path(to), '--json'];
    return JSON.parse((await inProcess(words)).out) as Ledger;
  };
  await update('多段', '修订.docx', '修订1.docx');
  const xmlIn = (file: string) => strFromU8(unzipSync(readFileSync(path(file)))['word/document.xml']!);
  const textIn = (file: string) =>
    openDocument(readFileSync(path(file)), file).found.controls.find(({ fragment }) => fragment === 'otherMatters')!
      .text;
  expect(textIn('修订1.docx')).toBe('第一段。\n第二段。\n第三段。');
  expect(xmlIn('修订1.docx')).not.toContain('<w:br/>');
  const rejected = xmlIn('修订1.docx')
    .replace(/<w:ins [^>]*[^/]>.*?<\/w:ins>/gs, '')
    .replace(/<\/?w:del(?: [^>]*)?>/g, '')
    .replace(/w:delText/g, 'w:t')
    // The end of a paragraph that came goes: what follows is its own again.
    .replace(/<w:p>(?:(?!<\/w:p>).)*?<w:ins [^>]*\/>.*?<\/w:p>(?=<w:p>)/gs, (one) => `${one.slice(0, -6)}☒`)
    .replace(/☒<w:p>(?:<w:pPr>.*?<\/w:pPr>)?/gs, '');
  const words = (xml: string): string => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
  expect(words(rejected)).toBe(words(xmlIn('修订.docx')));

  const again = await update('多段', '修订1.docx', '修订2.docx');
  expect(readFileSync(path('修订2.docx')).equals(readFileSync(path('修订1.docx')))).toBe(true);
  expect(again.fragments.find(({ id }) => id === 'otherMatters')).toMatchObject({ state: 'unchanged' });
  // And back: the paragraphs go as tracked paragraphs.
  await update('旧', '修订1.docx', '修订3.docx');
  expect(textIn('修订3.docx')).toBe(textIn('修订.docx'));
  await update('旧', '修订3.docx', '修订4.docx');
  expect(readFileSync(path('修订4.docx')).equals(readFileSync(path('修订3.docx')))).toBe(true);
});

test.each<[string, object, string]>([
  ['单位改了名，或工作簿是从别的单位复制来的', { budgetUnitName: '岳麓区房产局' }, '岳麓区房产局'],
  ['下一年度接着用', { fiscalYear: 2019 }, '2019年度'],
])('%s：先提醒，再另存新报告，原报告不动；--relink 不提醒', async (_, data, told) => {
  await makeBook(told, data);
  const before = readFileSync(path('旧.docx'));
  const words = ['report', path(`${told}.xlsx`), '--update', path('旧.docx'), '-o', path('别家.docx'), '--force'];
  const followed = await inProcess(words);
  expect(followed.err).toContain(told);
  expect(followed.err).toContain('复制来的');
  expect([followed.code, readFileSync(path('旧.docx')).equals(before)]).toEqual([0, true]);
  expect(strFromU8(unzipSync(readFileSync(path('别家.docx')))['word/document.xml']!)).toContain(told.slice(0, 4));
  expect(await inProcess([...words, '--relink'])).toMatchObject({ code: 0, err: '' });
});

test('锁住的段落：先说，什么也不写', async () => {
  const parts = unzipSync(readFileSync(path('旧.docx')));
  const xml = strFromU8(parts['word/document.xml']!);
  const locked = xml.replace(/(<w:tag w:val="jx:1:staffing"\/>)/, '<w:lock w:val="sdtContentLocked"/>$1');
  writeFileSync(path('锁.docx'), zipSync({ ...parts, 'word/document.xml': strToU8(locked) }));
  await makeBook('人数', staff);
  const outcome = await inProcess(['report', path('人数.xlsx'), '--update', path('锁.docx'), '-o', path('锁新.docx')]);
  expect(outcome.err).toContain('人员情况');
  expect([outcome.code === 0, existsSync(path('锁新.docx'))]).toEqual([false, false]);
});
