/**
 * A chart of a report without a host: a column for each field, side by side by series. Its id is stable across years; the words it shows
 * may name the year.
 */
export interface ChartModel {
  readonly id: string;
  /** Title of its content control; names no year. */
  readonly name: string;
  /** The section it stands in, after the sentences and tables. */
  readonly section: string;
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

export interface ChartPoint {
  readonly field: string;
  /** As its cell prints it; '' where the workbook has no number: no column then. */
  readonly text: string;
}

/** What a chart shows, row by row: its title and the series, then each category with its numbers. Numbers are plain digits. */
export type ChartGrid = readonly (readonly string[])[];

export function chartGrid({ title, categories, series }: ChartModel): ChartGrid {
  return [
    [title, ...series.map(({ name }) => name)],
    ...categories.map((category, at) => [category, ...series.map(({ points }) => points[at]?.text ?? '')]),
  ];
}

/** Fragment id of a chart's control; its tag is jx:1:<id>, as a fragment's. */
export function chartId(id: string): string {
  return `chart.${id}`;
}

export function isChartId(fragment: string): boolean {
  return fragment.startsWith('chart.');
}
