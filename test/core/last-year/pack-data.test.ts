import type { Tree } from '../../../src/core/pack/merge';
import { readPack } from '../../../src/core/pack/read-pack';
import { builtInPack, builtInPackIds, builtInTrees } from '../../support/built-in-pack';

/** Faults of kaifu-2018 where its last layer says more about fields. */
function faults(...fields: Tree[]): string[] {
  const reading = readPack({ layers: [...builtInTrees('kaifu-2018'), { id: 'kaifu-2018', version: '1.0.0', fields }] });
  return reading.ok ? [] : reading.faults.map(({ path, message }) => `${path}: ${message}`);
}

test.each<[string, Tree, string[]]>([
  [
    '指到没有的数据项',
    { id: 'priorStaff', lastYear: 'nobody' },
    ['fields[priorStaff].lastYear: 没有名为“nobody”的数据项'],
  ],
  [
    '类型不同',
    { id: 'priorStaff', lastYear: 'austerityMeasures' },
    ['fields[priorStaff].lastYear: “austerityMeasures”与本项的类型不同，不能作为上年数'],
  ],
  [
    '由公式计算的格',
    { id: 'staffControlRate', lastYear: 'staffControlRate' },
    ['fields[staffControlRate].lastYear: “staffControlRate”由公式计算，不能装入上年数'],
  ],
  [
    '一格取一列',
    { id: 'priorStaff', lastYear: 'businessProjects.final' },
    ['fields[priorStaff].lastYear: “businessProjects.final”是重复行的列，不能填进一个格'],
  ],
  [
    '一列取一格',
    { id: 'businessProjects', columns: [{ id: 'priorFinal', lastYear: 'yearEndSurplus' }] },
    ['fields[businessProjects].columns[priorFinal].lastYear: “yearEndSurplus”不是重复行的列'],
  ],
  ['null 收回上级模板说的', { id: 'priorStaff', lastYear: null }, []],
])('%s：读模板时说清楚', (_, field, wanted) => {
  expect(faults(field)).toEqual(wanted);
});

test.each(builtInPackIds)('%s：每个要填的上年数都说了取上年的哪一项', (id) => {
  const pack = builtInPack(id);
  const silent = [...pack.byId.values()]
    .filter((field) => field.kind === 'number' && field.derive === undefined && /(^|\.)prior[A-Z]\w*$/.test(field.id))
    .filter((field) => !('lastYear' in field) || typeof field.lastYear !== 'string')
    .map((field) => field.id);
  expect(silent).toEqual([]);
});
