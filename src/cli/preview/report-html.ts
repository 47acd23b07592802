import type { WrittenReport } from '../../app/write-report';
import type { Fragment, Paragraph } from '../../core/narrative/fragment';
import type { Pack } from '../../core/pack/pack';
import type { AttachmentTable, TableCellModel } from '../../core/report/table-model';
import { escapeHtml, lines, round2 } from './html';
import { columnRef } from '../../core/pack/concrete-id';

/** A report as a page to read: figures and the unit's own words are told apart, pointing at one names its field. */
export function reportHtml({ report, tables }: WrittenReport, pack: Pack): string {
  const fragment = (one: Fragment): string =>
    one.paragraphs.map((paragraph) => `<p class="${one.style}">${paragraphHtml(paragraph, pack)}</p>`).join('\n');
  const inside = (section: string): string =>
    tables
      .filter((table) => table.section === section)
      .map(attachmentHtml)
      .join('\n');
  const body = [
    ...report.front.map(fragment),
    ...report.sections.map(
      ({ id, heading, level, fragments }) =>
        `${heading === null ? '' : `<h${level + 2} class="level${level}">${escapeHtml(heading)}</h${level + 2}>`}${fragments.map(fragment).join('\n')}${inside(id)}`,
    ),
    ...report.back.map(fragment),
    ...tables.filter((table) => table.section === undefined).map(attachmentHtml),
  ];
  return `<div class="paper portrait report">${body.join('\n')}</div>`;
}

function paragraphHtml(paragraph: Paragraph, pack: Pack): string {
  return paragraph
    .map((run) => {
      if (run.kind === 'text') return escapeHtml(run.text);
      const label = pack.byId.get(columnRef(run.field))?.label ?? run.field;
      return `<span class="${run.kind}" title="${escapeHtml(label)}">${escapeHtml(run.text)}</span>`;
    })
    .join('');
}

function attachmentHtml({ label, title, lead, table, notes }: AttachmentTable): string {
  const total = table.columnsMm.reduce((sum, width) => sum + width, 0);
  const columns = table.columnsMm.map((width) => `<col style="width:${round2((100 * width) / total)}%">`).join('');
  const rows = table.rows.map(({ cells }) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('\n');
  const heads = lead.map(
    ({ left, right }) => `<div class="lead"><span>${escapeHtml(left)}</span><span>${escapeHtml(right)}</span></div>`,
  );
  return `<div class="attachment">${label === '' ? '' : `<p class="label">${escapeHtml(label)}</p>`}<p class="title">${lines(title)}</p>${heads.join('')}<table class="grid"><colgroup>${columns}</colgroup>${rows}</table>${notes.map((note) => `<p class="note">${lines(note)}</p>`).join('')}</div>`;
}

function cellHtml({ text, colSpan, rowSpan, style, align, bold, sizePt, indent }: TableCellModel): string {
  const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}`;
  const css = `font-size:${round2(sizePt)}pt;text-align:${align}${bold ? ';font-weight:bold' : ''}${indent > 0 ? `;padding-left:${indent}em` : ''}`;
  return `<td class="${style}"${spans} style="${css}">${lines(text)}</td>`;
}
