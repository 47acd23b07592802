import type { Data } from '../../../src/core/table/data';
import type { CheckKind, CheckParams } from '../../../src/core/pack/check-params';
import { ruleOf } from '../../support/all-rules';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot } from './installed';
import { told } from './table';

const pack = builtInPack('hunan-2023');

/** What a rule over self-evaluation forms says of an empty 2023 workbook with these figures: only what is no pass. */
export function onForms<K extends CheckKind>(params: CheckParams<K>, data: Data): string[] {
  return told(ruleOf(params.kind).decide(params, contextOf(pack, installedSnapshot(pack, data, false))));
}

/** One line of 《部门整体支出绩效自评表》, or of another table by its prefix. */
export function line(slot: string, cells: Readonly<Record<string, string | number>>, prefix = 'department'): Data {
  return Object.fromEntries(Object.entries(cells).map(([column, value]) => [`${prefix}.${slot}.${column}`, value]));
}
