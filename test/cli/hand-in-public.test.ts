import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { HandInResult } from '../../src/cli/contract';
import { patchWorkbook } from '../../src/hosts/file/patch-workbook/patch-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { newFaults, ooxmlFaults } from '../support/ooxml/ooxml-faults';
import { inProcess } from './jixiao';
import { changed, documentOf, handIn, layOut, path, read, textOf } from './hand-in-desk';

beforeAll(layOut);

describe('公开版', () => {
  test('逐条问；都答了才写；去掉的在正文、表、核对报告里都不见，留着的还在', async () => {
    await documentOf('公开.docx', [
      '化解了赵大勇户的遗留问题，赵大勇已签约。',
      '填表人：钱小梅　联系电话：13800138000',
      '依据某办发〔2020〕3号执行。',
    ]);
    // The name over two runs, the first of them bold.
    changed('公开.docx', '分段.docx', 'word/document.xml', (xml) =>
      xml.replace(
        /(<w:r>)((?:(?!<w:r>).)*?<w:t[^>]*>)化解了赵大/s,
        '$1$2化解了赵大</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>',
      ),
    );
    const note = {
      edit: 'set-cells',
      sheet: '增减变动说明表',
      row: 5,
      column: 9,
      cells: [['信访人孙建国补偿款13900139000']],
    } as const;
    writeFileSync(path('人.xlsx'), patchWorkbook(read(path('表.xlsx')), [note], '人.xlsx'));
    const words = [path('人.xlsx'), path('分段.docx'), '-o', path('公'), '--public'];
    const asked = await handIn(1, ...words);
    expect(existsSync(path('公'))).toBe(false);
    const told = asked.questions.map(({ file, kind, text, signature = '' }) =>
      [file, kind, text, signature].join(' ').trim(),
    );
    expect(told).toEqual(
      expect.arrayContaining([
        '人.xlsx person 孙建国',
        '人.xlsx phone 13900139000',
        '分段.docx person 赵大勇',
        '分段.docx person 钱小梅 填表人',
        '分段.docx phone 13800138000 联系电话',
        '分段.docx document-number 某办发〔2020〕3号',
      ]),
    );
    expect(asked.questions.find(({ text }) => text === '赵大勇')!.places).toBe(2);
    const keep = asked.questions.filter(({ text }) => text === '钱小梅').map(({ id }) => id);
    const drop = asked.questions.filter(({ text }) => text !== '钱小梅').map(({ id }) => id);
    const half = await handIn(1, ...words, '--drop', drop.slice(1).join(','));
    expect(half.questions).toHaveLength(keep.length + 1);
    expect(existsSync(path('公'))).toBe(false);
    const done = await handIn(0, ...words, '--drop', drop.join(','), ...keep.flatMap((id) => ['--keep', id]));
    const texts = [
      ...done.files.slice(1).map(textOf),
      JSON.stringify(readWorkbook(read(done.files[0]!), 'x.xlsx', { sheets: 'all' }).sheets),
    ];
    for (const text of ['赵大勇', '孙建国', '13800138000', '13900139000', '某办发〔2020〕3号'])
      expect(texts.join('\n')).not.toContain(text);
    expect(texts[0]).toContain('化解了赵某某户的遗留问题，赵某某已签约。');
    expect(texts[0]).toContain('填表人：钱小梅　联系电话：138********');
    expect(texts[2]).toContain('信访人孙某某补偿款139********');
    expect(done.files[0]).toContain('公开版');
    for (const file of done.files) expect(ooxmlFaults(read(file))).toEqual([]);
    const xml = strFromU8(unzipSync(read(done.files[1]!))['word/document.xml']!);
    expect(xml).toMatch(/化解了赵某<\/w:t><\/w:r><w:r><w:rPr><w:b\/><\/w:rPr><w:t[^>]*>某户/);
  });

  test('格子里是数的身份证号、工作表自己的名字、隐藏的工作表都问；--drop all 是其余的都隐去', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(read(path('表.xlsx')).buffer as ArrayBuffer);
    const list = book.addWorksheet('经办人宋小宝');
    list.addRow(['姓名', '身份证号', '电话']);
    for (const [at, name] of ['阿依古丽', '王小明', '赵大海', '钱多多', '买买提·艾力'].entries())
      list.addRow([name, 430102196501011200 + at * 1e6, 7318888666 + at]);
    const hidden = book.addWorksheet('内部', { state: 'hidden' });
    hidden.addRow(['各单位联系人：刘海军']);
    const beside = book.worksheets[1]!;
    beside.getCell('Z99').value = { formula: "'经办人宋小宝'!A2", result: '阿依古丽' };
    beside.getCell('Z100').value = { formula: "'经办人宋小宝'!C2", result: 7318888666 };
    writeFileSync(path('名单.xlsx'), new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));

    const submitted = await handIn(0, path('名单.xlsx'), '-o', path('名单报送'));
    expect(submitted.left).toEqual([{ file: '名单.xlsx', what: '隐藏的工作表“内部”' }]);
    expect(textOf(submitted.files[1]!)).toContain('隐藏的工作表“内部”');

    const words = [path('名单.xlsx'), '-o', path('名单公开'), '--public'];
    const { questions } = await handIn(1, ...words);
    const texts = questions.map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        '阿依古丽',
        '买买提·艾力',
        '钱多多',
        '宋小宝',
        '刘海军',
        '430102196501011200',
        '7318888666',
      ]),
    );
    const kept = questions.find(({ text }) => text === '刘海军')!;
    const done = await handIn(0, ...words, '--drop', 'all', '--keep', kept.id);
    const { sheets } = readWorkbook(read(done.files[0]!), 'x.xlsx', { sheets: 'all' });
    const all = JSON.stringify(sheets);
    for (const text of ['阿依古丽', '宋小宝', '430102196501011', '7318888666', '艾力']) expect(all).not.toContain(text);
    expect(all).toContain('刘海军');
    expect(sheets.map(({ name }) => name)).toContain('经办人宋某某');
    expect(all).toContain("经办人宋某某'!A2");
    expect(newFaults(ooxmlFaults(read(path('名单.xlsx'))), ooxmlFaults(read(done.files[0]!)))).toEqual([]);
    const record = textOf(done.files[1]!).replace(/\s/g, '');
    expect(record).toContain('公开版印的是隐去以前那份工作簿的码');
    expect(done.digest).toBe(submitted.digest);
    const checked = await inProcess(['check', path('名单.xlsx'), '--json']);
    expect((JSON.parse(checked.out) as { digest: string }).digest).toBe(done.digest);
  });

  test('--drop all 不替批注、不能送出的作答；不是公开版不能用', async () => {
    expect((await inProcess(['hand-in', path('表.xlsx'), '-o', path('乱'), '--drop', 'all'])).code).toBe(2);
  });

  test('两张工作表隐去以后同名：不写，说怎么办', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(read(path('表.xlsx')).buffer as ArrayBuffer);
    for (const name of ['经办人宋小宝', '经办人宋小明']) book.addWorksheet(name).addRow(['甲']);
    writeFileSync(path('两张.xlsx'), new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
    const { refused } = await handIn(1, path('两张.xlsx'), '-o', path('两张'), '--public', '--drop', 'all');
    expect(refused).toEqual([expect.objectContaining({ id: 'sheet-names:两张.xlsx', answer: 'none' })]);
  });

  const seeds = join(__dirname, '../../../shared/domain/seeds');
  (existsSync(seeds) ? test : test.skip)('公开的五份报告做成公开版，不再写私人的名字', async () => {
    for (const file of readdirSync(seeds)) {
      const lines = readFileSync(join(seeds, file), 'utf8').split('\n');
      const name = file.replace(/\.txt$/, '.docx');
      await documentOf(name, lines);
      const words = [path('表.xlsx'), path(name), '-o', mkdtempSync(path('种')), '--public'];
      const outcome = await inProcess(['hand-in', ...words, '--json']);
      const { questions, refused } = JSON.parse(outcome.out) as HandInResult;
      const ids = questions.map(({ id }) => id).join(',');
      // Another unit's and another year's than the workbook's.
      const reasons = refused.flatMap(({ id }) => ['--override', `${id}=借来试的`]);
      const done = await handIn(0, ...words, '--force', ...reasons, ...(ids === '' ? [] : ['--drop', ids]));
      const text = textOf(done.files[1]!);
      for (const one of questions) expect(text).not.toContain(one.text);
      const again = await inProcess([
        'hand-in',
        path('表.xlsx'),
        done.files[1]!,
        '-o',
        mkdtempSync(path('再')),
        '--public',
        '--json',
      ]);
      expect((JSON.parse(again.out) as HandInResult).questions).toEqual([]);
    }
  });
});
