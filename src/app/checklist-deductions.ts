import { textOf } from '../core/fields/field-value';
import { deductionField } from '../core/pack/generated-fields';
import { columnsOf } from '../core/pack/pack';
import { problemsSection } from '../core/prose/handover/told-of';
import { trimmed } from '../core/quantity/format';
import type { ScoredIndicator } from '../core/scoring/sheet-score';
import type { ChecklistEntry } from './checklist-entry';
import type { OpenWorkbook } from './open-workbook';
import { scoreFurtherTables, scoreWorkbook } from './score-workbook';

const kind = 'deductions';

/**
 * 扣了分的，原因写在哪里: in the form's own place for it (扣分原因, 偏差原因), or under 存在的问题, where the indicator must be named to be found. A section
 * that names it in other words is not known to be without.
 */
export function deductionEntries(
  workbook: OpenWorkbook,
  texts: readonly { readonly name: string; readonly text: string }[],
): ChecklistEntry[] {
  const { table } = workbook;
  const sheets = [scoreWorkbook(workbook), ...scoreFurtherTables(workbook)];
  const lost = sheets.flatMap(({ indicators }) =>
    indicators.filter(({ score, full }) => score !== null && full !== null && score.lt(full)),
  );
  const isOpen = sheets.some(({ indicators }) => indicators.some(({ score }) => score === null));
  if (lost.length === 0)
    return [
      isOpen
        ? { kind, verdict: 'undetermined', level: 'unverifiable', message: '还有待评的指标，有没有扣分还不知道。' }
        : { kind, verdict: 'notApplicable', level: 'notice', message: '没有扣分。' },
    ];
  const problems = problemTexts(workbook, texts);
  const written = problems.join('\n').replace(/\s/g, '');
  const bare = lost.filter(
    (one) => reasonOf(workbook, one) === '' && !namesOf(one).some((name) => written.includes(name)),
  );
  const told = ({ label, full, score }: ScoredIndicator): string =>
    `${label.split('/').at(-1)!}扣了${trimmed(full!.minus(score!), 2)}分`;
  const cellOf = ({ id }: ScoredIndicator): Pick<ChecklistEntry, 'cell'> => {
    const place = table.pack.byId.has(`score.${id}`) ? table.place(`score.${id}`) : null;
    return place ? { cell: { sheet: place.sheet, address: place.address } } : {};
  };
  const [first] = bare;
  // Whether other words tell the same nobody can say: one thing to look at.
  if (first !== undefined && written.length >= shortest)
    return [
      {
        kind,
        verdict: 'undetermined',
        level: 'unverifiable',
        message: `${bare.map(told).join('，')}；“存在的问题”里没有提到${bare.length > 1 ? '这几项' : '它'}，是不是用别的话写了，看不出来。`,
        suggestion: '请看一眼；没有写的，补一句为什么扣分。',
        ...cellOf(first),
      },
    ];
  const entries = bare.map((one): ChecklistEntry => ({
    kind,
    verdict: 'fail',
    level: 'explain',
    message: `${told(one)}，没有写原因：${problems.length === 0 ? '没有“存在的问题”这一段' : '“存在的问题”这一段是空的'}。`,
    suggestion: '在“存在的问题”里写明为什么扣分。',
    ...cellOf(one),
  }));
  return entries.length > 0
    ? entries
    : [{ kind, verdict: 'pass', level: 'notice', message: `扣分的 ${lost.length} 项都写了原因。` }];
}

/** Shorter than any sentence. */
const shortest = 10;

/** What the form has a place for. */
function reasonOf({ table }: OpenWorkbook, { id }: ScoredIndicator): string {
  const { pack } = table;
  const own = deductionField(id);
  const rule = pack.indicators.find((one) => one.id === id)?.rule;
  const fields = [...(pack.byId.has(own) ? [own] : []), ...(rule?.kind === 'achievement' ? [rule.reason] : [])];
  return fields.map((field) => textOf(table.value(field)).trim()).join('');
}

/** The section of every report, and the form's own text of it. */
function problemTexts({ table }: OpenWorkbook, texts: readonly { readonly text: string }[]): string[] {
  const own = table.pack.fields
    .flatMap((field) => (field.kind === 'rows' ? columnsOf(field) : [field]))
    .filter((field) => field.kind === 'text' && field.length === 'prose' && /[pP]roblem/.test(field.id))
    .flatMap(({ id }) => table.expand(id))
    .map((id) => textOf(table.value(id)));
  return [...own, ...texts.flatMap(({ text }) => problemsSection(text)?.text ?? [])];
}

/** 在职人员控制率; its first words too: 在职人员. */
function namesOf({ label }: ScoredIndicator): string[] {
  const name = label
    .split('/')
    .at(-1)!
    .replace(/[“”\s]/g, '');
  const stem = name.replace(/(?:控制|变动|完成|执行)?率$/, '');
  return [name, ...(stem.length >= 4 && stem !== name ? [stem] : []), name.replace(/三公/, '“三公”')];
}
