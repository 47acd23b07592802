import { money } from './wording-rows';

interface Facts {
  readonly year: number;
  readonly threePublicFinal: number;
  readonly added: number;
  readonly surplus: number;
}

/** Honest words for the long texts of a report; figures in them are those of the form. */
export function proseOf(id: string, facts: Facts, pick: <T>(of: readonly T[]) => T): string {
  const last = id.slice(id.lastIndexOf('.') + 1);
  if (/[pP]roblem/.test(last))
    return pick([
      '一是预算编制还不够细，部分支出在执行中才明确；二是绩效指标量化不足。下一步提前开展项目论证，细化预算编制。',
      facts.added > 0
        ? `执行中追加${money(facts.added)}，年初预算编制不够准确。下一步把可预见的支出编入年初预算。`
        : '绩效目标设置偏粗，个别指标没有量化。下一步与业务股室一起修订指标。',
      facts.surplus > 0
        ? `年末结余${money(facts.surplus)}，支出进度前慢后快。下一步按月通报执行进度。`
        : '部分项目资料归档不及时。下一步明确专人负责档案。',
    ]);
  if (/Use$|Scope$/.test(last)) return '主要用于保障机构正常运转和完成日常工作任务，包括办公费、水电费、差旅费等。';
  if (/Duties$/.test(last))
    return '1、贯彻执行有关法律法规和政策；\n2、承担本级职责范围内的管理和服务工作；\n3、完成上级交办的其他任务。';
  if (/Overview$|background$/.test(last)) return '本单位为独立核算的预算单位，内设机构按机构编制批复设置。';
  if (/Plan$|Requests$|improvements$/.test(last))
    return '下一年继续做好各项重点工作，从严控制一般性支出，加快支出进度。';
  if (/threePublicControl$/.test(last))
    return `${facts.year}年“三公”经费支出${money(facts.threePublicFinal)}，控制在预算以内。`;
  return pick([
    '信息系统运维项目支出3.2万元，按合同付款；组织在职人员3人参加业务培训，新增在职人员1人次轮岗。',
    '年度重点工作完成较好，服务对象满意度约九成，群众反映良好；水电费比上年减少0.4万元。',
    `${facts.year - 2}年立项的改造工程本年竣工，支付质保金1.6万元，工程质量合格率100%。`,
    '全年各项工作按计划推进，年初设定的绩效目标基本完成，服务对象反映较好。',
    `${facts.year}年，单位围绕年初绩效目标开展工作，任务按时完成，没有发生违规使用资金的情况。`,
    '制度健全，审批手续齐全，资金使用合规，资产管理规范，账实相符。',
  ]);
}
