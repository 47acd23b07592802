/** What is left when one figure is taken from another: words of the whole, of what is taken, of the rest. */
export const residuals: readonly { readonly whole: RegExp; readonly taken: RegExp; readonly rest: RegExp }[] = [
  { whole: /资产(?:总额|总计|合计|总值)?|总资产/, taken: /负债/, rest: /净资产/ },
  { whole: /原值|固定资产/, taken: /折旧/, rest: /净值/ },
  { whole: /收入/, taken: /支出/, rest: /结余|结转|盈余|节余/ },
  {
    whole: /预算|安排|下达|到位|拨付|计划|指标|资金总额/,
    taken: /支出|使用|执行|完成|支付|开支|决算/,
    rest: /结余|结转|剩余|节余|余额|未使用|未支出|未支付|未拨付|尚未|尚有/,
  },
];

/** Between two figures of an equation that is written out. */
export const times = /^[×xX*＊]$/;
export const plus = /^[+＋]$/;
export const equals = /^(?:=|＝)$/;

/** What numbered points are counted as: “以上三个方面”. */
export const points = /^(?:大)?(?:方面|问题|措施|要求|环节|步骤|举措|建议|特点|原因|不足)/;
export const below = /(?:以下|下列|如下)$/;
export const above = /(?:以上|上述)(?:这)?$/;
