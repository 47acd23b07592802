import { Command } from 'commander';
import { isProblem, type Problem } from '../../core/problem/problem';
import type { Pack } from '../../core/pack/pack';
import { templatePieces } from '../../core/pack/template-pieces';
import type { PackInfo } from '../contract';
import type { Environment, Finish } from '../environment';
import { exitCodeOf } from '../exit-code';
import { alignColumns } from '../text/columns';

export function packsCommand({ out, err, templates }: Environment, finish: Finish): Command {
  return new Command('packs')
    .description('列出全部模板')
    .option('--json', '输出 JSON')
    .action(async (options: { json?: boolean }) => {
      const { PackLibrary } = await import('../packs/library');
      const library = new PackLibrary(templates);
      const infos: PackInfo[] = [];
      for (const id of library.ids()) {
        try {
          infos.push(describe(library.variants(id)));
        } catch (error) {
          if (!isProblem(error)) throw error;
          if (error.code !== 'pack.abstract') tell(error);
        }
      }
      out(options.json ? `${JSON.stringify(infos, null, 2)}\n` : listing(infos));
    });

  /** A faulty pack does not hide the good ones, but the run is not clean. */
  function tell(problem: Problem): void {
    err(`${problem.message} [${problem.code}]\n`);
    finish(exitCodeOf(problem));
  }
}

function describe(variants: readonly Pack[]): PackInfo {
  const { id, title, region, year, version, reports, variant } = variants[0]!;
  const lastYear = Array.isArray(year) ? year[1] : year;
  return {
    id: variant?.of ?? id,
    title: variant === undefined ? title : title.slice(0, -`（${variant.title}）`.length),
    region,
    year,
    version,
    reports: reports.map((report) => ({ id: report.id, title: plainTitle(report.title, lastYear) })),
    ...(variant === undefined
      ? {}
      : {
          variants: variants.flatMap((one) => (one.variant ? [{ id: one.variant.id, title: one.variant.title }] : [])),
        }),
  };
}

/** "{{ budgetUnitName }}{{ fiscalYear }}年度…" without a workbook: the year is known, the unit is nobody's. */
function plainTitle(template: string, year: number): string {
  return templatePieces(template)
    .map(({ kind, text }) => (kind === 'words' ? text : kind === 'print' && /^fiscalYear\b/.test(text) ? year : ''))
    .join('')
    .trim();
}

function listing(infos: readonly PackInfo[]): string {
  if (infos.length === 0) return '没有模板。\n';
  const rows = infos.flatMap(({ id, title, region, year, version, variants = [] }) => [
    [id, title, region, Array.isArray(year) ? year.join('～') : String(year), version],
    ...variants.map((variant, at) => [
      `  ${id}/${variant.id}`,
      `  ${variant.title}${at === 0 ? '（不指明时用这一种）' : ''}`,
      '',
      '',
      '',
    ]),
  ]);
  return `${alignColumns([['编号', '模板', '地区', '年度', '版本'], ...rows]).join('\n')}\n`;
}
