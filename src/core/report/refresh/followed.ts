import { textGrid } from '../link/document-stamp';
import type { LinkPackage } from '../link/link-package';
import { applyReplacements, type FoundDocument } from './found-document';
import type { LogEntry, RefreshPlan } from './plan';
import { gridOf, gridText } from './plan-table';

/**
 * What a refresh changed besides the user's own words, for 更新记录: every figure that followed the workbook, 旧 → 新, the sentences
 * that say something else now, and tables that were made anew. The user's own words are in the plan's log already.
 */
export function followedLog(found: FoundDocument, plan: RefreshPlan, link: LinkPackage): LogEntry[] {
  const { time } = link;
  const titles = new Map(plan.fragments.map(({ id, title }) => [id, title]));
  const isLogged = (fragment: string, replaced: string): boolean =>
    plan.log.some((entry) => entry.fragment === fragment && (entry.field === undefined || entry.replaced === replaced));
  const entry = (fragment: string, replaced: string, by: string): LogEntry => ({
    time,
    fragment,
    title: titles.get(fragment) ?? '',
    replaced,
    by,
    follows: true,
  });
  const figures = plan.figures.flatMap(({ fragment, field, label, inDocument, new: by, action }): LogEntry[] =>
    action !== 'written' || inDocument === by || isLogged(fragment, inDocument)
      ? []
      : [{ ...entry(fragment, inDocument, by), field, label }],
  );
  const controls = new Map(found.controls.map((control) => [control.key, control]));
  const words = plan.edits.flatMap(({ control: key, replacements }): LogEntry[] => {
    const control = controls.get(key);
    if (!control || control.fragment === null || control.cells.length > 0 || isLogged(control.fragment, '')) return [];
    const { gone, come } = otherSentences(control.text, applyReplacements(control.text, replacements));
    return gone === '' && come === '' ? [] : [entry(control.fragment, gone, come)];
  });
  const tables = plan.rebuilds.flatMap(({ control: key, table }): LogEntry[] => {
    const control = controls.get(key);
    if (!control || control.fragment === null || isLogged(control.fragment, '')) return [];
    return [entry(control.fragment, gridText(gridOf(control)), gridText(textGrid(table)))];
  });
  return [...figures, ...words, ...tables];
}

/** Sentences of the one text that the other does not have, figures aside: those are told by themselves. */
function otherSentences(before: string, after: string): { readonly gone: string; readonly come: string } {
  if (wordsOf(before) === wordsOf(after)) return { gone: '', come: '' };
  const [old, fresh] = [before, after].map(sentencesOf) as [readonly string[], readonly string[]];
  const [oldWords, freshWords] = [old, fresh].map((list) => new Set(list.map(wordsOf)));
  return {
    gone: old.filter((one) => !freshWords!.has(wordsOf(one))).join(''),
    come: fresh.filter((one) => !oldWords!.has(wordsOf(one))).join(''),
  };
}

function sentencesOf(text: string): readonly string[] {
  return text.match(/[^。\n]+[。\n]?/g) ?? [];
}

function wordsOf(sentence: string): string {
  return sentence.replace(/\d[\d.,]*/g, '#').trim();
}
