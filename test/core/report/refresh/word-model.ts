import type { Fragment, Report, Run } from '../../../../src/core/narrative/fragment';
import { makeLinkPackage, type LinkPackage } from '../../../../src/core/report/link/link-package';
import { applyReplacements, type FoundDocument } from '../../../../src/core/report/refresh/found-document';
import { linkableText } from '../../../../src/core/report/refresh/linkable';
import type { Answers, LogEntry, RefreshPlan } from '../../../../src/core/report/refresh/plan';
import { planRefresh } from '../../../../src/core/report/refresh/plan-refresh';
import { planRepair, type RepairPlan, type RepairStep } from '../../../../src/core/report/refresh/plan-repair';
import { writtenFragment, type StoredBase } from '../../../../src/core/report/refresh/stored-base';

/** A document as people see it: paragraphs of their own, and controls of several paragraphs. */
export type Item = { id: string | null; title: string; text: string };

export interface WordModel {
  items: Item[];
  base: StoredBase | null;
  log: LogEntry[];
}

export interface Figures {
  readonly staff: number;
  readonly posts: number;
  readonly amount: number;
  readonly change: number;
  readonly reception: number;
  readonly words: string;
}

const text = (words: string): Run => ({ kind: 'text', text: words });
const figure = (field: string, value: number, unit: string): Run => ({
  kind: 'figure',
  field,
  value: String(value),
  text: `${value}${unit}`,
});

/** A report of four fragments: plain figures; wording that follows a sign; two paragraphs; the user's own prose. */
export function fragmentsOf(figures: Figures): Fragment[] {
  const { staff, posts, amount, change, reception, words } = figures;
  const body = { style: 'body', origin: 'generated' } as const;
  return [
    {
      ...body,
      id: 'staffing',
      title: '人员情况',
      paragraphs: [
        [
          text('本部门编制数'),
          figure('posts', posts, '人'),
          text('，在职人数'),
          figure('staff', staff, '人'),
          text('。'),
        ],
      ],
    },
    {
      ...body,
      id: 'threePublic',
      title: '三公经费',
      paragraphs: [
        [
          text('三公经费决算'),
          figure('amount', amount, '万元'),
          text(change === 0 ? '，与上年持平' : change > 0 ? '，较上年增加' : '，较上年减少'),
          ...(change === 0 ? [] : [figure('change', Math.abs(change), '万元')]),
          text('；其中公务接待费'),
          figure('reception', reception, '万元'),
          text('，没有因公出国。'),
        ],
      ],
    },
    {
      ...body,
      id: 'assets',
      title: '资产情况',
      paragraphs: [
        [text('资产账实相符。')],
        [text('公务接待费'), figure('reception', reception, '万元'), text('已入账。')],
        ...(amount > 50 ? [[text('经费超过'), figure('amount', amount, '万元'), text('，已说明原因。')]] : []),
      ],
    },
    {
      id: 'measures',
      title: '措施',
      style: 'body',
      origin: 'prose',
      paragraphs: words.split('\n').map((line): Run[] => [{ kind: 'words', text: line, field: 'words' }]),
    },
  ];
}

export function linkOf(figures: Figures): LinkPackage {
  const section = { id: 's', heading: null, level: 1, fragments: fragmentsOf(figures) } as const;
  const report: Report = { id: 'r', title: '报告', front: [], sections: [section], back: [] };
  const fieldOf = (field: string) => ({ label: `【${field}】`, value: null });
  return makeLinkPackage({ report, tables: [], workbookId: 'w', pack: 'p', time: '2026-03-15T00:00:00.000Z', fieldOf });
}

export function newDocument(link: LinkPackage): WordModel {
  const items = link.fragments.flatMap((fragment, index): Item[] => [
    { id: null, title: '', text: `第${'一二三四'[index]}部分` },
    {
      id: fragment.id,
      title: fragment.title,
      text: linkableText({ kind: 'fragment', id: fragment.id, title: fragment.title, fragment }),
    },
  ]);
  return { items, base: { report: link.report, fragments: link.fragments.map(writtenFragment) }, log: [] };
}

const isControl = (item: Item): boolean => item.title !== '';

export function found({ items }: WordModel): FoundDocument {
  let block = 0;
  const controls: FoundDocument['controls'][number][] = [];
  const blocks: FoundDocument['blocks'][number][] = [];
  items.forEach((item, index) => {
    const lines = item.text.split('\n');
    if (isControl(item))
      controls.push({
        key: String(index),
        fragment: item.id,
        title: item.title,
        text: item.text,
        blocks: [block, block + lines.length - 1],
        cells: [],
      });
    for (const line of lines) blocks.push({ kind: 'paragraph', text: line, isLinked: item.id !== null });
    block += lines.length;
  });
  return { controls, blocks };
}

export interface Outcome {
  readonly plan: RefreshPlan;
  readonly repair: RepairPlan;
  /** The document between mending and writing. */
  readonly mended: Item[];
}

/** A refresh as a host carries it out. */
export function refresh(model: WordModel, link: LinkPackage, answers: Answers): Outcome {
  const repair = planRepair(found(model), { base: model.base, tables: [] }, link, answers);
  if (repair.steps.length > 0) model.items = mend(model, repair.steps);
  const mended = model.items.map((item) => ({ ...item }));
  const plan = planRefresh(found(model), repair, link, answers);
  for (const { control, replacements } of plan.edits) {
    const item = model.items[Number(control)]!;
    item.text = applyReplacements(item.text, replacements);
  }
  model.base = plan.base;
  model.log.push(...plan.log);
  return { plan, repair, mended };
}

function mend(model: WordModel, steps: readonly RepairStep[]): Item[] {
  const owner = model.items.flatMap((item, index) => item.text.split('\n').map(() => index));
  const before = new Map<number, Item[]>();
  const after = new Map<number, Item[]>();
  const gone = new Set<number>();
  const items = model.items.map((item) => ({ ...item }));
  const put = (map: Map<number, Item[]>, at: number, item: Item): void =>
    void map.set(at, [...(map.get(at) ?? []), item]);
  for (const step of steps) {
    if (step.kind === 'dissolve')
      items[Number(step.control)] = { ...items[Number(step.control)]!, id: null, title: '' };
    else if (step.kind === 'insert') {
      const { id, title } = step.linkable;
      const own: Item = { id, title, text: linkableText(step.linkable) };
      if (step.after !== null) put(after, Number(step.after), own);
      else put(before, step.before === null ? items.length : Number(step.before), own);
    } else if (step.kind === 'wrap') {
      const [first, last] = [owner[step.blocks[0]]!, owner[step.blocks[1]]!];
      const lines = items.slice(first, last + 1).flatMap((item) => item.text.split('\n'));
      // The model wraps whole items; the planner never asks for half of one.
      expect(lines).toHaveLength(step.blocks[1] - step.blocks[0] + 1);
      for (let at = first; at <= last; at++) if (at > first) gone.add(at);
      items[first] = { id: step.id, title: step.title, text: lines.join('\n') };
    }
  }
  const result: Item[] = [];
  for (let at = 0; at <= items.length; at++) {
    result.push(...(before.get(at) ?? []));
    const item = items[at];
    if (item !== undefined && !gone.has(at)) result.push(item);
    result.push(...(after.get(at) ?? []));
  }
  // Paragraphs of nobody's control stand singly.
  return result.flatMap((item) =>
    isControl(item) ? [item] : item.text.split('\n').map((line) => ({ ...item, text: line })),
  );
}
