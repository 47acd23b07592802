import { a1, parseReference } from '../../workbook/address';
import { copiedFrom } from '../../workbook/sheet-copies';
import type { FieldTable } from '../../fields/field-table';
import type { BindingFault } from '../../fields/binding';
import type { Rule, RuleContext } from '../rule';
import type { RowsField } from '../../pack/schema';
import { rowsBeyond } from '../support/beyond-block';
import { spokenName, type Pack } from '../../pack/pack';
import { fail, pass, type Verdict } from '../verdict';

const faultTexts: Readonly<Record<BindingFault['fault'], string>> = {
  missing: '名称不见了',
  broken: '名称指向的单元格已被删除',
  external: '名称指向另一个工作簿',
  formula: '名称写成了公式或固定值，指不出是哪一格',
  'sheet-gone': '名称指向的工作表已被删除',
  shape: '名称指向的不是一个单元格（或一列）',
};

const faultCauses: Readonly<Record<BindingFault['fault'], string>> = {
  missing: '名称被删除，或表是从别的工作簿复制过来的。',
  broken: '单元格所在的行、列或工作表被删除。',
  external: '表是从另一个工作簿复制或移动过来的，名称还留在原来的工作簿上。',
  formula: '在名称管理器里改过名称。',
  'sheet-gone': '工作表被删除。',
  shape: '在名称管理器里改过名称，或单元格被合并、移动过。',
};

/** Every name of the pack stands and points to a cell; keys of repeating rows are unique (the first keeps a key after a paste). */
export const nameIntact: Rule<'name-intact'> = {
  kind: 'name-intact',
  blames: 'form',
  reads: 'sheets',
  findsDamage: true,
  decide(_params, context) {
    const sheets = lostSheets(context);
    const told = new Set(sheets.flatMap(({ faults }) => faults));
    const rest = context.binding.faults.filter((fault) => !told.has(fault));
    const verdicts = [
      ...sheets.map((sheet) => lost(context, sheet)),
      ...lostTogether(rest).flatMap((faults) =>
        faults.length > mostAlone ? [lostAtOnce(context, faults)] : faults.map((fault) => broken(context, fault)),
      ),
    ];
    for (const field of context.table.pack.fields)
      if (field.kind === 'rows')
        verdicts.push(...duplicates(context, field.id, field.label), ...beyond(context, field));
    return verdicts.length > 0 ? verdicts : [pass()];
  },
};

/** More names than this lost in one way are one act: rows were deleted, or a sheet was copied without its names. */
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
    suggestion: again(table),
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
    cause: faultCauses[fault.fault],
    suggestion:
      table.adoption === null && (fault.fault === 'external' || fault.fault === 'formula')
        ? '点“模板”里的“修复”，让名称重新指向本表的单元格；或在“公式→名称管理器”里改。'
        : again(table),
  });
}

function again({ adoption }: FieldTable): string {
  return adoption === null
    ? '请撤销刚才的删除，或重新装入模板后把数据贴回。'
    : '请撤销刚才的删除，或拿原表重新认领一次。';
}

interface LostSheet {
  readonly title: string;
  readonly faults: readonly BindingFault[];
}

/** Sheets of the pack of which most names are gone: one cause, and one sentence. */
function lostSheets({ table: { pack }, binding }: RuleContext): LostSheet[] {
  // Which sheets of the bureau's hold what, the pack does not know.
  if (binding.faults.length === 0 || binding.adoption !== null) return [];
  return pack.sheets.flatMap(({ title, rows }): LostSheet[] => {
    const ids = new Set(
      rows.flatMap(({ cells }) => cells.flatMap(({ field }) => (field === undefined ? [] : [field, keyOf(field)]))),
    );
    const faults = binding.faults.filter(({ id }) => ids.has(id));
    const whole = [...ids].filter((id) => binding.area(id) !== null).length;
    return faults.length < 2 || whole >= faults.length ? [] : [{ title, faults }];
  });
}

/** The keys of the block that a column stands in; of other fields a name that nobody has. */
function keyOf(field: string): string {
  return `${field.slice(0, Math.max(0, field.lastIndexOf('.')))}.key`;
}

function lost({ snapshot }: RuleContext, { title, faults }: LostSheet): Verdict {
  const copy = snapshot.sheets.find(({ name }) => copiedFrom(name)?.toLowerCase() === title.toLowerCase());
  const isThere = snapshot.sheets.some(({ name }) => name.toLowerCase() === title.toLowerCase());
  const count = `${faults.length}个单元格名称不见了，这些数都读不到`;
  return fail({
    subject: `sheet:${title}`,
    message: copy
      ? `《${title}》被删除，只剩复制出来的《${copy.name}》，名称没有跟着过来：${count}。`
      : `《${title}》的${count}${isThere ? '' : '：这张工作表被删除了'}。`,
    fields: faults.map(({ id }) => id),
    ...(copy && { cells: [{ sheet: copy.name, address: 'A1' }] }),
    cause: copy ? '复制了工作表，又删除了原来的那张。' : '工作表被删除，或者被别的工作簿里的同名表换掉了。',
    suggestion: copy
      ? '点“模板”里的“修复”，名称就改指《' + copy.name + '》；也可以撤销删除，用原来的那张表。'
      : '请撤销删除，或重新装入模板后把数据贴回。',
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
