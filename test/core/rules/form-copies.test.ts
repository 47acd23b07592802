import { bind } from '../../../src/core/fields/binding';
import { damagesIn } from '../../../src/core/rules/damage';
import { runChecks } from '../../../src/core/rules/runner';
import { readFieldTable } from '../../../src/core/table/read-table';
import type { Snapshot } from '../../../src/core/workbook/snapshot';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot } from './installed';
import { withChangedCopy } from './changed-copy';

const pack = builtInPack('kaifu-2018');
const clean = installedSnapshot(pack, {});
const field = 'publicOutlay.final';
const { sheet, address } = readFieldTable(pack, bind(pack, clean)).place(field)!;
const copies = (snapshot: Snapshot) => {
  const { findings } = runChecks(pack, contextOf(pack, snapshot));
  return findings.filter(({ check }) => check === 'formCopies');
};
const told = (snapshot: Snapshot): string[] => copies(snapshot).map(({ level, message }) => `${level} ${message}`);

describe('form-copies 旁边的副本', () => {
  it('副本里另填了数：提醒，说出哪一格、两边各是多少、读的是哪一张', () => {
    const changed = withChangedCopy(pack, clean, field);
    expect(told(changed)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^notice 《${sheet} \\(2\\)》是《${sheet}》的副本，有1格与它不一样（如${address}：副本是987.65，.*本工具只读《${sheet}》`,
        ),
      ),
    ]);
    expect(copies(changed)[0]?.cells).toEqual([{ sheet: `${sheet} (2)`, address }]);
  });

  it('没有副本、副本一样的、名称像副本而不是这套表的：不说', () => {
    const same = clean.sheets.find(({ name }) => name === sheet)!;
    const besides = (name: string): Snapshot => ({ ...clean, sheets: [...clean.sheets, { ...same, name }] });
    expect([clean, besides(`${sheet} (2)`), besides('别的表 (2)')].flatMap(told)).toEqual([]);
  });

  it('副本不是表的损坏：不叫人“修复”', () => {
    const { findings } = runChecks(pack, contextOf(pack, withChangedCopy(pack, clean, field)));
    expect(damagesIn(pack, findings)).toEqual([]);
  });
});
