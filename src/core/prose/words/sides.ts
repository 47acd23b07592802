import type { Direction } from './directions';

/** Signs between two figures: the one before is less or more than the one behind. */
export const signs: Readonly<Record<string, Direction>> = {
  小于: 'down',
  低于: 'down',
  少于: 'down',
  不及: 'down',
  大于: 'up',
  高于: 'up',
  多于: 'up',
  超过: 'up',
  超出: 'up',
  突破: 'up',
  超: 'up',
  等于: 'flat',
};
/** What came of it, at the end of the words before a sign or alone behind it. */
export const outcomeSide =
  /^(?:本年度?|今年|当年|全年)?(?:实际)?(?:支出|执行|完成|采购)?(?:决算|支出|执行|金额|数额|支出决算|决算支出|采购金额)(?:数|额|总额|支出)?$/;
