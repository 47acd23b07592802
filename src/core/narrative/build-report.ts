import type { FieldTable } from '../fields/field-table';
import { columnsOf, spokenName, type Pack } from '../pack/pack';
import type { FragmentDefinition, ReportDefinition } from '../pack/report-shape';
import { Problem } from '../problem/further-problem';
import { fieldNodes } from './field-node';
import { proseLines } from './figures';
import { narrativeFilters } from './filters';
import { hasFigures, paragraphText, type Fragment, type Paragraph, type Report, type Section } from './fragment';
import { markedContradictions } from './contradiction';
import { numberedHeading, numberedLines } from './numbering';
import { tidyParagraph } from './punctuation';
import { holdsMarks, RunRecorder } from './run-recorder';
import { isTemplateFault, TemplateFault, type RenderTemplate } from './template-engine';

/**
 * The report of one workbook: the pack's outline with its sentences written from the fields and the user's prose taken over.
 * What is not filled in yet shows as （待填：…), so a draft can always be made.
 * @throws Problem pack.narrative where a template names what does not exist or uses it wrongly.
 */
export function buildReport(
  pack: Pack,
  table: FieldTable,
  definition: ReportDefinition,
  render: RenderTemplate,
): Report {
  const recorder = new RunRecorder();
  const context = fieldNodes({ table, recorder, decimals: definition.decimals });
  workOut(pack, table);

  const write = (template: string, owner: string): Paragraph[] => {
    try {
      if (holdsMarks(template)) throw new TemplateFault('含有不可用的字符 U+E000 或 U+E001');
      return recorder
        .take(render(template, context, narrativeFilters))
        .map(tidyParagraph)
        .map(markedContradictions);
    } catch (error) {
      if (!isTemplateFault(error)) throw error;
      throw new Problem('pack.narrative', { pack: pack.id, fragment: owner, detail: error.message }, { cause: error });
    }
  };
  const line = (template: string, owner: string): Paragraph => write(template, owner).flat();
  const fragmentAt = (from: FragmentDefinition, level: Section['level']): Fragment => {
    const { id, title, style } = from;
    if (from.text !== undefined) {
      const formerly = from.formerly === undefined ? {} : { formerly: write(from.formerly, id) };
      return { id, title, style, origin: 'generated', paragraphs: write(from.text, id), ...formerly };
    }
    if (from.field === undefined)
      throw new Problem('pack.narrative', { pack: pack.id, fragment: id, detail: '既没有 text 也没有 field' });
    return { id, title, style, ...prose(table, from.field, from.placeholder, level) };
  };
  const fragment = (from: FragmentDefinition): Fragment => fragmentAt(from, 1);

  const titleRuns = line(definition.title, definition.id);
  return {
    id: definition.id,
    title: paragraphText(titleRuns),
    titleRuns,
    front: definition.front.map(fragment),
    sections: definition.sections.map((section) => {
      const level = section.level === 1 ? 1 : section.level === 2 ? 2 : 3;
      return {
        id: section.id,
        ...headed(section.heading === null ? null : line(section.heading, section.id)),
        level,
        fragments: section.fragments.map((one) => fragmentAt(one, level)),
      };
    }),
    back: definition.back.map(fragment),
  };
}

function headed(runs: Paragraph | null): Pick<Section, 'heading' | 'headingRuns'> {
  if (runs === null) return { heading: null };
  const [first, ...others] = runs;
  const own: Paragraph = first?.kind === 'text' ? [{ ...first, text: numberedHeading(first.text) }, ...others] : runs;
  return { heading: paragraphText(own), ...(hasFigures(own) ? { headingRuns: own } : {}) };
}

function prose(
  table: FieldTable,
  field: string,
  placeholder: string | undefined,
  level: Section['level'],
): Pick<Fragment, 'origin' | 'paragraphs'> {
  const known = table.pack.byId.get(field);
  if (known === undefined || known.kind === 'rows') {
    throw new Problem('pack.narrative', {
      pack: table.pack.id,
      fragment: field,
      detail: `没有名为“${field}”的文字数据项`,
    });
  }
  const value = table.value(field);
  const lines = value.is === 'text' || value.is === 'none' ? proseLines(value.text) : [];
  if (lines.length === 0) {
    return {
      origin: 'missing',
      paragraphs: [[{ kind: 'missing', text: placeholder ?? `（待填：${spokenName(known)}）`, field }]],
    };
  }
  return { origin: 'prose', paragraphs: numberedLines(lines, level).map((text) => [{ kind: 'words', text, field }]) };
}

/** All figures once, before the first sentence: the time a sentence may take is its own, not that of adding up ten thousand rows. */
function workOut(pack: Pack, table: FieldTable): void {
  for (const field of pack.fields) {
    if (field.kind !== 'rows') table.value(field.id);
    else for (const { id } of columnsOf(field)) table.totals(id);
  }
}
