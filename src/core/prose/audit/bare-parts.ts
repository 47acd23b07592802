import type { Mention, Reading } from '../mentions';
import { addable } from '../mentions';
import { families, inAll, notAPart, sumsUp } from '../words/lists';
import type { Breakdown } from './breakdown';
import { partsIn, reach } from './part-list';

/** “设13个部门。业务部门9个，…；辅助部门2个…；综合部门2个…”: the next sentence tells each kind of what was counted. */
export function byNoun(reading: Reading, total: Mention, from: number): Breakdown | null {
  const { tokens } = reading;
  const noun = /^[\u4e00-\u9fff]{2,5}$/.test(total.noun) ? total.noun : null;
  if (noun === null || total.depth > 0 || tokens[from]?.text !== '。') return null;
  let to = from + 1;
  const last = Math.min(tokens.length, from + reach);
  while (to < last && tokens[to]!.sentence === total.sentence + 1 && tokens[to]!.text !== '\n') to++;
  const { mentions, isOpen } = partsIn(reading, total, from + 1, to, 0);
  const isEach = (one: Mention): boolean =>
    one.label.replace(/(?:为|是|有|共)$/, '').endsWith(noun) && one.label !== noun;
  if (mentions.length < 2 || !mentions.every(isEach)) return null;
  return { total, parts: mentions, said: 'bracket', others: [], more: [], isOpen };
}

/** 共, but not in 公共 or 共享. */
const forAll = /(?<!公)共(?![享产青建同])|合计|总计/;

/** “共受理案件11起，驳回6起、撤诉2起、败诉3起”: a bare list behind a word for all. */
export function bareList(reading: Reading, total: Mention, from: number): Breakdown | null {
  const { tokens } = reading;
  const mark = tokens[from];
  const isAll = forAll.test(total.label);
  if (total.depth > 0 || mark?.kind !== 'mark' || !/[，：]/.test(mark.text)) return null;
  let to = from + 1;
  const last = Math.min(tokens.length, from + reach);
  while (to < last && tokens[to]!.sentence === total.sentence && tokens[to]!.text !== '；') to++;
  const { mentions, isOpen } = partsIn(reading, total, from + 1, to, 0);
  const isPlain =
    mentions.length > 1 &&
    mentions[0]!.token - from <= 2 &&
    mentions.every(
      ({ token, noun, label }) =>
        noun === '' && label !== '' && label.length <= 12 && (tokens[token + 1]?.kind === 'mark' || token + 1 === to),
    ) &&
    mentions.slice(1).every(({ token, label }, i) => token - mentions[i]!.token === (label === '' ? 2 : 3));
  if (
    !isAll &&
    !areFamily(
      mentions.map(({ label }) => label),
      total.label,
    )
  )
    return null;
  return isPlain ? { total, parts: mentions, said: 'bare', others: [], more: [], isOpen } : null;
}

/** Words that make a whole together, such as 管理 and 专业技术: a bare list of them is all there is. */
function areFamily(labels: readonly string[], whole: string): boolean {
  return families.some(
    (family) =>
      !family.some((word) => word.test(whole)) &&
      labels.every((label) => family.some((word) => word.test(label))) &&
      family.filter((word) => labels.some((label) => word.test(label))).length > 1,
  );
}

/** “一批3374.3万元，二批2069.51万元，合计5443.81万元”: the total stands behind its parts. */
export function summedUp(reading: Reading, total: Mention): Breakdown | null {
  const isClose = inAll.test(total.label);
  if (!isClose && !sumsUp.test(total.label)) return null;
  const parts: Mention[] = [];
  let next = total;
  for (let i = total.index - 1; i >= 0 && i >= total.index - 20; i--) {
    const one = reading.mentions[i]!;
    if (one.sentence !== total.sentence) break;
    // “购置锅炉一台6.7万元”: how many of it, told right before its price.
    if (next !== total && next.token - one.token <= 1 && !addable(one, total)) continue;
    if (notAPart.test(one.label)) continue;
    if (isClose && (one.depth !== total.depth || !addable(one, total) || next.token - one.token > 4)) break;
    next = one;
    if (one.depth !== total.depth || !addable(one, total)) continue;
    if (one.isChange || (one.label === '' && !isCounted(reading, one)) || sumsUp.test(one.label)) return null;
    parts.unshift(one);
  }
  return parts.length > 1 ? { total, parts, said: 'summed', others: [], more: [], isOpen: false } : null;
}

/** “锅炉二台6.7万元”: its words stand before the count. */
function isCounted({ mentions }: Reading, one: Mention): boolean {
  const before = mentions[one.index - 1];
  return before !== undefined && one.token - before.token === 1 && before.label !== '';
}
