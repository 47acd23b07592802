import * as z from 'zod';
import { decimalText, fieldRef } from '../../../src/core/pack/primitives';
import { readPack } from '../../../src/core/pack/read-pack';
import places from '../../../src/core/pack/ref-places.json';
import { refShapeOf } from '../../../src/core/pack/ref-shape';
import { fieldRefsOf, refPlaces } from '../../../src/core/pack/refs';
import { derivationInputs, refsIn, refsOfScore } from '../../../src/core/pack/refs-in';
import { builtInTrees } from '../../support/built-in-pack';

const found = (schema: z.ZodType, value: unknown): string[] =>
  refsIn(refShapeOf(schema), value).map(({ ref, path }) => `${path.join('.')}=${ref}`);

/** Two kinds of rule with the same keys: what names a field is said by the schema. */
const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('within'), amount: fieldRef, limit: decimalText }),
  z.strictObject({ kind: z.literal('not-above'), amount: fieldRef, limit: fieldRef }),
  z.strictObject({ kind: z.literal('brand-new'), neverSeenBefore: fieldRef.optional(), rate: z.string() }),
]);

test.each<[string, z.ZodType, unknown, string[]]>([
  ['参数叫 limit 而是一个数的，不是数据项', rule, { kind: 'within', amount: 'a', limit: '5' }, ['amount=a']],
  ['同一个键在另一种规则里是数据项', rule, { kind: 'not-above', amount: 'a', limit: 'b' }, ['amount=a', 'limit=b']],
  ['没见过的键，是数据项就找得到', rule, { kind: 'brand-new', neverSeenBefore: 'a', rate: 'x' }, ['neverSeenBefore=a']],
  ['没写的不算', rule, { kind: 'brand-new', rate: 'x' }, []],
  [
    '数据项或者 minus',
    z.array(z.union([fieldRef, z.strictObject({ minus: fieldRef })])),
    ['a', { minus: 'b' }],
    ['0=a', '1.minus=b'],
  ],
  [
    '文字里夹着数据项，文字不算',
    z.array(z.union([z.string(), z.strictObject({ field: fieldRef })])),
    ['单位：', { field: 'a' }],
    ['1.field=a'],
  ],
  ['null 不算', z.strictObject({ lastYear: fieldRef.nullable() }), { lastYear: null }, []],
])('%s', (_, schema, value, wanted) => expect(found(schema, value)).toEqual(wanted));

test('派生项、评分规则读哪些数据项，与格式同源（npm run packs:schema）', () => {
  expect(places).toEqual(refPlaces());
  expect(derivationInputs({ ratio: { of: ['a', { minus: 'b' }], over: ['c'] } })).toEqual(['a', 'b', 'c']);
  expect(derivationInputs({ join: ['单位：', { field: 'a' }] })).toEqual(['a']);
  expect(derivationInputs({ score: 'staffControlRate' })).toEqual([]);
  const steps = { kind: 'steps', loses: 'above', standard: '1', step: '0.05', deduct: '1', rounding: 'floor' } as const;
  const none = { field: 'd', is: '无' };
  expect(refsOfScore({ ...steps, rate: 'a', zeroBase: { base: 'b', amount: 'c' }, none })).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
  expect(
    refsOfScore({ kind: 'by-choice', choice: 'x', options: [{ is: '甲', rule: { ...steps, rate: 'y' } }] }),
  ).toEqual(['x', 'y']);
});

test('一个模板里每一处数据项都找得到，各有路径', () => {
  const reading = readPack({ layers: builtInTrees('kaifu-2018') });
  if (!reading.ok) throw new Error(reading.faults[0]?.message);
  const refs = fieldRefsOf(reading.pack);
  const at = (id: string) => reading.pack.checks.findIndex((check) => check.id === id);
  expect(refs).toContainEqual({
    ref: 'officialReception.final',
    path: ['checks', at('threePublicExpensesTotalFinal'), 'rule', 'parts', 2],
  });
  const heads = new Set(refs.map(({ path }) => path[0]));
  expect([...heads]).toEqual(['fields', 'sheets', 'checks', 'scoring', 'reports']);
});
