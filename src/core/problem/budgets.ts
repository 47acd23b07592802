import { Problem } from './further-problem';
import type { ProblemCode } from './problem';

/**
 * How much of each kind of thing may come in from outside. Far above any form or report of the field, far below what freezes a
 * pane: more is refused with the problem named here, before the work is done. Reading itself is linear in what is let in.
 */
export const budgets = {
  /** MB: all parts of an Office file inflated; below what hurts a 32-bit browser. */
  inflated: { most: 100, code: 'input.too-large' },
  /** Parts of an Office file. */
  parts: { most: 10_000, code: 'input.too-many-parts' },
  /** Elements and attributes of one part. */
  elements: { most: 4_000_000, code: 'input.too-many-elements' },
  /** Attributes of one element. */
  attributes: { most: 2_000, code: 'input.too-many-attributes' },
  /** Elements around an element. */
  depth: { most: 256, code: 'input.too-deep' },
  /** Names of a workbook. */
  names: { most: 50_000, code: 'input.too-many-names' },
  /** Cells that hold something, on the sheets of the forms together. */
  cells: { most: 500_000, code: 'input.too-many-cells' },
  /** Content controls around a content control. */
  controls: { most: 32, code: 'input.nested-controls' },
  /** Characters of a formula: Excel's own limit. */
  formula: { most: 8_192, code: 'input.long-formula' },
  /** Characters that the shared formulas of a sheet come to when each cell has its own. */
  expandedFormulas: { most: 5_000_000, code: 'input.too-many-formulas' },
  /** MB of a text file. */
  text: { most: 16, code: 'input.text-too-large' },
  /** MB of a --data file. */
  data: { most: 32, code: 'input.data-too-large' },
} as const satisfies Readonly<Record<string, { readonly most: number; readonly code: ProblemCode }>>;

export type Budget = keyof typeof budgets;

/** What is said of a file that brings more than `budget` lets in. */
export function overBudget(budget: Budget, file: string, limit: number = budgets[budget].most): Problem {
  return new Problem(budgets[budget].code, { file, limit });
}
