import type { PrivateFind, TextUnit } from './private-kind';

/** Full-width digits and letters as half-width ones, place by place. */
function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A citizen's number (GB 11643-1999): a day that there is, and the check digit. */
export function isIdentityNumber(digits: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(digits) || !isDay(digits.slice(6, 14))) return false;
  const sum = weights.reduce((all, weight, at) => all + weight * Number(digits.charAt(at)), 0);
  return '10X98765432'.charAt(sum % 11) === digits.charAt(17).toUpperCase();
}

function isDay(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  return year >= 1880 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** What people put between groups of digits. */
const gap = '[ \\u00a0\\u3000\\-‐‑–—－]';
/** Whatever groups the digits stand in; × is typed for X. */
const identity = new RegExp(`(?<![\\dA-Za-z.])(?:\\d${gap}?){17}[\\dXx×](?![\\dA-Za-z])`, 'g');
const oldIdentity = /(?<![\d.])\d{15}(?!\d)/g;
/** In the groups that people say it in: eleven digits in just any groups are a row of figures. */
const mobile = new RegExp(
  `(?<![\\d.])(?:\\+?86${gap}?)?1[3-9]\\d(?:${gap}?\\d{4}${gap}?\\d{4}|${gap}\\d{3}${gap}\\d{5}|\\d${gap}\\d{3}${gap}\\d{4}|\\.\\d{4}\\.\\d{4})(?![\\d.]*\\d|${gap}*[万亿]?元)`,
  'g',
);
const landline = new RegExp(`(?<![\\d.-])[(]?0\\d{2,3}[)]?${gap}{0,3}\\d{3,4}${gap}?\\d{4}(?![\\d.])`, 'g');
const calls =
  /(?:电话|手机号?码?|手机|传真|联系方式|热线)[（(]?(?:号码)?[）)]?[\s　:]{0,6}(\d{3,4}[- ]?\d{4})(?![\d])/g;
export const phoneHead = /电话|手机|联系方式|传真/;
export const identityHead = /身份证|证件号/;
const signaturePhone = /联系电话/;

/** Telephone numbers and numbers of citizens. */
export function findNumbers({ text, heads = [], isRounded = false }: TextUnit, unit: number): PrivateFind[] {
  const plain = halfWidth(text);
  const found: PrivateFind[] = [];
  const add = (kind: PrivateFind['kind'], start: number, length: number, signature?: string): void => {
    const end = start + length;
    if (found.some((one) => start < one.end && end > one.start)) return;
    found.push({ kind, unit, start, end, text: text.slice(start, end), ...(signature && { signature }) });
  };
  const isBehind = (head: RegExp, start: number): boolean =>
    head.test(plain.slice(Math.max(0, start - 10), start)) || heads.some((one) => head.test(one));

  for (const { 0: digits, index } of plain.matchAll(identity)) {
    const number = digits.replace(/[^\dXx×]/g, '').replace('×', 'X');
    // A wrong check digit is a slip of the pen where the words before it say what it is.
    const isCut = isRounded && isDay(number.slice(6, 14));
    if (isIdentityNumber(number) || isCut || isBehind(identityHead, index)) add('identity', index, digits.length);
  }
  for (const { 0: digits, index } of plain.matchAll(oldIdentity))
    if (isBehind(identityHead, index) && isDay(`19${digits.slice(6, 12)}`)) add('identity', index, digits.length);
  const phone = (index: number, length: number): void => {
    const signs = isBehind(signaturePhone, index) ? '联系电话' : undefined;
    add('phone', index, length, signs);
  };
  for (const { 0: digits, index } of plain.matchAll(mobile)) phone(index, digits.length);
  for (const { 0: digits, index } of plain.matchAll(landline)) phone(index, digits.length);
  for (const match of plain.matchAll(calls)) {
    const start = match.index + match[0].length - match[1]!.length;
    phone(start, match[1]!.length);
  }
  if (heads.some((one) => phoneHead.test(one)))
    for (const { 0: digits, index } of plain.matchAll(/(?<!\d)(?:\d{3,4}[- ]?\d{4}|\d{9,12})(?!\d)/g))
      phone(index, digits.length);
  return found;
}

const number = /\p{Script=Han}{1,14}[〔［[（(【﹝]\s*(?:19|20)\d{2}\s*[〕］\])）】﹞][\s第]{0,4}\d{1,5}\s{0,2}号/gu;
/** What stands before the short name of who issued it. */
const leading =
  /^.*(?:根据|依据|按照|依照|遵照|关于|执行|印发|转发|下发|文件|批复|批准|通知|办法|意见|规定|方案|纪要|以及|参照|落实|号文|详见|参见|[以由经和与及见按照为在于据附])(?=\p{Script=Han})/u;
/** Issued for everybody: by the centre and its ministries. */
const published =
  /^(?:中发|中办发|国发|国办发|国函|国办函|国令|财预|财行|财库|财监|财社|财建|财资|财会|财税|财绩|财办预|财农|财教|发改\p{Script=Han}{0,3})$/u;

/** Numbers of papers (文号), without those that anybody may read. @param known numbers that the form itself cites, normalised */
export function findDocumentNumbers({ text }: TextUnit, unit: number, known: ReadonlySet<string>): PrivateFind[] {
  const plain = halfWidth(text);
  return [...plain.matchAll(number)].flatMap(({ 0: all, index }): PrivateFind[] => {
    const bracket = all.search(/[〔［[（(【﹝]/u);
    const issuer = all.slice(0, bracket);
    const lead = leading.exec(issuer)?.[0].length ?? 0;
    const from = Math.max(lead, issuer.length - 8);
    const start = index + from;
    const end = index + all.length;
    if (published.test(issuer.slice(from)) || known.has(plainNumber(all.slice(from)))) return [];
    return [{ kind: 'document-number', unit, start, end, text: text.slice(start, end) }];
  });
}

/** “湘财绩〔2020〕7号” whatever its brackets and spaces. */
export function plainNumber(text: string): string {
  return halfWidth(text)
    .replace(/\s/g, '')
    .replace(/[［[（(【﹝]/gu, '〔')
    .replace(/[］\])）】﹞]/gu, '〕')
    .replace(/〕第/, '〕');
}
