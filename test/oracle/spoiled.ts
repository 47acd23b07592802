import { columnRef } from '../../src/core/pack/concrete-id';
import { columnsOf, isDerived, type Pack, type ScalarField } from '../../src/core/pack/pack';
import { parseReference } from '../../src/core/workbook/address';
import type { CellEdit, Edit } from '../../src/core/workbook/edit';

/** What people type, paste and leave where a value belongs; a formula that gives an error stands for a link that broke. */
const instead: Readonly<Record<ScalarField['kind'], readonly CellEdit[]>> = {
  number: [
    null,
    null,
    '0.94万元',
    '118.79',
    '92%',
    '\u202d118.79\u202c',
    ' ',
    '　',
    '无',
    '无 ',
    '—',
    '待核',
    { formula: 'NA()', value: null },
    { formula: '1/0', value: null },
    // No TRUE: to LibreOffice it is the number 1 (docs/host-differences.md).
    { formula: '""', value: null },
    { formula: '40+2.5', value: null },
  ],
  choice: [null, '其他', ' ', '是*', { formula: 'NA()', value: null }, { formula: '1=1', value: null }],
  date: [null, 20_190_320, -5, 43_544, '2019-03-20', { formula: 'NA()', value: null }, { formula: '1=1', value: null }],
  text: [null, '一段话', 12.5, { formula: 'NA()', value: null }, { formula: '1=1', value: null }],
};

/** The workbook with one to four of its input cells holding something else; every third time all of one kind at once. */
export function spoiled(edits: readonly Edit[], pack: Pack, random: () => number): Edit[] {
  const places = inputPlaces(edits, pack);
  const changed = new Map<string, CellEdit>();
  const count = 1 + Math.floor(random() * 4);
  for (let at = 0; at < count; at++) {
    const place = places[Math.floor(random() * places.length)]!;
    const kinds = instead[place.kind];
    changed.set(`${place.sheet}!${place.row},${place.column}`, kinds[Math.floor(random() * kinds.length)]!);
  }
  return edits.map((edit) =>
    edit.edit !== 'set-cells'
      ? edit
      : {
          ...edit,
          cells: edit.cells.map((line, down) =>
            line.map((cell, across) => {
              const key = `${edit.sheet}!${edit.row + down},${edit.column + across}`;
              return changed.has(key) ? changed.get(key)! : cell;
            }),
          ),
        },
  );
}

/** A form copied beside itself, as Excel names it. */
export function withCopy(edits: readonly Edit[], sheet: string): Edit[] {
  const copy = `${sheet} (2)`;
  return [
    ...edits,
    ...edits.flatMap((edit): Edit[] =>
      (edit.edit === 'add-sheet' || edit.edit === 'set-cells') && edit.sheet === sheet
        ? [{ ...edit, sheet: copy }]
        : [],
    ),
  ];
}

interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly kind: ScalarField['kind'];
}

function inputPlaces(edits: readonly Edit[], pack: Pack): Place[] {
  const inputs = new Map<string, ScalarField['kind']>(
    pack.fields.flatMap((field) =>
      field.kind === 'rows'
        ? columnsOf(field).flatMap((column) => (isDerived(column) ? [] : [[column.id, column.kind] as const]))
        : isDerived(field)
          ? []
          : [[field.id, field.kind] as const],
    ),
  );
  return edits.flatMap((edit): Place[] => {
    const id = edit.edit === 'define-name' ? columnRef(edit.name.replace(/^jx\./, '')) : '';
    const kind = inputs.get(id);
    const area = edit.edit === 'define-name' ? parseReference(edit.refersTo) : null;
    if (kind === undefined || !area) return [];
    return Array.from({ length: area.bottom - area.top + 1 }, (_, at) => ({
      sheet: area.sheet,
      row: area.top + at,
      column: area.left,
      kind,
    }));
  });
}
