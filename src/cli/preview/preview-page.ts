import type { WrittenReport } from '../../app/write-report';
import { byHandDue, type Pack } from '../../core/pack/pack';
import type { Edit } from '../../core/workbook/edit';
import { escapeHtml } from './html';
import { reportHtml } from './report-html';
import { gridsOf } from './sheet-grid';
import { sheetHtml } from './sheet-html';
import { style } from './style';

/**
 * A pack to look at: its sheets as they print, filled with its example, and its reports, on one page that needs nothing else —
 * no script, no font, no picture from anywhere.
 */
export function previewPage(pack: Pack, edits: readonly Edit[], reports: readonly WrittenReport[]): string {
  const sheets = gridsOf(edits).map((grid, at) => ({
    id: `sheet${at + 1}`,
    title: grid.name,
    html: sheetHtml(grid),
  }));
  const texts = reports.map((written, at) => ({
    id: `report${at + 1}`,
    title: written.report.title,
    html: reportHtml(written, pack),
  }));
  const links = [...sheets, ...texts].map(({ id, title }) => `<a href="#${id}">${escapeHtml(title)}</a>`);
  const parts = [...sheets, ...texts].map(
    ({ id, title, html }) => `<section id="${id}"><h2>${escapeHtml(title)}</h2>\n${html}</section>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(pack.title)}：预览</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${escapeHtml(pack.title)}</h1>
<p>${escapeHtml(headLine(pack))}</p>
<nav>${links.join('')}<a href="#checks">核对</a></nav>
<p class="hint">表里的数是模板自带的例子。淡黄是填的，浅灰是算的。报告里有底色的是表里来的数，虚线是单位自己写的话，指着它看是哪一项。</p>
</header>
${parts.join('\n')}
<section id="checks"><h2>核对</h2>${checksHtml(pack)}</section>
</body>
</html>
`;
}

function headLine({ id, region, year, version, fields, checks, indicators, basis }: Pack): string {
  const years = typeof year === 'number' ? String(year) : `${year[0]}—${year[1]}`;
  const unseen = basis.filter(({ seen }) => !seen).length;
  const open = checks.filter(({ rule }) => rule === null).length;
  const parts = [
    `${id}，${region}，${years} 年度，第 ${version} 版`,
    `数据项 ${fields.length} 个，核对 ${checks.length} 项${open === 0 ? '' : `（${byHandDue} ${open} 项）`}，评分指标 ${indicators.length} 个`,
    ...(unseen === 0 ? [] : [`依据 ${unseen} 份未见原件`]),
  ];
  return `${parts.join('；')}。`;
}

const levels = { error: '错误', explain: '需说明', notice: '提示' } as const;

function checksHtml({ checks }: Pack): string {
  const rows = checks.map(
    ({ title, level, rule, basis }) =>
      `<tr><td>${escapeHtml(title)}</td><td>${levels[level]}${rule === null ? `，${byHandDue}` : ''}</td><td>${escapeHtml(basis)}</td></tr>`,
  );
  return `<table class="list"><tr><th>核对什么</th><th>级别</th><th>依据</th></tr>${rows.join('\n')}</table>`;
}
