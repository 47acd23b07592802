import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFields } from '../../../src/core/pack/generated-fields';
import { terms, termOf, unknownSegments } from '../../../src/core/vocabulary/terms';
import { wordAdvice } from '../../../src/core/vocabulary/word-advice';
import { builtInPack, builtInPackIds } from '../../support/built-in-pack';

const root = join(__dirname, '../../..');

/** Every declared field of every pack, copies of a series too. */
function fieldIds(): string[] {
  const ids = builtInPackIds.flatMap((id) => {
    const pack = builtInPack(id);
    const generated = new Set(pack.scorings.flatMap(generatedFields).map((field) => field.id));
    return pack.fields
      .filter((field) => !generated.has(field.id))
      .flatMap((field) =>
        field.kind === 'rows' ? [field.id, ...field.columns.map((column) => `${field.id}.${column.id}`)] : [field.id],
      );
  });
  return [...new Set(ids)];
}

describe('词汇表', () => {
  test('标识不重复，是英文词', () => {
    const ids = terms.map((term) => term.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][a-zA-Z]*$/.test(id))).toEqual([]);
  });

  test('一个中文写法只指一个词', () => {
    const owner = new Map<string, string>();
    const clashes: string[] = [];
    for (const term of terms) {
      for (const words of [term.label, ...(term.aliases ?? [])]) {
        const other = owner.get(words);
        if (other !== undefined) clashes.push(`${words}: ${other}, ${term.id}`);
        owner.set(words, term.id);
      }
    }
    expect(clashes).toEqual([]);
  });

  test('各模板字段编号的每一段都在词汇表里', () => {
    const ids = fieldIds();
    expect(ids.length).toBeGreaterThan(100);
    expect(ids.filter((id) => unknownSegments(id).length > 0)).toEqual([]);
  });

  test('拼音和不在表里的词会被指出', () => {
    expect(unknownSegments('sangong.final')).toEqual(['sangong']);
    expect(termOf('threePublicExpenses')?.label).toBe('三公经费');
  });

  test.each<[string, string, string[], string[]]>([
    ['在表里的', 'project1.quantity2.target', ['年度指标值'], []],
    ['不要用的词，说该写哪个', 'headcount', ['人数'], ['“headcount”不在词汇表里：实际在职人数写 actualStaff']],
    [
      '标签里的中文在表里，说是哪个',
      'outlay.final',
      ['公用经费', '本年决算数'],
      ['“outlay”不在词汇表里：公用经费在表里是 publicOutlay'],
    ],
    [
      '没有相近的，说到哪里取、怎么收',
      'lawsuits.fees',
      ['诉讼'],
      ['lawsuits', 'fees'].map(
        (word) =>
          `“${word}”不在词汇表里：从 docs/glossary.md 里取词；表里真没有的，用意思清楚的英文词，并向维护的人提议收进去`,
      ),
    ],
  ])('%s：%s', (_, id, words, wanted) => expect(wordAdvice(id, words).map(({ text }) => text)).toEqual(wanted));

  test('docs/glossary.md 与词汇表一致', () => {
    const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const row = (words: readonly string[]): string => `| ${words.join(' | ')} |`;
    const printed = terms.map((term) =>
      row([
        `\`${term.id}\``,
        term.label,
        (term.aliases ?? []).join('、'),
        (term.avoid ?? []).map((word) => `\`${word}\``).join('、'),
        term.note ?? '',
      ]),
    );
    expect(rows).toEqual(printed);
  });
});
