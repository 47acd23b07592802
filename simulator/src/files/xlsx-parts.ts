import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { ValidatedAreas, ValidationRecord } from '../excel/model';
import { parseArea } from '../excel/address';

/**
 * What exceljs drops or spoils and a workbook of ours needs: names as they are (hidden ones, constants), validations by area (exceljs
 * spreads a full-column rule over a million cells), page breaks, custom XML.
 */
export interface XlsxParts {
  readonly names: readonly FileName[];
  /** By the sheet's name. */
  readonly sheets: ReadonlyMap<string, SheetParts>;
  readonly xmlParts: readonly string[];
}

export interface FileName {
  readonly name: string;
  readonly refersTo: string;
  readonly hidden: boolean;
  readonly comment: string;
  /** Which sheet it belongs to, in tab order; null: the workbook. */
  readonly sheet: number | null;
}

export interface SheetParts {
  readonly validations: readonly ValidatedAreas[];
  /** Rows, from 0, that a new page starts with. */
  readonly rowBreaks: readonly number[];
  readonly columnBreaks: readonly number[];
}

export function readParts(bytes: Uint8Array): XlsxParts {
  const files = unzipSync(bytes, {
    filter: ({ name }) =>
      /^(xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]*\.xml|customXml\/item\d+\.xml)$/.test(
        name,
      ),
  });
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const targets = new Map<string, string>();
  parse(text('xl/_rels/workbook.xml.rels'), (name, { Id, Target }) => {
    if (name === 'Relationship' && Id !== undefined && Target !== undefined)
      targets.set(Id, Target.replace(/^\/?(xl\/)?/, 'xl/'));
  });
  const names: FileName[] = [];
  const sheets = new Map<string, SheetParts>();
  parse(
    text('xl/workbook.xml'),
    (name, attributes) => {
      const path = targets.get(attributes['r:id'] ?? '');
      if (name === 'sheet' && path !== undefined) sheets.set(attributes['name'] ?? '', readSheet(text(path)));
    },
    (name, attributes, content) => {
      const { name: own = '', hidden, comment = '', localSheetId } = attributes;
      if (name !== 'definedName' || own.startsWith('_xlnm.')) return;
      names.push({
        name: own,
        refersTo: content,
        hidden: hidden === '1',
        comment,
        sheet: localSheetId === undefined ? null : Number(localSheetId),
      });
    },
  );
  const xmlParts = Object.keys(files)
    .filter((path) => path.startsWith('customXml/'))
    .map(text);
  return { names, sheets, xmlParts };
}

type Attributes = Readonly<Record<string, string>>;

function parse(
  xml: string,
  open: (name: string, attributes: Attributes) => void,
  close?: (name: string, attributes: Attributes, text: string) => void,
): void {
  if (xml === '') return;
  const parser = new SaxesParser();
  const stack: { name: string; attributes: Attributes; text: string }[] = [];
  const plain = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) => {
    stack.push({ name: plain(name), attributes, text: '' });
    open(plain(name), attributes);
  });
  parser.on('text', (text) => {
    const top = stack.at(-1);
    if (top) top.text += text;
  });
  parser.on('closetag', () => {
    const top = stack.pop();
    if (top) close?.(top.name, top.attributes, top.text);
  });
  parser.write(xml).close();
}

function readSheet(xml: string): SheetParts {
  const validations: ValidatedAreas[] = [];
  const breaks = { row: [] as number[], column: [] as number[] };
  let axis: 'row' | 'column' = 'row';
  let formulas: string[] = [];
  parse(
    xml,
    (name, { id }) => {
      if (name === 'dataValidation') formulas = [];
      if (name === 'rowBreaks' || name === 'colBreaks') axis = name === 'rowBreaks' ? 'row' : 'column';
      if (name === 'brk' && id !== undefined) breaks[axis].push(Number(id));
    },
    (name, attributes, text) => {
      if (name === 'formula1' || name === 'formula2') formulas.push(text);
      if (name === 'dataValidation') validations.push(...validationOf(attributes, formulas));
    },
  );
  return { validations, rowBreaks: breaks.row, columnBreaks: breaks.column };
}

const kinds: Readonly<Record<string, string>> = {
  whole: 'wholeNumber',
  decimal: 'decimal',
  textLength: 'textLength',
  date: 'date',
  time: 'time',
};
const alerts = { stop: 'Stop', warning: 'Warning', information: 'Information' } as const;

function validationOf(attributes: Attributes, formulas: readonly string[]): readonly ValidatedAreas[] {
  const { type = 'none', sqref = '', operator = 'between' } = attributes;
  const [first = '', second] = formulas;
  const kind = kinds[type];
  const rule: ValidationRecord['rule'] | null =
    type === 'list'
      ? {
          list: {
            inCellDropDown: attributes['showDropDown'] !== '1',
            source: /^".*"$/s.test(first) ? first.slice(1, -1).replaceAll('""', '"') : `=${first}`,
          },
        }
      : type === 'custom'
        ? { custom: { formula: `=${first}` } }
        : kind === undefined
          ? null
          : {
              [kind]: {
                formula1: operand(first),
                ...(second === undefined ? {} : { formula2: operand(second) }),
                operator: operatorName(operator),
              },
            };
  const areas = sqref.split(' ').flatMap((one) => parseArea(one) ?? []);
  if (!rule || areas.length === 0) return [];
  const record: ValidationRecord = {
    rule,
    ignoreBlanks: attributes['allowBlank'] === '1',
    prompt: {
      show: attributes['showInputMessage'] === '1',
      title: attributes['promptTitle'] ?? '',
      message: attributes['prompt'] ?? '',
    },
    alert: {
      show: attributes['showErrorMessage'] === '1',
      style: alerts[(attributes['errorStyle'] ?? 'stop') as keyof typeof alerts] ?? 'Stop',
      title: attributes['errorTitle'] ?? '',
      message: attributes['error'] ?? '',
    },
  };
  return [{ areas, record }];
}

const operand = (text: string): string | number =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : `=${text}`;

/** "greaterThanOrEqual" → "GreaterThanOrEqualTo". */
export function operatorName(operator: string): string {
  const name = operator.charAt(0).toUpperCase() + operator.slice(1);
  return name.endsWith('Equal') ? `${name}To` : name;
}
