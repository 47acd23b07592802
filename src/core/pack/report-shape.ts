import * as z from 'zod';
import { decimalsManners } from '../quantity/format';
import { fieldRef, identifier } from './primitives';

/** The shape of a pack's reports: their sections, fragments (文字), printed tables and attachments. */

export const fragmentDefinition = z.strictObject({
  id: identifier,
  /** Chinese title of the content control. */
  title: z.string(),
  /** Liquid text (narrative/), one paragraph per line. */
  text: z.string().optional(),
  /** The same as an earlier version of the pack wrote it: a document that has it in these words keeps them, and only figures move. */
  formerly: z.string().optional(),
  /** Or a prose field, printed as the user wrote it. */
  field: fieldRef.optional(),
  /** attachmentLabel: 附件3 above the title, where the report itself is handed in as an attachment. */
  style: z.enum(['body', 'seal', 'signature', 'attachments', 'title', 'attachmentLabel']).default('body'),
  /** Printed where the prose field is empty, so that a draft shows what is missing: （待填：…）. */
  placeholder: z.string().optional(),
});

/**
 * How much of a long block a report prints: its first rows, then one line that says how many more there are and where they stand.
 * Totals are of all rows. Word lays out a table of thousands of rows in minutes, and nobody reads it on paper.
 */
const printedRows = {
  /** Rows of one block that are printed at most. */
  mostRows: z.int().min(1).max(2000).default(500),
  /** What the line after them says; {n} is how many are left out, {sheet} the sheet's title. */
  restText: z.string().default('其余{n}行从略，见工作簿《{sheet}》'),
};

/** A column chart: for each series one number per category. `title` and names of series may hold {year}, {priorYear}, {unitName}. */
const chartDefinition = z
  .strictObject({
    id: identifier,
    /** Title of the content control; without a year. */
    name: z.string().min(1),
    title: z.string().min(1),
    categories: z.array(z.string().min(1)).min(1).max(24),
    series: z
      .array(z.strictObject({ name: z.string().min(1), fields: z.array(fieldRef).min(1) }))
      .min(1)
      .max(4),
  })
  .refine(({ categories, series }) => series.every(({ fields }) => fields.length === categories.length), {
    message: '每个系列（series）的数据项要与类别（categories）一样多',
  });

const sectionDefinition = z.strictObject({
  id: identifier,
  /** null: no heading of its own. */
  heading: z.string().nullable(),
  level: z.int().min(1).max(3).default(1),
  fragments: z.array(fragmentDefinition).default([]),
  /** Sheets printed as real tables inside the section, after its sentences: their ruled box, with the lines above and below it. */
  tables: z.array(z.strictObject({ sheet: identifier, title: z.string(), ...printedRows })).optional(),
  /** Native charts, after the section's sentences and tables. */
  charts: z.array(chartDefinition).optional(),
});

export const reportDefinition = z.strictObject({
  id: identifier,
  title: z.string(),
  /** How amounts and areas are printed, in the text and the tables of this report alike: 219.2 (trimmed) or 219.20 (full). */
  decimals: z.enum(decimalsManners).default('trimmed'),
  front: z.array(fragmentDefinition).default([]),
  sections: z.array(sectionDefinition).min(1),
  back: z.array(fragmentDefinition).default([]),
  /**
   * Sheets printed at the end as real tables; those with `when` only while that field holds something (项目名称). `orientation`: where a
   * wide sheet that prints scaled down wants a page of another shape in Word, which does not scale letters.
   */
  attachments: z
    .array(
      z.strictObject({
        sheet: identifier,
        label: z.string(),
        title: z.string(),
        when: fieldRef.optional(),
        orientation: z.enum(['portrait', 'landscape']).optional(),
        ...printedRows,
      }),
    )
    .default([]),
});

export type FragmentDefinition = z.output<typeof fragmentDefinition>;
export type ReportDefinition = z.output<typeof reportDefinition>;
