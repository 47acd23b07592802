import type { Mention, Reading } from '../mentions';
import { addable } from '../mentions';
import { andSoOn, breaksDown, inAddition, notAPart } from '../words/lists';

/** Tokens a breakdown may reach over; a longer one nobody reads, and the work stays linear. */
export const reach = 240;

/** Figures of the total's kind in a stretch of tokens, one a group where ； makes groups. */
export function partsIn(
  reading: Reading,
  total: Mention,
  from: number,
  to: number,
  depth: number,
): { mentions: Mention[]; others: Mention[][]; more: Mention[]; isOpen: boolean } {
  const { tokens, at } = reading;
  const groups: Mention[][] = [[]];
  const more: Mention[] = [];
  let isOpen = false;
  let isInside = false;
  let lastWords = '';
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.depth !== depth) continue;
    if (token.kind === 'mark' && token.text === '；') {
      groups.push([]);
      isInside = false;
    }
    const group = groups[groups.length - 1]!;
    // A 其中 behind a part breaks that part down.
    if (token.kind === 'words' && i > from && group.length > 0 && breaksDown.test(token.text)) isInside = true;
    if (isInside) continue;
    if (token.kind === 'words') lastWords = token.text;
    const mention = at.get(i);
    // “收入…，其中…；支出…”: the other side of the account ends the list, and what came of a plan the plan's.
    if (
      mention &&
      (groups.length > 1 || group.length > 0) &&
      addable(mention, total) &&
      isOfOtherSide(total.label, mention.label)
    )
      break;
    if (mention && isPart(mention, total)) (inAddition.test(mention.label) ? more : group).push(mention);
  }
  if (andSoOn.test(lastWords)) isOpen = true;
  // “数量指标3个，分别为A、B；质量指标1个”: names follow, the figures behind ； are the total's own neighbours.
  if (groups[0]!.length === 0) return { mentions: [], others: [], more, isOpen };
  const filled = groups.filter((group) => group.length > 0);
  if (filled.length > 1 && groups.length - filled.length > 1) isOpen = true;
  // “其中：新启动35个，已完成20个；扫尾25个”: one a group. “其中行政15人、事业23人；退休21人”: the first group is all.
  const first = filled[0] ?? [];
  const eachGroup = filled.map((group) => group[0]!);
  // What is more than the whole behind a ； is told of something else.
  const goesOn = filled.length > 1 && filled.slice(1).every((group) => group[0]!.amount.lte(total.amount));
  const mentions = goesOn && first.length === 1 ? eachGroup : first;
  const others = filled.length > 1 ? [first, eachGroup, filled.flat()] : [];
  return { mentions, others, more, isOpen };
}

function isPart(mention: Mention, total: Mention): boolean {
  if (!addable(mention, total) || mention.isChange || mention.isBase) return false;
  const label = mention.label.replace(/^(?:其中[，：]?)+/, '').replace(/^(?:包括|包含|分别(?:是|为)|有|为|即)/, '');
  return !notAPart.test(label) && !isOfOtherSide(total.label, label);
}

/** 支出 is no part of 收入, what was spent none of what was planned. */
function isOfOtherSide(total: string, part: string): boolean {
  const [isIncome, isSpending] = [/收入/.test(total), /支出/.test(total)];
  if (isIncome && !isSpending && /支出/.test(part) && !/收入/.test(part)) return true;
  if (isSpending && !isIncome && /收入/.test(part) && !/支出/.test(part)) return true;
  return planSide.test(total) && !doneSide.test(total) && doneSide.test(part);
}

const planSide = /预算|计划|概算/;
const doneSide = /实际|决算|执行数|完成|累计|年末|截至|截止/;
