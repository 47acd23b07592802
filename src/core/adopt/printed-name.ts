import { yearsInFigures } from '../fields/date-text';
import { senseOfHead } from '../intake/column-heads';
import { bareName } from '../intake/field-names';
import { withoutCircledNumber } from '../pack/label-path';

/** Remarks to whoever fills it in, no part of the name: （一个专项一行）, （另附明细）. What narrows a name (（不含基建）) stays. */
const remarks =
  /\((?:[^()]*一行[^()]*|可加行|可增行|另附[^()]*|详见[^()]*|见[^()]*|填[^()]*|(?:金额)?单位:?[^()]*|千元|亿元|平方米|平米|名|盖章|公章|签章|签字|签名|签字盖章|签名盖章|章)\)/g;

/** A label as names are compared: no numbering, measure, year, quotes, 其中, remark or comma; 及 and 与 are 和. */
export function printedName(text: string): string {
  const name = bareName(withoutCircledNumber(text).normalize('NFKC').replace(/\s/g, '').replace(remarks, ''));
  return name
    .replace(/^年?[末底](?=实际|实有|在职)/, '')
    .replace(/[、,，;；]/g, '')
    .replace(/(?<=.)[及与](?=.)/g, '和');
}

/** A section's name, also without what stands in brackets: 楼堂馆所控制情况（2023年完工项目）. */
export function sectionName(text: string): string {
  return printedName(text).replace(/\([^()]*\)/g, '');
}

/** The year a text says, if it says one alone; beside a 年度 no other counts: 2023年度…表（2024年报）. */
export function yearIn(text: string): number | null {
  const plain = yearsInFigures(text).normalize('NFKC');
  for (const pattern of [/(?:19|20)\d{2}(?=年度)/g, /(?:19|20)\d{2}(?=年|$|-)/g]) {
    const said = new Set(plain.match(pattern) ?? []);
    if (said.size > 0) return said.size === 1 ? Number([...said][0]) : null;
  }
  return null;
}

/** 1, 一, （一）, ①: a number of a row in a column of its own. */
export function isNumbering(text: string): boolean {
  return /^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[①-⑳])[）)]?[、.．]?$/.test(text);
}

/** Heads over a column as one name: 决算比预算 over 增减额. @param stack the nearest first */
export function joinedHeads(stack: readonly string[]): string {
  return printedName([...stack].reverse().join(''));
}

export function isSided(head: string): boolean {
  return senseOfHead(head, null).is === 'sides';
}
