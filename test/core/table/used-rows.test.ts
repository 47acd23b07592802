import { bindWorkbook } from '../../../src/app/open-workbook';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { scoreFurtherTables } from '../../../src/app/score-workbook';
import { installedSnapshot } from '../rules/installed';
import { builtInPack } from '../../support/built-in-pack';
import { cleanFilling } from '../../truth/clean-fillings';
import { recalculated, typedInto } from '../../truth/recalculated';

it('项目的全年执行数空着，预算数却填了：说没有填，执行率待评，不当0', () => {
  const pack = builtInPack('hunan-2023/5-projects');
  const clean = installedSnapshot(pack, cleanFilling(pack, 3).data, false);
  const id = 'project1.fiscalAppropriation.executed';
  const workbook = bindWorkbook(recalculated(pack, typedInto(pack, clean, { [id]: null })), pack, {
    pack: pack.id,
    packVersion: pack.version,
    workbookId: 'used-rows',
  });
  expect(workbook.table.value('project1.executionRate').is).toBe('blank');
  const [project] = scoreFurtherTables(workbook);
  expect(project!.indicators.find(({ score }) => score === null)?.reason).toMatch(/待填：项目1当年财政拨款全年执行数/);
  const told = checkWorkbook(workbook).findings.filter(({ cells }) => cells[0]?.field === id);
  expect(told.map(({ message }) => message).join()).toContain('没有填');
});
