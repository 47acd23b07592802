import { readData, tableFromData, type Inputs } from '../core/table/data';
import type { FieldTable } from '../core/fields/field-table';
import { indexLabels } from '../core/pack/label-path';
import { buildReport } from '../core/narrative/build-report';
import { isTemplateFault, type RenderTemplate } from '../core/narrative/template-engine';
import type { Pack } from '../core/pack/pack';
import type { FragmentDefinition } from '../core/pack/report-shape';
import { isProblem } from '../core/problem/problem';
import { isTemplateName } from '../core/narrative/field-node';

export interface TrialFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface TemplateTools {
  readonly render: RenderTemplate;
  /** Every name a template mentions, branches not taken included. */
  readonly namesIn: (template: string) => readonly string[];
}

/**
 * What only use shows of a pack that reads well: the example is data the pack can take, and every sentence can be written — from
 * the example and from nothing — and names fields that exist, in branches not taken too.
 */
export function tryPack(pack: Pack, tools: TemplateTools): TrialFault[] {
  const faults = [...formatFaults(pack), ...sampleFaults(pack), ...nameFaults(pack, tools)];
  if (faults.length > 0) return faults;
  const sample = readData(pack, pack.sample);
  const tables = [tableFromData(pack, sample), tableFromData(pack, nothing)] as const;
  return pack.reports.flatMap((_, index) => {
    const [first, second] = tables;
    const faults = writingFaults(pack, index, first, tools.render);
    return faults.length > 0 ? faults : writingFaults(pack, index, second, tools.render);
  });
}

const nothing: Inputs = { values: new Map(), rows: new Map() };

/** A rate printed as 1.00, an amount printed as 11950%: the style's own number format stands over the field's. */
function formatFaults({ sheets, styles, byId }: Pack): TrialFault[] {
  return sheets.flatMap(({ rows }, sheet) =>
    rows.flatMap(({ cells }, row) =>
      cells.flatMap(({ field: id, style }, cell): TrialFault[] => {
        const field = id === undefined ? undefined : byId.get(id);
        const format = styles[style]?.numberFormat;
        if (field?.kind !== 'number' || format === undefined || format === 'General') return [];
        const isRate = field.unit === '%';
        if (isRate === format.includes('%')) return [];
        const path = ['sheets', sheet, 'rows', row, 'cells', cell, 'style'];
        const message = isRate
          ? `“${field.label}”是比率，样式“${style}”印不出百分号，请用 percent 这类样式`
          : `“${field.label}”不是比率，样式“${style}”会印成百分数，请用 amount、count 这类样式`;
        return [{ path, message }];
      }),
    ),
  );
}

function sampleFaults(pack: Pack): TrialFault[] {
  const labels = indexLabels(pack);
  return Object.entries(pack.sample).flatMap(([key, value]): TrialFault[] => {
    const path = ['sample', key];
    const field = pack.byId.get(labels.find(key) ?? '');
    if (field?.kind === 'text' && typeof value === 'number')
      return [{ path, message: `应是文字，现在是数字 ${value}；如果是编码或电话，请加引号` }];
    const message = problemMessage(() => readData(pack, { [key]: value }));
    return message === null ? [] : [{ path, message }];
  });
}

function nameFaults(pack: Pack, { namesIn }: TemplateTools): TrialFault[] {
  return templatesOf(pack).flatMap(({ path, template }): TrialFault[] => {
    try {
      return namesIn(template)
        .filter((name) => !isTemplateName(pack, name))
        .map((name) => ({ path, message: `没有名为“${name}”的数据项` }));
    } catch (error) {
      if (!isTemplateFault(error)) throw error;
      return [{ path, message: error.message }];
    }
  });
}

function templatesOf(pack: Pack): { path: (string | number)[]; template: string }[] {
  const found: { path: (string | number)[]; template: string }[] = [];
  const add = (template: string | null | undefined, ...path: (string | number)[]): void => {
    if (typeof template === 'string') found.push({ path: ['reports', ...path], template });
  };
  const addAll = (list: readonly FragmentDefinition[], ...path: (string | number)[]): void =>
    list.forEach((one, i) => add(one.text, ...path, i, 'text'));
  pack.reports.forEach((report, r) => {
    add(report.title, r, 'title');
    addAll(report.front, r, 'front');
    report.sections.forEach((section, s) => {
      add(section.heading, r, 'sections', s, 'heading');
      addAll(section.fragments, r, 'sections', s, 'fragments');
    });
    addAll(report.back, r, 'back');
  });
  return found;
}

function writingFaults(pack: Pack, index: number, table: FieldTable, render: RenderTemplate): TrialFault[] {
  const message = problemMessage(() => buildReport(pack, table, pack.reports[index]!, render));
  return message === null ? [] : [{ path: ['reports', index], message }];
}

function problemMessage(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return error.message;
  }
}
