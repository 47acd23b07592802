/**
 * Schema messages as a finance bureau's expert reads them. The schema library speaks Chinese, but of strings, arrays and regular
 * expressions; a message that is not known here stays as it is.
 */
export function faultText(message: string): string {
  for (const [pattern, say] of wordings) {
    const match = pattern.exec(message);
    if (match) return say(match[1] ?? '', match[2] ?? '');
  }
  return message;
}

/** Whether a text would have been right where a number stands. */
export function wantsText(message: string): boolean {
  return /期望 string|^无效选项|^无效输入$/.test(message);
}

const types: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '“键: 值”',
  record: '“键: 值”',
  tuple: '列表',
  undefined: '空',
  null: '空值',
};

const typeName = (type: string): string => types[type.trim()] ?? type;

const formats: readonly (readonly [string, string])[] = [
  ['^-?\\d+', '应是十进制数，如 12.5'],
  ['^\\d+\\.\\d+\\.\\d+', '版本应写成 1.0.0 的样子'],
  ['^[A-Z]{1,2}', '列应写成 A 或 A:C 的样子'],
  ['a-z0-9-', '应以小写英文字母开头，只含小写英文字母、数字和连字符'],
  ['(\\.[a-z]', '应是数据项编号：英文单词，用点连接'],
  ['^[a-z]', '应是英文编号：以小写字母开头，只含字母和数字'],
];

const wordings: readonly (readonly [RegExp, (first: string, second: string) => string])[] = [
  [/期望 (.+)，实际接收 undefined$/, (type) => `缺少这一项，应是${typeName(type)}`],
  [/期望 (.+)，实际接收 (.+)$/, (type, received) => `应是${typeName(type)}，现在是${typeName(received)}`],
  [/^无效选项：期望以下之一 (.+)$/, (values) => `只能是 ${values.replaceAll('"', '').split('|').join('、')} 之一`],
  [/^无效输入：期望 (.+)$/, (value) => `只能是 ${value.replaceAll('"', '')}`],
  [/^数值过小：期望 array >=1 /, () => '不能是空的'],
  [/^数值过小：期望 string >=1 /, () => '不能是空的'],
  [/^数值过小：期望 \w+ (>=?)(\S+)/, (sign, limit) => `太小，应${sign === '>' ? '大于' : '不小于'} ${limit}`],
  [/^数值过大：期望 \w+ (<=?)(\S+)/, (sign, limit) => `太大，应${sign === '<' ? '小于' : '不大于'} ${limit}`],
  [
    /^无效字符串：必须满足正则表达式 (.+)$/,
    (pattern) => formats.find(([piece]) => pattern.includes(piece))?.[1] ?? `写法不对，应符合 ${pattern}`,
  ],
  [/^无效输入$/, () => '写法不对，请对照说明中这一项的几种写法'],
];
