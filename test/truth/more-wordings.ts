import {
  cause,
  down,
  flat,
  flatPrior,
  money,
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

const near = (row: Row): boolean => rated(row) && Math.abs(overPrior(row)) <= row.prior! * 0.08;
const nearBudget = (row: Row): boolean => ratedBudget(row) && Math.abs(overBudget(row)) <= row.budget! * 0.08;
const wide = (text: string): string =>
  text.replace(/[\d.%]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const yuan = (cents: number): string => `${(Math.abs(cents) * 100).toLocaleString('en-US')}元`;
const moves = (row: Row): boolean => row.prior !== null && overPrior(row) !== 0;

/** As another desk writes: rough words, other units and signs, long texts with figures of other things, dates. */
export const moreWordings: readonly Wording[] = [
  wording('基本持平', near, () => '与上年基本持平。'),
  wording('略有增减', near, (row) => `比上年略有${rateWord(overPrior(row))}。`),
  wording('变动不大', near, () => '变动幅度较小，无需说明。'),
  wording('与预算基本持平', nearBudget, () => '与年初预算基本持平'),
  wording('持平，项目名', flatPrior, ({ subject }) => `${subject}与上年持平。`),
  wording('减号', flat, () => '—'),
  wording('零', flat, () => '增减为0。'),
  wording('正常', flat, () => '正常'),
  wording(
    '略有下降及原因',
    (row) => near(row) && down(row),
    (row) => `较上年略有下降，系${cause(row, -1)}。`,
    true,
  ),
  wording(
    '全角数字',
    moves,
    (row) => `比上年${word(overPrior(row))}${wide(money(overPrior(row)))}，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '全角比率',
    rated,
    (row) =>
      `同比${rateWord(overPrior(row))}${wide(percent(overPrior(row), row.prior!, 2))}，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '万元和元',
    moves,
    (row) =>
      `较上年${word(overPrior(row))}${money(overPrior(row))}（${yuan(overPrior(row))}），${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '元带分节',
    moves,
    (row) => `与上年相比${word(overPrior(row))}${yuan(overPrior(row))}。主要是${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '先报数再比较',
    (row) => moves(row) && row.budget !== null,
    (row) =>
      `${row.year}年${row.subject}预算${money(row.budget!)}，决算${money(row.final)}，上年决算${money(row.prior!)}。比上年${word(overPrior(row))}${money(overPrior(row))}。原因：${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '执行率',
    (row) => row.budget !== null && row.budget > 0,
    (row) => `预算执行率${percent(row.final, row.budget!, 2)}，${cause(row, overBudget(row))}。`,
    true,
  ),
  wording(
    '日期和文号',
    moves,
    (row) => `自${row.year}年7月1日起执行新标准（财行〔${row.year - 3}〕71号），${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '别的事的金额',
    moves,
    (row) => `支付上年未付尾款3.6万元，购置打印机3台共0.9万元，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '以前年度',
    moves,
    (row) => `${row.year - 3}年签订的合同本年付清质保金2.4万元，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '单价',
    moves,
    (row) => `每人每天的标准由100元提高到180元，物价上涨3%，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '分项，一是二是',
    (row) => moves(row) && Math.abs(overPrior(row)) > 300,
    (row) => {
      const more = Math.abs(overPrior(row)) + 150;
      const [a, b] = overPrior(row) > 0 ? [more, 150] : [150, more];
      return `一是物价上涨、任务增加，增加${money(a)}；二是压缩日常开支，减少${money(b)}。增减相抵后比上年${word(overPrior(row))}${money(overPrior(row))}。`;
    },
    true,
  ),
  wording(
    '总数之后是部分',
    (row) => moves(row) && Math.abs(overPrior(row)) > 300,
    (row) => {
      const part = Math.round(Math.abs(overPrior(row)) * 0.7);
      return `比上年${word(overPrior(row))}${money(overPrior(row))}，主要是${cause(row, overPrior(row))}，${word(overPrior(row))}${money(part)}，其余为零星变动。`;
    },
    true,
  ),
  wording(
    '有增有减',
    moves,
    (row) => `因标准调整，支出增加；因压缩开支，支出减少；${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '节约是一部分',
    (row) => under(row) && overBudget(row) < -200,
    (row) => `实行集中采购，节约0.8万元；${cause(row, -1)}，比预算节约${money(overBudget(row))}。`,
    true,
  ),
  wording(
    '预算压减',
    (row) => row.is === 'outlay' && moves(row),
    (row) => `按县财政要求，年初预算压减5%，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '超出年初预算',
    (row) => over(row) && row.is !== 'threePublic',
    (row) => `超年初预算${money(overBudget(row))}，系${cause(row, 1)}，经批准在单位内部调剂。`,
    true,
  ),
  wording(
    '比预算、比上年各一句',
    (row) => rated(row) && ratedBudget(row),
    (row) =>
      `较年初预算${word(overBudget(row))}${money(overBudget(row))}，${rateWord(overBudget(row))}${percent(overBudget(row), row.budget!, 1)}。较上年决算${word(overPrior(row))}${money(overPrior(row))}，${rateWord(overPrior(row))}${percent(overPrior(row), row.prior!, 1)}。原因是${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '百分之',
    (row) => rated(row) && Math.abs(overPrior(row)) >= row.prior! * 0.01,
    (row) =>
      `比上年${rateWord(overPrior(row))}百分之${percent(overPrior(row), row.prior!, 1).replace('%', '')}，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '增减幅',
    rated,
    (row) =>
      `${overPrior(row) > 0 ? '增幅' : '降幅'}${percent(overPrior(row), row.prior!, 1)}。${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '负的变动率',
    (row) => down(row) && rated(row),
    (row) => `变动率-${percent(overPrior(row), row.prior!, 2)}，${cause(row, -1)}。`,
    true,
  ),
  wording(
    '人员变动，括号里',
    staffRow,
    (row) => `人员变动（退休1人、调出1人、招录2人、军转安置1人），${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '退休减少、招录增加',
    staffRow,
    (row) => `退休人员增加2人，在编人员减少2人，公开招聘新增人员3人，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording('编外人员', staffRow, (row) => `编外聘用人员减少2人，劳务费相应变动；${cause(row, overPrior(row))}。`, true),
  wording(
    '批次和人次',
    (row) => row.is === 'reception' && moves(row),
    (row) =>
      `全年接待${overPrior(row) > 0 ? '46批次380人次，接待批次增加9批' : '28批次210人次，接待批次减少9批'}，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '接待人数减少',
    (row) => row.is === 'threePublic' && moves(row),
    (row) => `外地考察团组减少3个，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '上年买过车',
    (row) => (row.is === 'vehicles' || row.is === 'threePublic') && down(row),
    (row) => `上年购置车辆1台，本年没有，${cause(row, -1)}。`,
    true,
  ),
  wording(
    '燃油费',
    (row) => row.is === 'vehicles' && moves(row),
    (row) => `燃油费同比增加0.3万元，维修费同比减少0.2万元，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '没有增加',
    (row) => down(row) || flatPrior(row),
    (row) => `没有增加支出，${cause(row, -1)}。`,
    true,
  ),
  wording(
    '新成立',
    (row) => row.prior === 0 && row.final > 0,
    (row) => `本单位${row.year}年新组建，上年没有独立核算，无可比数；本年用于${cause(row, 1)}。`,
    true,
  ),
  wording(
    '约多少万',
    (row) => moves(row) && Math.abs(overPrior(row)) > 500,
    (row) =>
      `比上年${word(overPrior(row))}近${Math.ceil(Math.abs(overPrior(row)) / 100)}万元，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '多余',
    (row) => moves(row) && Math.abs(overPrior(row)) > 1100,
    (row) =>
      `较上年${word(overPrior(row))}${Math.floor(Math.abs(overPrior(row)) / 100)}万余元，${cause(row, overPrior(row))}。`,
    true,
  ),
  wording(
    '占比',
    (row) => row.budget !== null && up(row),
    (row) => `占全部支出的比重较上年提高1.3个百分点，比上年增加${money(overPrior(row))}，${cause(row, 1)}。`,
    true,
  ),
];
