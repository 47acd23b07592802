import { mergeTrees, type Tree } from '../../../src/core/pack/merge';
import { readPack } from '../../../src/core/pack/read-pack';
import { builtInTrees } from '../../support/built-in-pack';

const layers = builtInTrees('kaifu-2018');
const faultsOf = (over: object): string[] => {
  const reading = readPack({ layers: [...layers, { id: 'kaifu-2018', version: '1.0.0', ...over } as Tree] });
  return reading.ok ? [] : reading.faults.map((fault) => `${fault.path}｜${fault.message}`);
};
const report = (more: object): object => ({ reports: [{ id: 'selfEvaluation', ...more }] });

describe('表和行的名字', () => {
  it.each<[string, object, string]>([
    [
      '方框的末行去掉了',
      { sheets: [{ id: 'supplement', rows: [{ id: 'unitHead', remove: true }] }] },
      'sheets[supplement].boxes[0].to｜这张表没有名为“unitHead”的行',
    ],
    [
      '每页重复的行',
      { sheets: [{ id: 'notes', page: { titleRows: ['head', 'nope'] } }] },
      'sheets[notes].page.titleRows[1]｜这张表没有名为“nope”的行',
    ],
    [
      '冻结的行',
      { sheets: [{ id: 'notes', freezeBelow: 'nope' }] },
      'sheets[notes].freezeBelow｜这张表没有名为“nope”的行',
    ],
    [
      '附件的表',
      report({ attachments: [{ sheet: 'nope', label: '附件1', title: '甲' }] }),
      'reports[selfEvaluation].attachments[0].sheet｜没有名为“nope”的表',
    ],
    [
      '章节里的表',
      report({ sections: [{ id: 'organisation', tables: [{ sheet: 'nope', title: '甲' }] }] }),
      'reports[selfEvaluation].sections[organisation].tables[0].sheet｜没有名为“nope”的表',
    ],
  ])('%s', (_what, over, wanted) => expect(faultsOf(over)).toContain(wanted));

  it('名字都对，就没有错误', () => expect(faultsOf({})).toEqual([]));

  it('先去掉、再写同名的，就是整个重写', () => {
    const base = [{ id: 'a', x: 1, rows: [{ id: 'r' }] }, { id: 'b' }];
    const faults: never[] = [];
    expect(
      mergeTrees(
        base,
        [
          { id: 'a', remove: true },
          { id: 'a', y: 2 },
        ],
        faults,
      ),
    ).toEqual([{ id: 'b' }, { id: 'a', y: 2 }]);
    expect(faults).toEqual([]);
  });
});
