import { intersection } from '../excel/address';
import type { HighlightRecord } from '../excel/model';
import { rangeOf } from '../excel/objects';
import { offsetFormula } from '../excel/shift';
import { excelObject, fromBgr, toBgr, Words, type ExcelObject } from './excel-object';
import { asBoolean, asNumber, asText, readOnly, type Member } from './object';
import { activeCell, type RangeRef, type WpsWorld } from './state';

/** A formula of a rule is meant from the cell the user stands on, as in Excel's automation: the harsher reading. */
function fromActiveCell(world: WpsWorld, { area }: RangeRef, formula: string): string {
  const active = activeCell(world).area;
  return offsetFormula(formula, area.row - active.row, area.column - active.column);
}

const kinds = new Words({
  1: 'wholeNumber',
  2: 'decimal',
  3: 'list',
  4: 'date',
  5: 'time',
  6: 'textLength',
  7: 'custom',
});
const typeNames = new Words({
  1: 'WholeNumber',
  2: 'Decimal',
  3: 'List',
  4: 'Date',
  5: 'Time',
  6: 'TextLength',
  7: 'Custom',
});
const operators = new Words({
  1: 'Between',
  2: 'NotBetween',
  3: 'EqualTo',
  4: 'NotEqualTo',
  5: 'GreaterThan',
  6: 'LessThan',
  7: 'GreaterThanOrEqualTo',
  8: 'LessThanOrEqualTo',
});
const alerts = new Words({ 1: 'Stop', 2: 'Warning', 3: 'Information' });

export function validation(world: WpsWorld, ref: RangeRef): object {
  const excel = (): ExcelObject => excelObject(rangeOf(ref.opened.book, ref)).to('DataValidation');
  const part = (name: 'Prompt' | 'ErrorAlert', key: string, check: (value: unknown) => unknown): Member => ({
    get: () => (excel().get(name) as Record<string, unknown> | null)?.[key] ?? null,
    set: (value: unknown) => {
      assertRule();
      excel().set(name, { ...(excel().get(name) as object), [key]: check(value) });
    },
  });
  const assertRule = (): void => {
    if (typeNames.number(excel().get('Type')) === null)
      throw new Error('the range has no validation, or not the same everywhere');
  };
  return world.maker.make('Validation', ref, {
    Type: readOnly(() => {
      assertRule();
      return typeNames.number(excel().get('Type'));
    }),
    Add: {
      call: (type: unknown, alert: unknown, operator: unknown, formula1: unknown, formula2: unknown) => {
        if (excel().get('Type') !== 'None') throw new Error('there is a validation already');
        const kind = kinds.word(type);
        const text = fromActiveCell(world, ref, asText(formula1));
        excel().set('Rule', { [kind]: ruleOf(kind, text, formula2, operators.word(operator)) });
        excel().set('ErrorAlert', { showAlert: true, style: alerts.word(alert) });
      },
    },
    Delete: { call: () => void excel().call('Clear') },
    IgnoreBlank: {
      get: () => excel().get('IgnoreBlanks'),
      set: (value: unknown) => excel().set('IgnoreBlanks', asBoolean(value)),
    },
    InCellDropdown: {
      set: (value: unknown) => {
        const { list } = excel().get('Rule') as { readonly list?: object };
        if (!list) throw new Error('InCellDropdown is of a list');
        excel().set('Rule', { list: { ...list, inCellDropDown: asBoolean(value) } });
      },
    },
    ShowError: part('ErrorAlert', 'showAlert', asBoolean),
    ErrorTitle: part('ErrorAlert', 'title', asText),
    ErrorMessage: part('ErrorAlert', 'message', asText),
    ShowInput: part('Prompt', 'showPrompt', asBoolean),
    InputTitle: part('Prompt', 'title', asText),
    InputMessage: part('Prompt', 'message', asText),
  });
}

function ruleOf(kind: string, formula1: string, formula2: unknown, operator: string): object {
  if (kind === 'list') return { inCellDropDown: true, source: formula1 };
  if (kind === 'custom') return { formula: formula1 };
  const bound = (text: string): string | number => (text.startsWith('=') ? text : Number(text));
  const second = formula2 === undefined || formula2 === null ? {} : { formula2: bound(asText(formula2)) };
  return { operator, formula1: bound(formula1), ...second };
}

/** xlExpression. */
const byFormula = 2;

export function formatConditions(world: WpsWorld, ref: RangeRef): object {
  const { opened, sheet, area } = ref;
  const { book } = opened;
  const all = (): readonly HighlightRecord[] => book.extras.of(sheet).highlights;
  const met = (): readonly HighlightRecord[] =>
    all().filter((one) => one.areas.some((other) => intersection(other, area) !== null));
  const put = (highlights: readonly HighlightRecord[]): void => {
    book.guardCells(ref, 'allowFormatCells');
    book.write(() => {
      book.extras.of(sheet).highlights = highlights;
      book.drawRules(sheet);
    });
  };
  const condition = (id: string): object => {
    const rule = (): HighlightRecord => {
      const found = all().find((one) => one.id === id);
      if (!found) throw new Error('the conditional format is gone');
      return found;
    };
    const change = (part: Partial<HighlightRecord>): void =>
      put(all().map((one) => (one.id === id ? { ...one, ...part } : one)));
    const colour = (key: 'fill' | 'color'): Member => ({
      get: () => toBgr(rule()[key]),
      set: (value: unknown) => change({ [key]: fromBgr(value) }),
    });
    return world.maker.make('FormatCondition', id, {
      Type: readOnly(() => byFormula),
      Formula1: readOnly(() => rule().formula),
      NumberFormat: {
        get: () => rule().numberFormat,
        set: (value: unknown) => change({ numberFormat: asText(value) }),
      },
      Interior: readOnly(() => world.maker.make('Interior', id, { Color: colour('fill') })),
      Font: readOnly(() =>
        world.maker.make('Font', id, {
          Color: colour('color'),
          Bold: { get: () => rule().bold, set: (value: unknown) => change({ bold: asBoolean(value) }) },
        }),
      ),
      Delete: { call: () => put(all().filter((one) => one.id !== id)) },
    });
  };
  return world.maker.make('FormatConditions', ref, {
    Count: readOnly(() => met().length),
    Item: {
      call: (index: unknown) => {
        const found = met()[asNumber(index) - 1];
        if (!found) throw new Error('there is no such conditional format');
        return condition(found.id);
      },
    },
    Add: {
      call: (type: unknown, operator: unknown, formula: unknown) => {
        if (type !== byFormula || (operator !== undefined && operator !== null))
          throw new Error('FormatConditions.Add is simulated for formulas alone');
        const text = asText(formula);
        if (!text.startsWith('=')) throw new Error('a formula begins with "="');
        const id = book.extras.newId();
        // After the others, as in Excel's automation.
        put([
          ...all(),
          {
            id,
            areas: [area],
            formula: fromActiveCell(world, ref, text),
            fill: null,
            color: null,
            bold: null,
            numberFormat: null,
            stopIfTrue: false,
          },
        ]);
        return condition(id);
      },
    },
  });
}
