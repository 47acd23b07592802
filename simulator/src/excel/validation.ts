import { invalidArgument, notSimulated } from '../executor/errors';
import {
  asBoolean,
  asOptions,
  asText,
  defineType,
  isHostObject,
  oneOf,
  readOnly,
  type HostType,
} from '../executor/type-table';
import { areaText, contains, intersection } from './address';
import { AreaSet } from './area-set';
import type { Area, ValidatedAreas, ValidationRecord } from './model';
import { Range, type RangeState } from './objects';
import { offsetFormula } from './shift';
import { formulasOf, withFormulas } from './validation-record';

const OPERATORS = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
] as const;

const KINDS = ['wholeNumber', 'decimal', 'textLength', 'date', 'time', 'list', 'custom'] as const;

const noValidation: ValidationRecord = {
  rule: {},
  ignoreBlanks: true,
  prompt: { show: true, title: '', message: '' },
  alert: { show: true, style: 'Stop', title: '', message: '' },
};

/** Excel's limits on the texts of a validation. */
const TITLE_LENGTH = 32;
const MESSAGE_LENGTH = 225;
const LIST_LENGTH = 255;

/** The rule that the first cell comes under, as a change builds on it. */
function current({ book, sheet, area }: RangeState): ValidationRecord {
  const { validations } = book.extras.of(sheet);
  const found = validations.find(({ areas }) => areas.some((one) => contains(one, area.row, area.column)));
  return found?.record ?? noValidation;
}

/** The rule of all cells; 'MixedCriteria' where some have none, 'Inconsistent' where they have different ones. */
function shared({ book, sheet, area }: RangeState): ValidationRecord | 'MixedCriteria' | 'Inconsistent' {
  const met = book.extras.of(sheet).validations.filter(({ areas }) => areas.some((one) => intersection(one, area)));
  const [first] = met;
  if (!first) return noValidation;
  const isCovered = new AreaSet(met.flatMap(({ areas }) => areas)).covers(area);
  if (!isCovered) return 'MixedCriteria';
  const isSame = met.every(({ record }) => JSON.stringify(record) === JSON.stringify(first.record));
  return isSame ? first.record : 'Inconsistent';
}

/** null where the cells differ, as Excel answers. */
function read<Value>(range: RangeState, of: (record: ValidationRecord) => Value): Value | null {
  const record = shared(range);
  return typeof record === 'string' ? null : of(record);
}

/** The rule replaces whatever held in the range; other rules keep the rest of theirs. null only takes away. */
function put({ book, sheet, area }: RangeState, record: ValidationRecord | null): void {
  const extras = book.extras.of(sheet);
  const others = extras.validations.flatMap((one) => {
    const left = new AreaSet(one.areas);
    left.remove(area);
    return left.all.length === 0 ? [] : [reanchored(one, left.all)];
  });
  book.write(() => {
    extras.validations = record ? [...others, { areas: [area], record }] : others;
    book.drawRules(sheet);
  });
}

/** The rule with other areas: its formulas are written for the first cell of the first. */
function reanchored({ areas, record }: ValidatedAreas, left: readonly Area[]): ValidatedAreas {
  const [before, after] = [areas[0], left[0]];
  if (!before || !after) return { areas: left, record };
  const move = (formula: string) => offsetFormula(formula, after.row - before.row, after.column - before.column);
  return { areas: left, record: withFormulas(record, formulasOf(record).map(move)) };
}

function change(range: RangeState, part: Partial<ValidationRecord>): void {
  range.book.guardCells(range);
  put(range, { ...current(range), ...part });
}

/** Takes the rules away, as Range.clear does too. */
export function clearValidation(range: RangeState): void {
  put(range, null);
}

function formulaOf(range: RangeState, value: unknown): string | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value;
  if (isHostObject(value)) {
    const place = Range.from(value);
    return `=${range.book.addressOf(place).replace(/![^!]*$/, '')}!${areaText(place.area, true)}`;
  }
  throw invalidArgument('A rule needs a number, a formula or a range here.');
}

