import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { editorSchema } from '../../../src/core/pack/editor-schema';

const templates = join(__dirname, '../../../templates');
const schema = editorSchema();
const reader = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
const faults = (tree: unknown): string[] => {
  const result = reader.safeParse(tree);
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
};

const files = readdirSync(templates, { withFileTypes: true })
  .filter((folder) => folder.isDirectory())
  .flatMap(({ name }) => readdirSync(join(templates, name)).map((file) => `${name}/${file}`))
  .filter((file) => file.endsWith('.yaml'));

test.each(files)('%s 合编辑器用的格式，第一行指向它', (file) => {
  const text = readFileSync(join(templates, file), 'utf8');
  expect(faults(parse(text))).toEqual([]);
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../pack.schema.json');
});

test('templates/pack.schema.json 与现在的格式一致（npm run packs:schema）', () => {
  const file = readFileSync(join(templates, 'pack.schema.json'), 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(schema)));
});

test.each<[string, unknown]>([
  ['键的名字拼错', { fields: [{ id: 'a', label: '甲', kind: 'number', guid: '提示' }] }],
  ['不会有的种类', { fields: [{ id: 'a', label: '甲', kind: 'numbers' }] }],
  ['不会有的单位', { fields: [{ id: 'a', label: '甲', kind: 'number', unit: '吨公里' }] }],
  ['级别写成中文', { checks: [{ id: 'a', title: '甲', level: '错误', rule: null, basis: '无' }] }],
  [
    '规则的参数拼错',
    { checks: [{ id: 'a', title: '甲', level: 'error', rule: { kind: 'equals', lef: 'b' }, basis: '无' }] },
  ],
  ['编号写成中文', { sheets: [{ id: '补充', title: '补充' }] }],
  ['版本少一位', { version: '1.0' }],
  ['最外层拼错', { field: [] }],
])('编辑器标得出：%s', (_, tree) => expect(faults(tree)).not.toEqual([]));

test('键有中文的说明', () => {
  expect(JSON.stringify(schema)).toContain('选中格子时的提示');
});
