import { moreWordings } from './more-wordings';
import {
  cause,
  down,
  flat,
  flatBudget,
  flatPrior,
  money,
  moved,
  movedPart,
  net,
  nothing,
  over,
  overBudget,
  overPrior,
  percent,
  rateWord,
  rated,
  ratedBudget,
  staffRow,
  under,
  up,
  word,
  wording,
  type Row,
  type Wording,
} from './wording-rows';

/** Honest sentences as units write them, each true of every row it fits. */
export const wordings: readonly Wording[] = [
  ...moreWordings,
  // Rows without change.
  wording('无', nothing, () => '无'),
  wording('无。', flat, () => '无。'),
  wording('持平', flat, () => '持平'),
  wording('无变化', flat, () => '无变化'),
  wording('没有变化', flat, () => '没有变化。'),
  wording('与上年持平', flatPrior, () => '与上年持平'),
  wording(
    '与上年一致',
    (row) => flatPrior(row) && flat(row),
    () => '与上年一致。',
  ),
  wording(
    '与预算持平',
    (row) => flatBudget(row) && flat(row),
    () => '与预算持平。',
  ),
  wording(
    '与年初预算持平',
    (row) => flatBudget(row) && flat(row),
    () => '与年初预算持平，无增减。',
  ),
  wording('无增减变化', flat, () => '无增减变化'),
  wording(
    '与上年、预算都持平',
    (row) => flat(row) && row.prior !== null,
    () => '与上年、预算均持平。',
  ),
  wording('没有发生', nothing, () => '本年未发生。'),
  wording('没有此项支出', nothing, ({ subject }) => `本年无${subject}支出。`),
  wording('没有安排', nothing, () => '年初未安排预算，全年没有发生支出。'),
  wording('不涉及', nothing, () => '不涉及'),
  wording('上年本年都没有', nothing, () => '上年、本年均无此项支出。'),
  // Against the year before.
  wording('比上年增加', up, (row) => `比上年增加${money(overPrior(row))}，主要是${cause(row, 1)}。`, true),
  wording('比上年减少', down, (row) => `比上年减少${money(overPrior(row))}，主要是${cause(row, -1)}。`, true),
  wording(
    '较上年增减额、率',
    rated,
    (row) =>
      `较上年${word(overPrior(row))}${money(overPrior(row))}，${rateWord(overPrior(row))}${percent(overPrior(row), row.prior!, 2)}，主要原因是${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '同比',
    rated,
    (row) =>
      `同比${rateWord(overPrior(row))}${percent(overPrior(row), row.prior!, 1)}，原因是${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '约百分之几',
    (row) => rated(row) && Math.abs(overPrior(row)) / row.prior! >= 0.005,
    (row) =>
      `同比${rateWord(overPrior(row))}约${percent(overPrior(row), row.prior!, 0)}，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '左右',
    (row) => rated(row) && Math.abs(overPrior(row)) / row.prior! >= 0.005,
    (row) =>
      `${cause(row, overPrior(row))}，比上年${rateWord(overPrior(row))}${percent(overPrior(row), row.prior!, 0)}左右。`,
    true,
  ),
  wording(
    '由几到几',
    (row) => row.prior !== null && overPrior(row) !== 0,
    (row) =>
      `由上年的${money(row.prior!)}${word(overPrior(row))}到${money(row.final)}，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '年份',
    (row) => row.prior !== null && overPrior(row) !== 0,
    (row) =>
      `与${row.year - 1}年相比，${word(overPrior(row))}${money(overPrior(row))}，主要是${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '按元写',
    (row) => row.prior !== null && overPrior(row) !== 0 && Math.abs(overPrior(row)) < 1000,
    (row) => `比上年${word(overPrior(row))}${Math.abs(overPrior(row)) * 100}元，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '只写原因，增加',
    (row) => up(row) && !under(row),
    (row) => `${cause(row, 1)}。`,
    true,
  ),
  wording(
    '只写原因，减少',
    (row) => down(row) && !over(row),
    (row) => `${cause(row, -1)}。`,
    true,
  ),
  wording(
    '括号里的率',
    rated,
    (row) =>
      `${cause(row, overPrior(row))}，比上年${word(overPrior(row))}${money(overPrior(row))}（${rateWord(overPrior(row))}${percent(overPrior(row), row.prior!, 2)}）。`,
    true,
  ),
  wording(
    '幅度',
    rated,
    (row) =>
      `与上年相比${overPrior(row) > 0 ? '增幅' : '降幅'}为${percent(overPrior(row), row.prior!, 2)}，主要是${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '负增长',
    (row) => down(row) && rated(row),
    (row) => `同比增长-${percent(overPrior(row), row.prior!, 2)}，主要是${cause(row, -1)}。`,
    true,
  ),
  wording(
    '上年没有',
    (row) => row.prior === 0 && row.final > 0,
    (row) => `上年无此项支出，不可比；本年${cause(row, 1)}。`,
    true,
  ),
  // Against the budget.
  wording('比预算减少', under, (row) => `比预算减少${money(overBudget(row))}，${cause(row, -1)}。`, true),
  wording('比预算增加', over, (row) => `比年初预算增加${money(overBudget(row))}，${cause(row, 1)}。`, true),
  wording(
    '比预算增减率',
    ratedBudget,
    (row) =>
      `决算数比预算数${word(overBudget(row))}${money(overBudget(row))}，${rateWord(overBudget(row))}${percent(overBudget(row), row.budget!, 2)}，主要是${cause(row, overBudget(row))}。`,
    true,
  ),
  wording('预算结余', under, (row) => `按实际支出列支，预算结余${money(overBudget(row))}，${cause(row, -1)}。`, true),
  wording('节约', under, (row) => `${cause(row, -1)}，比预算节约${money(overBudget(row))}。`, true),
  wording(
    '完成预算的百分之几',
    (row) => row.budget !== null && row.budget > 0,
    (row) => `完成年初预算的${percent(row.final, row.budget!, 2)}，${cause(row, overBudget(row))}。`,
    true,
  ),
  wording(
    '未超预算',
    (row) => under(row) || flatBudget(row),
    (row) => `控制在预算以内，${cause(row, -1)}。`,
    true,
  ),
  wording('没有超支', under, () => '严格按预算执行，没有超支。'),
  wording('超出预算', over, (row) => `超出预算${money(overBudget(row))}，主要是${cause(row, 1)}，已按程序报批。`, true),
  wording(
    '追加',
    (row) => over(row) && row.additional > 0 && row.is !== 'threePublic',
    (row) => `年中追加预算，用于${cause(row, 1)}，比年初预算增加${money(overBudget(row))}。`,
    true,
  ),
  wording(
    '文号',
    (row) => over(row) && row.additional > 0 && row.is === 'staffMoney',
    (row) => `根据财预〔${row.year}〕18号追加指标，用于${cause(row, 1)}。`,
    true,
  ),
  wording(
    '压减',
    (row) => under(row) && row.additional < 0,
    (row) => `落实过紧日子要求，年中压减预算，${cause(row, -1)}。`,
    true,
  ),
  // Both bases in one sentence.
  wording(
    '两个基数',
    (row) => row.prior !== null && row.budget !== null && overPrior(row) !== 0 && overBudget(row) !== 0,
    (row) =>
      `比预算${word(overBudget(row))}${money(overBudget(row))}，比上年${word(overPrior(row))}${money(overPrior(row))}，主要是${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '上年增、预算内',
    (row) => up(row) && under(row),
    (row) => `比上年增加${money(overPrior(row))}，但未超年初预算，主要是${cause(row, 1)}。`,
    true,
  ),
  wording(
    '上年减、超预算',
    (row) => down(row) && over(row),
    (row) => `虽比预算增加${money(overBudget(row))}，但比上年减少${money(overPrior(row))}，${cause(row, -1)}。`,
    true,
  ),
  wording(
    '预算持平、上年有增减',
    (row) => flatBudget(row) && row.prior !== null && overPrior(row) !== 0,
    (row) => `与预算持平；比上年${word(overPrior(row))}${money(overPrior(row))}，${cause(row, overPrior(row))}。`,
    true,
  ),
  // Staff: flows are not the net change.
  wording(
    '进出相抵',
    (row) => staffRow(row) && net(row) === 0,
    (row) => `本年退休2人、新进2人，人数不变，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '新进多于退休',
    (row) => staffRow(row) && net(row) > 0,
    (row) => `本年人员退休1人、新进人员${net(row) + 1}人，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '退休多于新进',
    (row) => staffRow(row) && net(row) < 0,
    (row) => `本年退休${1 - net(row)}人，新招录1人，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '调出调入',
    (row) => staffRow(row) && net(row) !== 0,
    (row) =>
      `人员调入${Math.max(0, net(row)) + 1}人，人员调出${Math.max(0, -net(row)) + 1}人，相应调整经费，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '净增净减',
    (row) => staffRow(row) && net(row) !== 0,
    (row) => `在职人员由${row.priorStaff}人${word(net(row))}到${row.staff}人，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '在职人员增减',
    (row) => staffRow(row) && net(row) !== 0,
    (row) => `在职人员比上年${word(net(row))}${Math.abs(net(row))}人，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '离退休人员',
    (row) => row.is === 'staffMoney',
    (row) => `离退休人员增加1人，抚恤支出相应变动，${cause(row, overPrior(row))}。`,
    true,
  ),
  // Named parts: their own change is not the row's.
  wording(
    '其中某项',
    (row) => movedPart(row) !== undefined,
    (row) => {
      const part = movedPart(row)!;
      return `${cause(row, overPrior(row))}，其中${part.name}比上年${word(moved(part))}${money(moved(part))}。`;
    },
    true,
  ),
  wording(
    '其中某项增减率',
    (row) => (movedPart(row)?.prior ?? 0) > 0,
    (row) => {
      const part = movedPart(row)!;
      return `其中：${part.name}同比${rateWord(moved(part))}${percent(moved(part), part.prior!, 2)}，${cause(row, overPrior(row))}。`;
    },
    true,
  ),
  wording(
    '主要是某项',
    (row) =>
      row.prior !== null &&
      movedPart(row) !== undefined &&
      Math.sign(moved(movedPart(row)!)) === Math.sign(overPrior(row)),
    (row) => {
      const part = movedPart(row)!;
      return `比上年${word(overPrior(row))}${money(overPrior(row))}，主要是${part.name}${word(moved(part))}${money(moved(part))}，${cause(row, overPrior(row))}。`;
    },
    true,
  ),
  wording(
    '某项比预算',
    (row) => row.parts.some(({ budget, final }) => budget !== null && final < budget),
    (row) => {
      const part = row.parts.find(({ budget, final }) => budget !== null && final < budget)!;
      return `${part.name}比预算减少${money(part.budget! - part.final)}，${cause(row, overBudget(row))}。`;
    },
    true,
  ),
  wording(
    '接待比预算减少',
    (row) => (row.is === 'reception' && under(row)) || receptionUnder(row) !== null,
    (row) =>
      row.is === 'reception'
        ? `与预算相比，接待减少，节约${money(overBudget(row))}，${cause(row, -1)}。`
        : `与预算相比，公务接待减少${money(receptionUnder(row)!)}，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '接待比预算减少，比上年增加',
    (row) => row.is === 'reception' && under(row) && up(row),
    (row) =>
      `公务接待费比预算减少${money(overBudget(row))}；因上年基数低，比上年增加${money(overPrior(row))}，${cause(row, 1)}。`,
    true,
  ),
  // Several causes, whose figures add up to the change.
  wording(
    '一增一减',
    (row) => (row.is === 'outlay' || row.is === 'projects') && Math.abs(overPrior(row)) > 100,
    (row) => {
      const [a, b] = split(overPrior(row));
      return `一是设备更新增加支出${money(a)}，二是压缩会议减少支出${money(b)}，两项相抵比上年${word(overPrior(row))}${money(overPrior(row))}。`;
    },
    true,
  ),
  wording(
    '两个原因同向',
    (row) => row.prior !== null && Math.abs(overPrior(row)) > 200,
    (row) => {
      const first = Math.round(Math.abs(overPrior(row)) * 0.6);
      const rest = Math.abs(overPrior(row)) - first;
      return `比上年${word(overPrior(row))}${money(overPrior(row))}：一是物价和标准变动${money(first)}；二是${cause(row, overPrior(row))}${money(rest)}。`;
    },
    true,
  ),
  wording(
    '对预算的两个原因',
    (row) => row.budget !== null && Math.abs(overBudget(row)) > 200,
    (row) => {
      const first = Math.round(Math.abs(overBudget(row)) * 0.7);
      const rest = Math.abs(overBudget(row)) - first;
      return `比预算${word(overBudget(row))}${money(overBudget(row))}，其中政策性因素${money(first)}，${cause(row, overBudget(row))}${money(rest)}。`;
    },
    true,
  ),
  wording('上年一次性支出', down, (row) => `上年有一次性支出${money(overPrior(row))}，本年没有，相应减少。`, true),
  wording(
    '近似数',
    (row) => row.prior !== null && Math.abs(overPrior(row)) >= 1000,
    (row) =>
      `比上年${word(overPrior(row))}约${Math.round(Math.abs(overPrior(row)) / 100)}万元，主要是${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '没有购车',
    (row) =>
      row.is === 'vehicles' && !over(row) && row.parts.every(({ name, final }) => name !== '公车购置' || final === 0),
    (row) => `本年没有购置公务用车，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '采购',
    (row) => row.is === 'procurement' && under(row),
    (row) => `公开招标节约资金${money(overBudget(row))}，${cause(row, -1)}。`,
    true,
  ),
  wording(
    '采购持平',
    (row) => row.is === 'procurement' && flat(row) && row.final > 0,
    () => '按采购预算执行，与预算一致。',
  ),
  wording(
    '项目延期',
    (row) => row.is === 'projects' && under(row),
    (row) => `部分项目跨年实施，${money(overBudget(row))}结转下年继续使用。`,
    true,
  ),
];

function receptionUnder(row: Row): number | null {
  const part = row.is === 'threePublic' ? row.parts.find(({ name }) => name === '公务接待费') : undefined;
  return part && part.budget !== null && part.final < part.budget ? part.budget - part.final : null;
}

/** Two amounts, the first more and the second less, whose difference is the change. */
function split(delta: number): [more: number, less: number] {
  const more = delta > 0 ? delta + 137 : 137;
  return [more, more - delta];
}
