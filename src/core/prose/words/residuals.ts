/** What is left when one figure is taken from another: words of the whole, of what is taken, of the rest. */
export const residuals: readonly { readonly whole: RegExp; readonly taken: RegExp; readonly rest: RegExp }[] = [
  { whole: /资产(?:总额|总计|合计|总值)?|总资产/, taken: /负债/, rest: /净资产/ },
  { whole: /原值|固定资产/, taken: /折旧/, rest: /净值/ },
  { whole: /收入/, taken: /支出/, rest: /结余|结转|盈余|节余/ },
  { whole: /编制|核定/, taken: /实有|在职|在岗|在编|现有/, rest: /空编|缺编|空缺|余编|缺员/ },
  { whole: /受理|收案|立案|旧存/, taken: /办结|审结|结案|办理完毕/, rest: /未结|未办结|未审结/ },
  { whole: /问题(?:资金|金额)|涉及(?:资金|金额)/, taken: /整改/, rest: /未整改|待整改/ },
  {
    whole: /预算|拨款|安排|下达|到位|拨付|计划|指标|资金总额/,
    taken: /支出|使用|执行|完成|支付|开支|决算/,
    rest: /结余|结转|剩余|节余|余额|未使用|未支出|未支付|未拨付|尚未|尚有/,
  },
];

/** Counts of tasks by how far they have come. */
export const statuses = {
  done: /^(?:其中)?(?:已经?|共|实际)?(?:全部)?(?:完成|办结|整改(?:到位|完成)?|销号|建成|完工|竣工|解决|兑现|答复|结案|审结)$/,
  left: /^(?:其余|其中)?(?:尚|还|仍|现)?(?:有)?(?:未|正在|剩余|待)(?:完成|办结|整改|销号|建成|完工|开工|竣工|解决|兑现|启动|办理|推进|实施|建设|答复|结案|审结)?(?:的)?$|^(?:在办|在建|未结)$/,
  any: /(?:完成|办结|整改|整改到位|销号|建成|完工|竣工|解决|兑现|答复|结案|审结|办理|推进|实施中|启动|在办|在建|未结|剩余)$/,
};
/** The whole of such counts: everything taken on. */
export const openCount =
  /^[^比较]{0,12}(?:共|总|任务|计划|承接|列入|下达|交办|受理|收到|清单|梳理|事项|问题|项目|案件)[^比较]{0,8}$/;

/** Income and spending that two sentences tell by the same words: 总收入 and 总支出. */
export const mirrored = {
  spent: /^(?:[^支收]{0,6})(?:总支出|支出合计|支出总计|支出总额|决算支出|支出决算)(?:数|为|是)?$/,
  rest: /^(?:当期|当年|年末|本年|收支|年终|累计)?(?:结余|盈余|收支结余|节余)(?:资金)?(?:为)?$/,
};

/** Between two figures of an equation that is written out. */
export const equals = /^(?:=|＝)$/;

/** What numbered points are counted as: “以上三个方面”. */
export const points = /^(?:大)?(?:方面|问题|措施|要求|环节|步骤|举措|建议|特点|原因|不足)/;
export const below = /(?:以下|下列|如下)$/;
export const above = /(?:以上|上述)(?:这)?$/;

/** Of an account that is carried on: what there was, what came in, what went out, what is left. */
export const balance = {
  opening: /(?:年初|期初|上年|去年|以前年度)[^，。]{0,6}(?:结转|结余|余额)|旧存|(?:年初|期初)(?:数|余额)/,
  income: /收入|拨款|新收|拨入|到位/,
  spending: /支出|结案|审结|办结|使用/,
  closing: /(?:年末|期末|年终|累计|滚存)[^，。]{0,6}(?:结转|结余|余额)|结转下年|未结|(?:年末|期末)(?:数|余额)/,
  /** Words of what else moves the account. */
  other: /结余分配|收回|上缴|缴回|核销|弥补|基金|调整|注销/,
};
