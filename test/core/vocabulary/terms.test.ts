import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFields } from '../../../src/core/pack/generated-fields';
import { terms, termOf, unknownSegments } from '../../../src/core/vocabulary/terms';
import { builtInPack, builtInPackIds } from '../../support/built-in-pack';

const root = join(__dirname, '../../..');

/** Every declared field of every pack, copies of a series too: "project1.quantity2.target" is made of project, quantity, target. */
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
  return [...new Set(ids.map((id) => id.replace(/\d+(?=\.|$)/g, '')))];
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
