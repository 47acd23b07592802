import type { Refreshed } from '../../app/refresh-report';
import { repairedOf } from '../../app/report-session/repaired';
import type { Ledger } from '../contract';
import { alignColumns, displayWidth, labelled, wrap } from './columns';

type Figure = Ledger['figures'][number];
type Fragment = Ledger['fragments'][number];

const states: Readonly<Record<Fragment['state'], string>> = {
  unchanged: '没有变',
  'workbook-changed': '表里变了',
  'you-changed': '您改过',
  'both-changed': '两边都改了',
  missing: '文档里没有',
  duplicated: '有几处',
  damaged: '链接坏了',
};
const fragmentActions: Readonly<Record<Fragment['action'], string>> = {
  written: '已更新',
  merged: '只换了数字',
  kept: '没有动',
  asked: '要您选',
};
const figureActions: Readonly<Record<Figure['action'], string>> = {
  written: '已更新',
  kept: '保留文档里的',
  asked: '要您选',
  unlinked: '不再更新',
};

/** The ledger for people: figures old → new, fragments that are not as they were, what waits for an answer and how to give it. */
export function ledgerText(
  ledger: Ledger,
  { plan, repair, tracksChanges }: Refreshed,
  output: string,
  width: number,
): string {
  const lines: string[] = [...mendedLines(repair, width)];
  const titles = new Map(ledger.fragments.map(({ id, title }) => [id, title]));
  if (ledger.figures.length > 0) {
    const rows = ledger.figures.map((figure) => [
      titles.get(figure.fragment.replace(/#\d+$/, '')) ?? figure.fragment,
      figure.label,
      brief(figure.old, figure.new),
      '→',
      brief(figure.new, figure.old),
      figure.inDocument === figure.old ? '' : brief(figure.inDocument, figure.new),
      figureActions[figure.action],
    ]);
    lines.push(
      '【数字】',
      ...alignColumns([['段落', '数据项', '上次', '', '现在', '文档里', '处理'], ...rows], [2, 4, 5]),
      '',
    );
  }
  const changed = ledger.fragments.filter(({ state, action }) => state !== 'unchanged' || action !== 'kept');
  if (changed.length > 0) {
    lines.push(
      '【段落】',
      ...alignColumns([
        ['段落', '情况', '处理'],
        ...changed.map(({ id, title, state, action }) => [
          title,
          repair.restored.has(id) ? '链接丢了，已接上' : states[state],
          fragmentActions[action],
        ]),
      ]),
      '',
    );
    for (const { title, replacedText } of changed)
      if (replacedText !== undefined)
        lines.push(`“${title}”换下的文字，已记入更新记录：`, ...wrap(replacedText, width), '');
  }
  const open = plan.questions.filter(isOpen(ledger));
  if (open.length > 0) {
    lines.push(`【要您选】${open.length} 处，都保持原样`);
    for (const { key, title, figure, reason } of open) {
      const shown = figure?.inDocument ? `文档里 ${figure.inDocument}，` : '';
      const what = figure === null ? '' : `“${figure.label}”${shown}表里 ${figure.new}，`;
      lines.push(...labelled(key, `${title}：${what}${reason}`, 2, width));
    }
    lines.push(
      '  用 --choose 编号=adopt（采用新值）、mine（保留我的）、unlink（不再更新）选；全部一样时只写 --choose adopt。',
      '',
    );
  }
  const count = (action: Figure['action']): number =>
    ledger.figures.filter((figure) => figure.action === action && figure.field !== '').length;
  const written = ledger.fragments.filter(({ action }) => action === 'written' || action === 'merged').length;
  lines.push(
    `更新了 ${written} 段、${count('written')} 个数字；保持原样 ${count('kept') + count('unlinked')} 个；要您选 ${open.length} 处。`,
  );
  if (tracksChanges) lines.push('文档开着修订：新写的数字、增减的段落和表行都作为修订留着，等您接受。');
  lines.push(`已写出 ${output}。`, '');
  return lines.join('\n');
}

/** What was put right before anything was written: words that stood there several times, links that were gone. */
function mendedLines(repair: Refreshed['repair'], width: number): string[] {
  const repaired = repairedOf(repair);
  if (repaired === null) return [];
  const { cleaned, titles } = repaired;
  const lines = ['【已修好】这份报告用 LibreOffice 等别的软件另存过'];
  if (cleaned > 0) lines.push(`  ${cleaned} 段（表）的字被重复写了几遍，已去掉重复的，您写的字都在。`);
  if (titles.length > 0)
    lines.push(
      `  ${titles.length} 段的链接丢了，已按标题和文字接上：`,
      ...wrap(titles.join('、'), Math.max(20, width - 4)).map((line) => `    ${line}`),
    );
  return [...lines, ''];
}

/** Of a longer text the lines that differ, cut to what a column holds. */
function brief(text: string, other: string): string {
  const known = new Set(other.split('\n'));
  const lines = text.split('\n');
  const own = lines.length > 1 ? lines.filter((line) => !known.has(line)) : lines;
  const line = own.join('；');
  if (displayWidth(line) <= columnWidth) return line;
  let cut = '';
  for (const character of line) {
    if (displayWidth(cut + character) >= columnWidth) break;
    cut += character;
  }
  return `${cut}…`;
}

const columnWidth = 28;

/** Asked and still not answered: its fragment or figure is in the ledger as asked. */
function isOpen(ledger: Ledger) {
  return ({ fragment, figure }: Refreshed['plan']['questions'][number]): boolean =>
    figure === null
      ? ledger.fragments.some(({ id, action }) => id === fragment && action === 'asked')
      : ledger.figures.some(
          (line) => line.fragment === figure.fragment && line.field === figure.field && line.action === 'asked',
        );
}