function checkedRule(range: RangeState, value: unknown): ValidationRecord['rule'] {
  const rule = asOptions(value, 'DataValidationRule', KINDS);
  const kinds = KINDS.filter((kind) => rule[kind] !== undefined && rule[kind] !== null);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) throw invalidArgument('A rule has exactly one kind.');
  if (kind === 'custom') {
    const { formula } = asOptions(rule.custom, 'CustomDataValidation', ['formula']);
    const text = asText(formula);
    if (!text.startsWith('=')) throw invalidArgument('A custom rule is a formula and starts with "=".');
    return { custom: { formula: text } };
  }
  if (kind === 'list') {
    const { inCellDropDown, source } = asOptions(rule.list, 'ListDataValidation', ['inCellDropDown', 'source']);
    const text = String(formulaOf(range, source));
    if (!text.startsWith('=') && text.length > LIST_LENGTH)
      throw invalidArgument('A list typed out has at most 255 characters.');
    return { list: { inCellDropDown: inCellDropDown === undefined ? true : asBoolean(inCellDropDown), source: text } };
  }
  const basic = asOptions(rule[kind], 'BasicDataValidation', ['formula1', 'formula2', 'operator']);
  const operator = oneOf(basic.operator, OPERATORS);
  const needsTwo = operator === 'Between' || operator === 'NotBetween';
  if (needsTwo && (basic.formula2 === undefined || basic.formula2 === null))
    throw invalidArgument(`${operator} needs formula2.`);
  const formula2 = needsTwo ? { formula2: formulaOf(range, basic.formula2) } : {};
  return { [kind]: { formula1: formulaOf(range, basic.formula1), ...formula2, operator } };
}

function assertLengths(title: string, message: string): void {
  if (title.length > TITLE_LENGTH || message.length > MESSAGE_LENGTH) {
    throw invalidArgument(`A title has at most ${TITLE_LENGTH} characters, a message ${MESSAGE_LENGTH}.`);
  }
}

const typeNames: Readonly<Record<(typeof KINDS)[number], string>> = {
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  textLength: 'TextLength',
  date: 'Date',
  time: 'Time',
  list: 'List',
  custom: 'Custom',
};

export const DataValidation: HostType<RangeState> = defineType<RangeState>({
  name: 'DataValidation',
  properties: {
    Rule: {
      get: (range) => read(range, ({ rule }) => rule),
      set: (range, value) => change(range, { rule: checkedRule(range, value) }),
    },
    Type: readOnly((range) => {
      const record = shared(range);
      if (typeof record === 'string') return record;
      const [kind] = Object.keys(record.rule);
      return kind === undefined ? 'None' : typeNames[kind as (typeof KINDS)[number]];
    }),
    IgnoreBlanks: {
      get: (range) => read(range, ({ ignoreBlanks }) => ignoreBlanks),
      set: (range, value) => change(range, { ignoreBlanks: asBoolean(value) }),
    },
    Prompt: {
      get: (range) => read(range, ({ prompt: { show, title, message } }) => ({ showPrompt: show, title, message })),
      set: (range, value) => {
        const { showPrompt, title, message } = asOptions(value, 'DataValidationPrompt', [
          'showPrompt',
          'title',
          'message',
        ]);
        const prompt = {
          show: showPrompt === undefined ? true : asBoolean(showPrompt),
          title: asText(title ?? ''),
          message: asText(message ?? ''),
        };
        assertLengths(prompt.title, prompt.message);
        change(range, { prompt });
      },
    },
    ErrorAlert: {
      get: (range) =>
        read(range, ({ alert: { show, style, title, message } }) => ({ showAlert: show, style, title, message })),
      set: (range, value) => {
        const options = asOptions(value, 'DataValidationErrorAlert', ['showAlert', 'style', 'title', 'message']);
        const alert = {
          show: options.showAlert === undefined ? true : asBoolean(options.showAlert),
          style: oneOf(options.style ?? 'Stop', ['Stop', 'Warning', 'Information']),
          title: asText(options.title ?? ''),
          message: asText(options.message ?? ''),
        };
        assertLengths(alert.title, alert.message);
        change(range, { alert });
      },
    },
  },
  methods: {
    Clear: (range) => {
      range.book.guardCells(range);
      clearValidation(range);
    },
    GetInvalidCellsOrNullObject: () => {
      throw notSimulated('DataValidation', 'getInvalidCellsOrNullObject');
    },
  },
});
