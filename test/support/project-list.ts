import { projectList } from '../../bench/project-list';
import type { Tree } from '../../src/core/pack/merge';
import { indexPack, type Pack } from '../../src/core/pack/pack';
import { readPack } from '../../src/core/pack/read-pack';
import { builtInTrees } from './built-in-pack';

/** The form of 开福区 2018 with a 《项目清单》 of repeating rows, as the product reads it. */
export function projectListPack(...over: readonly Tree[]): Pack {
  const reading = readPack({ layers: [...builtInTrees('kaifu-2018'), projectList, ...over] });
  if (!reading.ok) throw new Error(reading.faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n'));
  return indexPack(reading.pack);
}

/** Each project's share of all: a column that moves in every row when one row is edited. In column L, and checked. */
export const projectShare: Tree = {
  id: 'project-list',
  version: '1.0.0',
  fields: [
    {
      id: 'projects',
      columns: [
        {
          id: 'share',
          label: '占比',
          name: '清单占比',
          kind: 'number',
          unit: '%',
          derive: { ratio: { of: ['projects.final'], over: ['projectsTotal.final'] } },
        },
      ],
    },
  ],
  sheets: [
    {
      id: 'projects',
      columnsMm: [50, 0, 24, 50, 22, 22, 22, 22, 22, 20, 50, 20],
      rows: [{ id: 'projects', cells: cellsWithShare() }],
    },
  ],
  checks: [
    {
      id: 'projectsShare',
      title: '一个项目不占一半以上',
      level: 'explain',
      rule: { kind: 'ratio-in-range', rate: 'projects.share', max: '0.5', label: '项目占比' },
      basis: '测试',
    },
  ],
};

function cellsWithShare(): Tree {
  const { sheets } = projectList as { sheets: { rows: { id: string; cells: Tree[] }[] }[] };
  const cells = sheets[0]?.rows.find(({ id }) => id === 'projects')?.cells ?? [];
  return [...cells, { at: 'L', field: 'projects.share', style: 'amount' }];
}
