import { arrivedValue, parseArrivalRef, readArrivals, type Arrival } from '../../fields/arrivals';
import { sameValue, type FieldValue } from '../../fields/field-value';
import type { Rule, RuleContext } from '../rule';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { whyBad } from '../support/reading';
import { answerOf, rowAnswers } from '../support/rows';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

/**
 * 上年数 still are what arrived from last year's file (last-year/arrivals). That file may have been made before approval, so a
 * difference is something to explain. The sheet's own twin is written with the figures, not with the form: only then they are known.
 */
export const priorYearAsArrived: Rule<'prior-year-as-arrived'> = {
  kind: 'prior-year-as-arrived',
  reads: 'sheets',
  decide(_params, context) {
    const { byRef, digest } = readArrivals(context.snapshot, context.table.memory);
    if (byRef.size === 0) return [notApplicable('没有装入过上年数。')];
    const verdicts: Verdict[] = [];
    const blocks = new Map<string, Map<string, Arrival[]>>();
    for (const arrival of byRef.values()) {
      const { ref, key } = parseArrivalRef(arrival.ref);
      const field = context.table.pack.byId.get(ref);
      if (!field || field.kind === 'rows' || 'rows' in field !== (key !== null)) continue;
      if (key === null) {
        const verdict = judge(context, ref, arrival);
        if (verdict) verdicts.push(verdict);
      } else if ('rows' in field) {
        const block = blocks.get(field.rows) ?? new Map<string, Arrival[]>();
        blocks.set(field.rows, block);
        const own = block.get(key);
        if (own) own.push(arrival);
        else block.set(key, [arrival]);
      }
    }
    for (const [rows, byKey] of blocks) verdicts.push(...judgeRows(context, rows, byKey, digest));
    return verdicts.length > 0 ? verdicts : [pass()];
  },
};

function judgeRows(
  context: RuleContext,
  rows: string,
  byKey: ReadonlyMap<string, readonly Arrival[]>,
  digest: string,
): Verdict[] {
  const { verdicts } = rowAnswers(context, rows, `arrived ${rows} ${digest}`, (own, row) => {
    const key = own.table.keys(rows).of[row - 1] ?? null;
    const told = (key === null ? [] : (byKey.get(key) ?? [])).flatMap(
      (arrival) => judge(own, parseArrivalRef(arrival.ref).ref.replace(`${rows}.`, `${rows}[${row}].`), arrival) ?? [],
    );
    return answerOf(1, told);
  });
  const { rowOf } = context.table.keys(rows);
  const gone = [...byKey].filter(([key]) => !rowOf.has(key)).flatMap(([, arrivals]) => arrivals);
  return [...verdicts, ...gone.map((arrival) => rowGone(context, arrival))];
}

/** null: as it arrived. */
function judge({ table }: RuleContext, id: string, arrival: Arrival): Verdict | null {
  const then = arrivedValue(table, arrival);
  const now = table.value(id);
  if (sameValue(now, then)) return null;
  const subject = arrival.ref;
  const [name, was, is] = [nameOf(table, id), text(id, then), text(id, now)];
  if (now.is === 'bad' && now.why === 'unbound')
    return undetermined(`${name}${whyBad(now)}，不能核对。`, [id], subject);
  const state = now.is === 'blank' ? '现在是空的' : now.is === 'bad' ? whyBad(now) : `现在是${is}`;
  const gap =
    then.is === 'number' && now.is === 'number' ? figureText(table, id, now.number.minus(then.number).abs()) : null;
  return fail({
    subject,
    message: `${name}${state}，装入时是${was}${gap === null ? '' : `，相差${gap}`}。${origin(arrival)}`,
    fields: [id],
    left: now.is === 'blank' ? '空白' : is,
    right: was,
    ...(gap === null ? {} : { difference: gap }),
    figures: [now.is === 'number' ? now.number.toFixed() : is, then.is === 'number' ? then.number.toFixed() : was],
    suggestion: `是改错了，改回${was}；上年的文件在批复以前，写明以哪份批复、公开的决算为准。`,
    ...(then.is === 'number' && { fix: { kind: 'set-number', field: id, value: then.number.toFixed() } }),
  });

  function text(of: string, value: FieldValue): string {
    if (value.is === 'number') return figureText(table, of, value.number);
    if (value.is === 'blank') return '空白';
    return `“${value.is === 'bad' ? value.raw : value.text}”`;
  }
}

function rowGone({ table }: RuleContext, arrival: Arrival): Verdict {
  const then = arrivedValue(table, arrival);
  const { ref } = parseArrivalRef(arrival.ref);
  const was = then.is === 'number' ? figureText(table, ref, then.number) : String(arrival.value);
  return fail({
    subject: arrival.ref,
    message: `${arrival.from}${was}装入过，那一行现在不在表上。${origin(arrival)}`,
    fields: [],
    left: '空白',
    right: was,
    figures: ['空白', was],
    suggestion: '是误删，撤销或把这一行补上；项目并到别的行里，写明并到哪里。',
  });
}

function origin({ file, year, from }: Arrival): string {
  return `来自“${file}”（${year}年度）：${from}。`;
}
