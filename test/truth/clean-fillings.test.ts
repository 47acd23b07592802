import { checkWorkbook } from '../../src/app/check-workbook';
import { bindWorkbook } from '../../src/app/open-workbook';
import { bind } from '../../src/core/fields/binding';
import type { Pack } from '../../src/core/pack/pack';
import { readFieldTable } from '../../src/core/table/read-table';
import { parseA1 } from '../../src/core/workbook/address';
import type { CellSnapshot, Snapshot } from '../../src/core/workbook/snapshot';
import type { Finding } from '../../src/core/rules/finding';
import { installedSnapshot } from '../core/rules/installed';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { insertRows } from '../../bench/edit-rows';
import { cleanFilling } from './clean-fillings';
import { recalculated } from './recalculated';
import { wordings } from './wordings';

/** JIXIAO_TRUTH=300 tries as many per pack; JIXIAO_TRUTH_SEED starts elsewhere. */
const fillings = Number(process.env['JIXIAO_TRUTH'] ?? 60);
const start = Number(process.env['JIXIAO_TRUTH_SEED'] ?? 1);

function findingsOf(id: string, seed: number): readonly Finding[] {
  const pack = builtInPackOf(id);
  const { data, said } = cleanFilling(pack, seed);
  return findingsIn(pack, installedSnapshot(pack, data, false)).map((finding) => ({
    ...finding,
    message: `${finding.message}${finding.cells[0]?.field ? `〔${said.get(finding.cells[0].field) ?? ''}〕` : ''}`,
  }));
}

function findingsIn(pack: Pack, snapshot: Snapshot): readonly Finding[] {
  const workbook = bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'truth' });
  return checkWorkbook(workbook).findings;
}

const packs = new Map<string, ReturnType<typeof builtInPack>>();
function builtInPackOf(id: string): ReturnType<typeof builtInPack> {
  let pack = packs.get(id);
  if (!pack) packs.set(id, (pack = builtInPack(id)));
  return pack;
}

describe('如实填好的表：没有错误，几乎没有需说明', () => {
  it.each(builtInPackIds)('%s', (id) => {
    const errors = new Map<string, { count: number; first: string }>();
    const explains = new Map<string, { count: number; first: string }>();
    let asked = 0;
    for (let seed = start; seed < start + fillings; seed++)
      for (const finding of findingsOf(id, seed)) {
        const into = finding.level === 'error' ? errors : finding.level === 'explain' ? explains : null;
        if (!into || finding.state === 'explained') continue;
        if (finding.level === 'explain') asked++;
        const one = into.get(finding.check) ?? { count: 0, first: `第${seed}份 ${finding.message}` };
        into.set(finding.check, { ...one, count: one.count + 1 });
      }
    const lines = (of: typeof errors): string[] =>
      [...of].map(([check, { count, first }]) => `${check} ×${count}：${first}`);
    expect({
      份数: fillings,
      错误: lines(errors),
      需说明: asked * 200 > fillings ? lines(explains) : [],
    }).toEqual({ 份数: fillings, 错误: [], 需说明: [] });
  });

  it('六十种以上写法都用到了', () => {
    const used = new Set<string>();
    for (const id of builtInPackIds)
      for (let seed = start; seed < start + 200; seed++)
        for (const one of cleanFilling(builtInPackOf(id), seed).said.values()) used.add(one);
    expect(wordings.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
    expect(wordings.length).toBeGreaterThanOrEqual(60);
  });

  it.each([
    ['空着', null],
    ['写了名称和 0', '新的项目'],
  ] as const)('在两个项目中间插一行，%s：不多一条', (_, name) => {
    const pack = builtInPackOf('kaifu-2020');
    const seed = Array.from({ length: 40 }, (_seed, at) => at + 1).find(
      (one) => (cleanFilling(pack, one).data['businessProjects'] as unknown[] | undefined)?.length === 2,
    )!;
    const clean = installedSnapshot(pack, cleanFilling(pack, seed).data, false);
    const place = readFieldTable(pack, bind(pack, clean)).place('businessProjects[2].name')!;
    const at = parseA1(place.address)!;
    const line: CellSnapshot[] = [name, null, null, name && 0, null, name && 0, null];
    const inserted = insertRows(clean, place.sheet, at.top, [
      line.map((cell, index) => (index === 1 && name !== null ? 0 : cell)),
    ]);
    const ids = (snapshot: Snapshot): string[] =>
      findingsIn(pack, snapshot).map(({ id, message }) => `${id} ${message}`);
    expect(ids(recalculated(pack, inserted)).filter((one) => !ids(clean).includes(one))).toEqual([]);
  });
});
