import { openPlacesIn, openSummary } from '../narrative/open-places';
import type { Finding } from '../rules/finding';
import { openErrors } from '../rules/open-errors';
import type { SheetScore } from '../scoring/sheet-score';

/** Why files are not handed in, and what it takes: a reason that is printed, a decision to keep or drop, or work on the file first. */
export interface Refusal {
  readonly id: string;
  readonly message: string;
  readonly answer: 'reason' | 'keep-or-drop' | 'none';
}

/** 错误 that stand; those that follow from another are that one's. */
export function errorRefusals(findings: readonly Finding[]): Refusal[] {
  return openErrors(findings).map(({ id, message, cells }) => {
    const place = cells[0] ? `${cells[0].sheet} ${cells[0].address}：` : '';
    return { id, message: `错误：${place}${message}`, answer: 'reason' };
  });
}

/** 待评 of one score table. @param title of a further table (《项目支出绩效自评表》 of one project); '' for the main one */
export function scoreRefusals(score: SheetScore, id: string, title: string): Refusal[] {
  const where = title === '' ? '' : `${title}，`;
  const open = score.indicators.filter((indicator) => indicator.score === null);
  const own = open.map(({ id: indicator, label, reason }): Refusal => ({
    id: `score.${indicator}`,
    message: `待评：${where}${label.slice(label.lastIndexOf('/') + 1)}。${reason.replace(/^待评：/, '')}`,
    answer: 'reason',
  }));
  if (own.length > 0 || score.total !== null) return own;
  return [
    {
      id: `scoreTotal${id === '' ? '' : `.${id}`}`,
      message: `待评：${where}分值合计不是 100 分，总分定不下来。`,
      answer: 'reason',
    },
  ];
}

/** What a report still waits for, in its own text. @param name the file's */
export function openTextRefusals(name: string, text: string): Refusal[] {
  const open = openPlacesIn(text);
  if (open.length === 0) return [];
  return [{ id: `open:${name}`, message: `“${name}”里还有${openSummary(open)}。`, answer: 'reason' }];
}

/** What only a person can decide about a file. */
export function matterRefusals(
  name: string,
  { comments, trackedChanges, controls }: { comments: number; trackedChanges: number; controls: readonly string[] },
): Refusal[] {
  const refusals: Refusal[] = [];
  if (trackedChanges > 0)
    refusals.push({
      id: `tracked-changes:${name}`,
      message: `“${name}”里有 ${trackedChanges} 处修订没有接受或拒绝。接受还是拒绝会改变文字，要由您定：请在 Word 或 WPS 的“审阅”里逐条接受或拒绝，保存后再送出。`,
      answer: 'none',
    });
  if (comments > 0)
    refusals.push({
      id: `comments:${name}`,
      message: `“${name}”里有 ${comments} 条批注。删去还是留着，请选一样。`,
      answer: 'keep-or-drop',
    });
  if (controls.length > 0)
    refusals.push({
      id: `controls:${name}`,
      message: `“${name}”里有不是本工具写的内容控件（${controls.slice(0, 5).join('、')}${controls.length > 5 ? ' 等' : ''}）。只留文字还是原样留着，请选一样。`,
      answer: 'keep-or-drop',
    });
  return refusals;
}
