import { a1 } from '../../workbook/address';
import type { BindingFault } from '../../workbook/binding';
import type { Rule, RuleContext } from '../rule';
import { rowKey } from '../support/rows';
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
  decide(_params, context) {
    const verdicts = context.binding.faults.map((fault) => broken(context, fault));
    for (const field of context.table.pack.fields)
      if (field.kind === 'rows') verdicts.push(...duplicates(context, field.id, field.label));
    return verdicts.length > 0 ? verdicts : [pass()];
  },
};

function broken({ table }: RuleContext, fault: BindingFault): Verdict {
  const label = table.pack.byId.get(fault.id)?.label ?? fault.id;
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
  const first = new Map<string, number>();
  const verdicts: Verdict[] = [];
  for (let row = 1; row <= area.bottom - area.top + 1; row++) {
    const key = rowKey(context, rows, row);
    if (key === null || key === '') continue;
    const owner = first.get(key);
    if (owner === undefined) {
      first.set(key, row);
      continue;
    }
    const address = a1({ top: area.top + row - 1, bottom: area.top + row - 1, left: area.left, right: area.right });
    verdicts.push(
      fail({
        subject: `${rows}[${row}]`,
        message: `${label}第${row}行与第${owner}行的行标识重复（多半是整行复制粘贴造成的）。`,
        fields: [],
        cells: [{ sheet: area.sheet, address }],
        left: key,
        suggestion: '第一行保留原标识；下次写入时给后一行换新标识。',
      }),
    );
  }
  return verdicts;
}
