import { auditReport } from '../../src/app/audit-report';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { bindWorkbook } from '../../src/app/open-workbook';
import { writeReports } from '../../src/app/write-report';
import { fragmentText } from '../../src/core/narrative/fragment';
import type { Pack } from '../../src/core/pack/pack';
import type { RelationKind } from '../../src/core/prose/audit/relation';
import { reportFragments } from '../../src/core/report/report-base';
import type { Snapshot } from '../../src/core/workbook/snapshot';
import { installedSnapshot } from '../core/rules/installed';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { cleanFilling } from '../truth/clean-fillings';

const engine = createNarrativeEngine();
/** What the tool's sentences compute. The others can be true of an honest form: more staff than posts, a gap, what its user typed. */
const computed = new Set<RelationKind>([
  'share',
  'rate-of-change',
  'completion',
  'rate',
  'product',
  'difference',
  'identity',
  'direction',
]);

/** What 文字核对 calls wrong in the reports of a workbook, as for somebody who has the report and no workbook. */
function calledWrong(pack: Pack, snapshot: Snapshot): string[] {
  const workbook = bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'test' });
  const texts = writeReports(pack, workbook.table, engine).map(({ report }) =>
    reportFragments(report).map(fragmentText).join('\n'),
  );
  return texts.flatMap((text) =>
    auditReport({ text }).findings.flatMap(({ kind, message, quotes }) =>
      computed.has(kind) ? [`${message} ${quotes.map((one) => one.text).join('；')}`] : [],
    ),
  );
}

describe.each(builtInPackIds)('%s：工具自己写的报告，没有工作簿也核对得过', (id) => {
  const pack = builtInPack(id);

  it('示例数据的报告：文字核对没有一处算错', () => {
    expect(calledWrong(pack, installedSnapshot(pack, {}))).toEqual([]);
  });

  it('如实填的表写出的报告：文字核对没有一处算错', () => {
    const told: string[] = [];
    for (let seed = 1; seed <= 8; seed++)
      told.push(...calledWrong(pack, installedSnapshot(pack, cleanFilling(pack, seed).data, false)));
    expect(told).toEqual([]);
  });
});
