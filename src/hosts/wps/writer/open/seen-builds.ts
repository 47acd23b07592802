/**
 * What a pilot has to have seen in a build before the open document is worked in there (docs/manual-check.md, 第七节, says each question in
 * full). `text`, `places` and `kept` together are the least; each of the others lets one thing more be done.
 *
 * text: `Content.WordOpenXML` gives the document as a package, in bearable time. places: what is written by `Range(…).Text` and
 * `InsertAfter` stands where it shall, in the control. kept: tags, and one of the places of our memory at least, are there after saving and
 * opening again. controls: `ContentControls.Add`, `Delete(false)`. rows: `Rows.Add`, `Row.Delete`. properties: title and author.
 */
const writerAnswers = ['text', 'places', 'kept', 'controls', 'rows', 'properties'] as const;
export type WriterAnswer = (typeof writerAnswers)[number];

export const leastAnswers: readonly WriterAnswer[] = ['text', 'places', 'kept'];

/** One build in which somebody has seen the questions answered as they must be. */
export interface SeenBuild {
  /** `Application.Build`, letter for letter: builds of one number on another system are told apart by it or not at all. */
  readonly build: string;
  /** "Linux", "Windows": a part of the browser's own name for it (`navigator.userAgent`). */
  readonly system: string;
  /** Who saw it, without a name: the office. */
  readonly by: string;
  /** The day, 2027-01-31. */
  readonly on: string;
  readonly answers: readonly WriterAnswer[];
}

/** Nobody has seen any. */
export const seenBuilds: readonly SeenBuild[] = [];

/** What may be done in the open document of this build; null: nothing, the saved file is what is worked on. */
export function answersFor(
  build: unknown,
  userAgent: string,
  table: readonly SeenBuild[],
): ReadonlySet<WriterAnswer> | null {
  const seen = table.find((one) => one.build === build && userAgent.includes(one.system));
  if (!seen || leastAnswers.some((answer) => !seen.answers.includes(answer))) return null;
  return new Set(seen.answers);
}

/**
 * Rows that a pilot writes into the pane's page, to try one build on one computer before the table has it: the JSON of a list of such builds.
 * Whatever is not one, whole and known, turns nothing on.
 */
export function rowsOfPage(text: string | null | undefined): readonly SeenBuild[] {
  if (!text) return [];
  try {
    const rows = JSON.parse(text) as unknown;
    return Array.isArray(rows) && rows.every(isRow) ? rows : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function isRow(row: unknown): row is SeenBuild {
  const { build, system, by, on, answers } = (row ?? {}) as Partial<SeenBuild>;
  const hasTexts = [build, system, by, on].every((text) => typeof text === 'string' && text !== '');
  return hasTexts && Array.isArray(answers) && answers.every((one) => writerAnswers.includes(one as WriterAnswer));
}
