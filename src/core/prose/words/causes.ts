/** Words of causes that people give, and what they bring about. */

/** “人员减少导致支出增加”: fewer of what costs money, and more cost for that (or the other way). The first groups: move of the cause, of the effect. */
export const turnedCauses: readonly RegExp[] = [
  turned('减少|下降|精简', '增加|增长|上升|提高|增多'),
  turned('增加|增多|上升|增长', '减少|下降|降低|下滑'),
];

function turned(cause: string, effect: string): RegExp {
  const things = '在职人员|人员|人数|职工|接待批次|接待人次|接待任务|接待量|来访批次|来客';
  return new RegExp(
    `(?<![退离休职外聘时调均员])(?:${things})(?:数|数量|人数)?(?:的)?(?:${cause})(?:了?\\d+人|较多)?，?(?:从而)?(?:导致|致使|使得|使|造成|引起|带来|引发)[^，。；的]{0,10}(?:支出|经费|费用|接待费|开支)(?:的)?(?:${effect})`,
  );
}
