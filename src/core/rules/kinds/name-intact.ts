import { a1, parseReference } from '../../workbook/address';
import type { BindingFault } from '../../fields/binding';
import type { Rule, RuleContext } from '../rule';
import type { RowsField } from '../../pack/schema';
import { rowsBeyond } from '../support/beyond-block';
import { spokenName, type Pack } from '../../pack/pack';
import { fail, pass, type Verdict } from '../verdict';

const faultTexts: Readonly<Record<BindingFault['fault'], string>> = {
  missing: '名称不见了',
  broken: '名称指向的单元格已被删除',
  'sheet-gone': '名称指向的工作表已被删除',
  shape: '名称指向的不是一个单元格（或一列）',
};

/** Every name of the pack stands and points to a cell; keys of repeating rows are unique (the first keeps a key after a paste). */
export const nameIntact: Rule<'name-intact'> = {
  kind: 'name-intact',
  blames: 'form',
  reads: 'sheets',
  findsDamage: true,
  decide(_params, context) {
    const verdicts = lostTogether(context.binding.faults)
      .map((faults) =>
        faults.length > mostAlone ? lostAtOnce(context, faults) : faults.map((fault) => broken(context, fault)),
      )
      .flat();
    for (const field of context.table.pack.fields)
      if (field.kind === 'rows')
        verdicts.push(...duplicates(context, field.id, field.label), ...beyond(context, field));
    return verdicts.length > 0 ? verdicts : [pass()];
  },
};

/** More names than this lost in one way are one act: a sheet was deleted, or copied without its names. */
const mostAlone = 3;

/** By how they were lost, and with which sheet. */
function lostTogether(faults: readonly BindingFault[]): readonly (readonly BindingFault[])[] {
  const groups = new Map<string, BindingFault[]>();
  for (const fault of faults) {
    const key = `${fault.fault} ${goneSheet(fault) ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  return [...groups.values()];
}

function goneSheet({ fault, refersTo }: BindingFault): string | null {
  return fault === 'sheet-gone' && refersTo !== null ? (parseReference(refersTo)?.sheet ?? null) : null;
}

function lostAtOnce({ table }: RuleContext, faults: readonly BindingFault[]): Verdict {
  const [first] = faults;
  const sheet = first && goneSheet(first);
  const names = faults.slice(0, 3).map((fault) => labelOf(table.pack, fault));
  const what = sheet
    ? `工作表“${sheet}”已被删除，它的${faults.length}项都读不到`
    : `${faults.length}项的${faultTexts[first?.fault ?? 'missing']}，读不到`;
  return fail({
    subject: sheet ?? first?.fault ?? '',
    message: `${what}：“${names.join('”、“')}”等。`,
    fields: faults.map(({ id }) => id),
    suggestion: '请撤销刚才的删除，或重新装入模板后把数据贴回。',
  });
}

function labelOf(pack: Pack, { id }: BindingFault): string {
  const field = pack.byId.get(id);
  return field ? spokenName(field) : id;
}

function broken({ table }: RuleContext, fault: BindingFault): Verdict {
  const label = labelOf(table.pack, fault);
  return fail({
    subject: fault.id,
    message: `“${label}”的${faultTexts[fault.fault]}（${fault.name}），读不到这一项。`,
    fields: [fault.id],
    ...(fault.refersTo !== null && { left: fault.refersTo }),
    suggestion: '请撤销刚才的删除，或重新装入模板后把数据贴回。',
  });
}

function duplicates(context: RuleContext, rows: string, label: string): Verdict[] {
  const area = context.binding.area(`${rows}.key`);
  if (!area) return [];
  const verdicts: Verdict[] = [];
  for (const { row, owner, key } of context.table.keys(rows).doubled) {
    const address = a1({ top: area.top + row - 1, bottom: area.top + row - 1, left: area.left, right: area.right });
    verdicts.push(
      fail({
        subject: `${rows}[${row}]`,
        message: `${label}第${row}行与第${owner}行的行标识重复（多半是整行复制粘贴造成的）。`,
        fields: [],
        cells: [{ sheet: area.sheet, address }],
        left: key,
        suggestion: '第一行保留原标识；下次写入时给后一行换新标识。',
        fix: { kind: 'renew-keys' },
      }),
    );
  }
  return verdicts;
}

/** Filled rows outside the block are read by nobody: neither we nor the sums of the sheet see them. */
function beyond(context: RuleContext, field: RowsField): Verdict[] {
  const area = rowsBeyond(context, field);
  const block = area && context.binding.area(`${field.id}.key`);
  if (!area || !block) return [];
  const spans = [
    { top: area.top, bottom: block.top - 1 },
    { top: block.bottom + 1, bottom: area.bottom },
  ].filter(({ top, bottom }) => top <= bottom);
  const words = spans.map(({ top, bottom }) => (top === bottom ? `第${top}行` : `第${top}～${bottom}行`)).join('、');
  const lefts = field.columns.flatMap(({ id }) => context.binding.area(`${field.id}.${id}`)?.left ?? []);
  return [
    fail({
      subject: `${field.id}:beyond`,
      message: `${area.sheet}${words}填了内容，但在“${field.label}”的范围之外，没有读到，也没有算进合计。`,
      fields: [],
      cells: spans.map(({ top, bottom }) => ({
        sheet: area.sheet,
        address: a1({ top, bottom, left: Math.min(...lefts), right: Math.max(...lefts) }),
      })),
      cause: '在最后一行的下面插入或粘贴，表格的范围不会跟着变大。',
      suggestion: '点“纳入表内”。以后在最后一行的上面插入，就会自动算进去。',
      fix: { kind: 'extend-rows', rows: field.id, area },
    }),
  ];
}
