import type { Dice } from '../mutate/dice';
import { oddNumber, oddPlaces, oddText } from '../mutate/odd';
import type { Command, Kind, Whole } from './kind';
import { mutateOfficeFile } from './parts';

const escaped = (text: string): string =>
  text.replace(/[&<"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' })[sign] ?? sign);
const cellPattern = /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>([^]*?)<\/c>)/g;

/** One cell with another type, value or formula; the part stays sound. */
function mutateCell(xml: string, dice: Dice): string {
  const cells = [...xml.matchAll(cellPattern)];
  if (cells.length === 0) return xml;
  const { 0: text, 1: address = 'A1', 2: attributes = '', 3: inside = '', index } = dice.pick(cells);
  const style = /\ss="\d+"/.exec(attributes)?.[0] ?? '';
  return xml.slice(0, index) + cellOf(address, style, inside, dice) + xml.slice(index + text.length);
}

function cellOf(address: string, style: string, inside: string, dice: Dice): string {
  const at = dice.chance(0.05) ? escaped(oddText(dice)) : address;
  const value = escaped(dice.chance(0.6) ? oddNumber(dice) : oddText(dice));
  const cell = (type: string, content: string): string => `<c r="${at}"${style}${type}>${content}</c>`;
  switch (dice.below(10)) {
    case 0:
      return cell('', '');
    case 1:
    case 2:
      return cell('', `<v>${oddNumber(dice)}</v>`);
    case 3:
    case 4:
      return cell(' t="inlineStr"', `<is><t xml:space="preserve">${value}</t></is>`);
    case 5:
      return cell(` t="${dice.pick(['s', 'b', 'e', 'd', 'n', 'str', 'x', ''])}"`, `<v>${value}</v>`);
    case 6:
      return cell('', `<f>${escaped(dice.pick(formulas))}</f><v>${oddNumber(dice)}</v>`);
    case 7:
      return cell(' t="str"', `<f>${value}</f><v>${value}</v>`);
    case 8:
      return cell(
        '',
        `<f t="${dice.pick(['shared', 'array', 'dataTable', 'x'])}" si="${dice.below(3)}" ref="${dice.pick(['A1', 'A1:B9', 'A1:XFD1048576', 'x', ''])}">${dice.pick(['', 'A1', value])}</f>`,
      );
    default:
      return cell('', inside);
  }
}

const formulas = [
  ...[
    '1/0',
    'A1',
    'SUM(A1:A9)',
    'SUM(A1:XFD1048576)',
    "'补充资料'!B2",
    'INDIRECT("A1")',
    '#REF!',
    '"',
    "'",
    '((',
    '1E999',
  ],
  ...[
    '{1,2;3,4}',
    'jx.total.final',
    'ROUND(A1,2)',
    '[1]Sheet1!A1',
    'LET(x,1,x)',
    'A1:B2 B1:C3',
    '-',
    '=1',
    'A1+'.repeat(900) + '1',
  ],
];

/** One thing of the workbook's own part: a name, a sheet, where it points. */
function mutateBook(xml: string, dice: Dice): string {
  const names = [...xml.matchAll(/<definedName ([^>]*)>([^<]*)<\/definedName>/g)];
  if (names.length === 0) return xml;
  const { 0: text, 1: attributes = '', 2: target = '', index } = dice.pick(names);
  const other = dice.pick(names)[2] ?? '';
  const name = (inside: string, given = attributes): string => `<definedName ${given}>${inside}</definedName>`;
  const changed = dice.pick([
    () => '',
    () => name(other),
    () => name('#REF!'),
    () => name(escaped(oddText(dice))),
    () => name(escaped(oddPlaces(target, dice))),
    () => name(target) + name(other),
    () => name(target.replace(/\$?\d+/g, () => oddNumber(dice))),
    () =>
      name(
        target,
        attributes.replace(/name="[^"]*"/, () => `name="${escaped(oddText(dice))}"`),
      ),
    () =>
      name(target, `${attributes} ${dice.pick(['localSheetId="0"', 'localSheetId="99"', 'hidden="1"', 'hidden="x"'])}`),
  ])();
  return xml.slice(0, index) + changed + xml.slice(index + text.length);
}

/** A row of a sheet taken out, doubled, renumbered or moved: as people do it with the whole row. */
function mutateRow(xml: string, dice: Dice): string {
  const rows = [...xml.matchAll(/<row r="(\d+)"[^>]*?(?:\/>|>[^]*?<\/row>)/g)];
  if (rows.length === 0) return xml;
  const { 0: text, 1: number = '1', index } = dice.pick(rows);
  const renumbered = (to: string): string => text.replace(new RegExp(`(r="[A-Z]*)${number}"`, 'g'), `$1${to}"`);
  const changed = dice.pick([
    () => '',
    () => text + text,
    () => text + renumbered(String(900 + dice.below(200))),
    () => renumbered(String(dice.below(60))),
    () => renumbered(dice.pick(['1048576', '1048577', '0', '-1', '1.5', 'x'])),
    () => dice.pick(rows)[0],
  ])();
  return xml.slice(0, index) + changed + xml.slice(index + text.length);
}

const own = [
  [/worksheets\/sheet\d+\.xml$/, mutateCell],
  [/worksheets\/sheet\d+\.xml$/, mutateCell],
  [/worksheets\/sheet\d+\.xml$/, mutateRow],
  [/xl\/workbook\.xml$/, mutateBook],
] as const;
const often = /sheet\d+\.xml$|workbook\.xml|sharedStrings|\.rels$|Content_Types|styles\.xml/;

function commandOf({ pack }: Whole, dice: Dice): Command {
  const json = dice.chance(0.3) ? ['--json'] : [];
  switch (dice.below(10)) {
    case 0:
      return ['score', '@表.xlsx', ...json];
    case 1:
    case 2:
      return ['report', '@表.xlsx', '-o', '@新.docx', ...json];
    case 3:
      return ['new', pack, '--from', '@表.xlsx', '-o', '@新.xlsx', ...json];
    case 4:
      return ['roll-forward', '@表.xlsx', '--pack', pack, '-o', '@新.xlsx', ...json];
    case 5:
      return [
        'report',
        '@表.xlsx',
        '--update',
        '@旧.docx',
        '-o',
        '@新.docx',
        '--choose',
        dice.pick(['adopt', 'mine', 'unlink']),
        ...json,
      ];
    default:
      return ['check', '@表.xlsx', ...json];
  }
}

export const xlsx: Kind = {
  name: 'xlsx',
  make(whole, dice) {
    const command = commandOf(whole, dice);
    const files = { '表.xlsx': mutateOfficeFile(whole.book, dice, own, often) };
    if (!command.includes('--update')) return { files, commands: [command] };
    return { files: { ...files, '旧.docx': whole.reportFile }, commands: [command] };
  },
};
