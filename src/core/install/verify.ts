import { parseReference } from '../workbook/address';
import type { Edit, SetCells } from '../workbook/edit';
import { a1 } from '../workbook/address';
import type { Inspection, InspectionWish } from '../workbook/inspection';
import { cachedValue, cellAt, isFormula, type SheetSnapshot, type Snapshot } from '../workbook/snapshot';
import { sameFormula } from '../workbook/same-formula';

/** One thing that is not as the install asked for. Directly after an install there should be none. */
export interface InstallDifference {
  readonly kind: 'sheet' | 'name' | 'formula' | 'value' | 'validation' | 'highlight' | 'protection' | 'print-area';
  readonly sheet: string;
  /** A cell, an area or a name; empty for the sheet as a whole. */
  readonly place: string;
  /** For people. */
  readonly text: string;
}

/** What to ask a host before verifyInstall: the areas that should have validation, sheet by sheet. */
export function inspectionWishes(edits: readonly Edit[]): InspectionWish[] {
  const wishes = new Map<string, string[]>();
  for (const edit of edits) {
    if (edit.edit === 'add-sheet') wishes.set(edit.sheet, []);
    if (edit.edit === 'validate-cells') wishes.get(edit.sheet)?.push(...edit.areas);
  }
  return [...wishes].map(([sheet, validated]) => ({ sheet, validated }));
}

/**
 * 装入后自检: what the host reads back against what the install edits asked for. `inspections` empty: only what a snapshot shows
 * (names, formulas, values, protection).
 */
export function verifyInstall(
  edits: readonly Edit[],
  snapshot: Snapshot,
  inspections: readonly Inspection[],
): InstallDifference[] {
  const sheets = new Map(snapshot.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const names = new Map(snapshot.names.map((name) => [name.name.toLowerCase(), name.refersTo]));
  const inspected = new Map(inspections.map((one) => [one.sheet.toLowerCase(), one]));
  const wishes = new Map(inspectionWishes(edits).map((wish) => [wish.sheet, wish.validated]));
  return edits.flatMap((edit): InstallDifference[] => {
    if (edit.edit === 'define-name') {
      return sameTarget(names.get(edit.name.toLowerCase()), edit.refersTo)
        ? []
        : [nameDifference(edit.name, edit.refersTo, names.get(edit.name.toLowerCase()))];
    }
    if (!('sheet' in edit)) return [];
    const sheet = sheets.get(edit.sheet.toLowerCase());
    if (edit.edit === 'add-sheet')
      return sheet ? [] : [difference('sheet', edit.sheet, '', `没有工作表“${edit.sheet}”`)];
    if (!sheet) return [];
    const inspection = inspected.get(edit.sheet.toLowerCase());
    switch (edit.edit) {
      case 'set-cells':
        return cellDifferences(edit, sheet);
      case 'protect-sheet':
        return sheet.isProtected ? [] : [difference('protection', edit.sheet, '', `工作表“${edit.sheet}”没有保护`)];
      case 'validate-cells':
        return inspection
          ? edit.areas.flatMap((area) =>
              validationDifference(edit.sheet, area, edit.rule.type, wishes.get(edit.sheet) ?? [], inspection),
            )
          : [];
      case 'highlight-cells':
        return inspection?.highlights === 0
          ? [difference('highlight', edit.sheet, edit.areas[0] ?? '', `${edit.sheet} 没有条件格式`)]
          : [];
      case 'setup-page':
        return inspection && inspection.printArea !== edit.page.printArea
          ? [
              difference(
                'print-area',
                edit.sheet,
                edit.page.printArea,
                `${edit.sheet} 的打印区域应为 ${edit.page.printArea}，现为${inspection.printArea ?? '未设置'}`,
              ),
            ]
          : [];
      default:
        return [];
    }
  });
}

function difference(kind: InstallDifference['kind'], sheet: string, place: string, text: string): InstallDifference {
  return { kind, sheet, place, text };
}

function nameDifference(name: string, expected: string, found: string | undefined): InstallDifference {
  const state = found === undefined ? '没有定义' : `指向 ${found}`;
  return difference(
    'name',
    parseReference(expected)?.sheet ?? '',
    name,
    `名称 ${name} 应指向 ${expected}，现在${state}`,
  );
}

/** Quotes around a sheet name and $ are Excel's own choice. */
function sameTarget(found: string | undefined, expected: string): boolean {
  if (found === undefined) return false;
  const [one, other] = [parseReference(found), parseReference(expected)];
  return one && other ? one.sheet === other.sheet && a1(one) === a1(other) : found === expected;
}

function cellDifferences({ sheet: name, row, column, cells }: SetCells, sheet: SheetSnapshot): InstallDifference[] {
  return cells.flatMap((line, down) =>
    line.flatMap((wanted, right): InstallDifference[] => {
      if (wanted === undefined) return [];
      const place = a1({ top: row + down, bottom: row + down, left: column + right, right: column + right });
      const found = cellAt(sheet, row + down, column + right);
      if (typeof wanted === 'object' && wanted !== null) {
        const intact = isFormula(found) && sameFormula(found.formula, wanted.formula);
        return intact ? [] : [difference('formula', name, place, `${name} ${place} 的公式没有写进去`)];
      }
      const plain = wanted === '' ? null : typeof wanted === 'string' ? wanted.replace(/\r\n?/g, '\n') : wanted;
      return !isFormula(found) && cachedValue(found) === plain
        ? []
        : [difference('value', name, place, `${name} ${place} 的内容与装入的不同`)];
    }),
  );
}

function validationDifference(
  sheet: string,
  area: string,
  type: string,
  asked: readonly string[],
  inspection: Inspection,
): InstallDifference[] {
  const found = inspection.validations[asked.indexOf(area)] ?? null;
  return found === type
    ? []
    : [difference('validation', sheet, area, `${sheet} ${area} 的数据验证${found === null ? '没有了' : '换成了别的'}`)];
}
