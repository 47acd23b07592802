import type { Dice } from './dice';

/** Written numbers that programs do not agree on, or that are none. */
const numbers = [
  ...['0', '-0', '-1', '+5', '1.', '.5', '.', '', ' ', ' 7 ', '007', '1,234.5', '1_000', '１２３', '٣', '1 000', '12%'],
  ...['NaN', 'Infinity', '-Infinity', '1E999', '-1E999', '1e-400', '1e308', '1.7976931348623157E308', '5E-324'],
  ...['1e', '1e+', '0x10', '0b1', '1e100000000', '0.1e1', '9007199254740993', '4294967296', '2147483648'],
  ...['1048576', '1048577', '16384', '16385', '99999999999999999999', '0.30000000000000004', '1e21', '-1e-7'],
  ...['45000.999999999', '-45000', '2958466', '0.005', '1.005', 'TRUE', 'null'],
];

/** Words that mean something to a program on the way, or that it can hardly carry. */
const words = [
  ...['', ' ', '\t', '\n', '\r', '\r\n', '\u00a0', '\u3000', '\u200b', '\u202e', '\ufeff', '\u2028', '\u0085'],
  ...['\ufffe', '\uffff', '\ud800', '\udc00', '\ud83d\ude00', '\u{20bb7}', '\u0000', '\u0001', '\u001f', '\u007f'],
  ...['_x0000_', '_xFFFF_', '_xD800_', '_x005F_x0041_', '&', '<', '>', '"', "'", ']]>', '<!--', '-->', '<?', '&amp;'],
  ...['=1+1', '＝1', ' =1', '\t=A1', '+1', '-1', '@SUM(A1)', "'", "'=1", '#REF!', '#N/A', 'TRUE', '无', '待填', 'XX'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'jx.', 'jx:1:', 'jx:1:staffing', 'jx:2:x'],
  ...['$&', '$1', '$`', '\\', '\\1', '%s', '{{ x }}', '{{ budgetUnitName }}', '{% raw %}', '{year}', '{n}'],
  ...['A1', 'A0', 'XFD1048576', 'XFE1', 'A1:A1048576', 'R1C1', "'a'!A1", '基础数据表!$A$1', '[1]Sheet1!A1', '#REF!A1'],
  ...['../../etc/passwd', '/', '//', 'C:\\', 'http://a/', 'file:///etc/passwd', '#', '?', '|', 'a|b', '1|2|3'],
  ...[
    '基础数据表',
    '2024年',
    '二〇二四年',
    '99年',
    '公用经费100万元',
    '增加了50%',
    '一千万亿元',
    '（一）',
    '１．',
    '第1条',
  ],
];

export function oddNumber(dice: Dice): string {
  const found = dice.pick(numbers);
  if (!dice.chance(0.1)) return found;
  return dice.pick([
    `${found}${dice.pick(numbers)}`,
    dice.pick(['9', '0', '1']).repeat(dice.size(20_000)),
    `-${found}`,
  ]);
}

export function oddText(dice: Dice): string {
  if (dice.chance(0.2)) return oddNumber(dice);
  const found = dice.pick(words);
  if (dice.chance(0.1)) return (found || 'x').repeat(dice.size(40_000));
  return dice.chance(0.2) ? `${dice.pick(words)}甲${found}` : found;
}

/** A piece of `text` taken out, doubled, moved, turned into something odd; or one letter of it another. */
export function oddPlaces(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  const end = Math.min(text.length, at + dice.size(Math.max(1, text.length - at)));
  const piece = text.slice(at, end);
  switch (dice.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + piece + text.slice(end);
    case 2:
      return text.slice(0, at) + oddText(dice) + text.slice(at);
    case 3:
      return text.slice(0, at) + oddText(dice) + text.slice(end);
    case 4: {
      const to = dice.below(at + 1);
      return text.slice(0, to) + piece + text.slice(to, at) + text.slice(end);
    }
    case 5:
      return text.slice(0, at);
    default:
      return text.slice(0, at) + String.fromCharCode(dice.below(dice.chance(0.8) ? 128 : 65_536)) + text.slice(at + 1);
  }
}
