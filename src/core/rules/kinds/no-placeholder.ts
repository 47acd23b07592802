import { ofTexts } from '../../memory/remember';
import { textOf } from '../../fields/field-value';
import type { Rule } from '../rule';
import { nameOf } from '../../fields/names';
import { eachText } from '../support/rows';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/** Prompts of the form that were left standing in prose. */
const patterns: readonly RegExp[] = [
  /(?<![XxＸ×Хх])[XxＸ×Хх]{2,}(?![A-Za-z])/g,
  /(?<![A-Za-z\d])[XＸ×](?=\s*(?:个|万元|亿元|元|人|名|项|%|％|户|年|月|日|家|次|批次|辆|亩))/g,
  /某某/g,
  /(?:20|19)[×XxＸ]{1,2}年/g,
  /[（(]?(?:待填|待补充|待补|待定|待核实|此处填写|请填写|请在此)[：:）)]?/g,
  /[（(][局办委部中心、/／]*(?:局|部|委|办)[、/／](?:[局办委部中心科、/／]+)[）)]/g,
  /若干(?=\s*(?:万元|亿元|元|%|％|人次|名|批次))/g,
  /(?:增加|增长|上升)[（(/／](?:减少|下降|降低)[）)]?|(?:减少|下降|降低)[（(/／](?:增加|增长|上升)[）)]?/g,
  /(?<!_)_{3,}|(?<!＿)＿{2,}/g,
];
/** 王某某, 李XX: people made unrecognisable on purpose. */
const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹章云苏潘葛范彭鲁马方袁柳鲍史唐薛雷贺汤罗毕安常于傅齐康余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒项董梁杜阮贾江郭林钟徐邱骆高夏蔡田胡凌霍万柯卢莫房丁邓洪包左石崔龚程裴陆翁段侯武刘龙叶黎白赖谭曾易廖肖欧';
/** One title may stand in another; what opens again and again is none. */
const title = /[《“][^《“》”]*(?:[《“][^《“》”]*)?[》”]/g;

/** Stands where a title was, so that offsets stay. */
const blot = '\u0000';
/** A quote shows two characters after the gap, up to the next break. */
const quoteEnd = /[，,。；;、\s]/;

interface Placeholder {
  readonly words: string;
}

const placeholdersIn = ofTexts(256, find);

export const noPlaceholder: Rule<'no-placeholder'> = {
  kind: 'no-placeholder',
  blames: 'cell',
  decide(params, context) {
    const verdicts: Verdict[] = [];
    let seen = 0;
    for (const ref of params.texts) {
      const judged = eachText(context, ref, ({ table }, id) => {
        const text = textOf(table.value(id));
        if (text === '') return null;
        const found = table.memory.at(placeholdersIn)(text);
        if (found.length === 0) return [];
        const words = [...new Set(found.map((one) => one.words))];
        return [
          fail({
            subject: id,
            message: `${nameOf(table, id)}里还留着没有填的地方：${words.map((one) => `“${one}”`).join('、')}。`,
            fields: [id],
            left: words.join('、'),
          }),
        ];
      });
      seen += judged.seen;
      verdicts.push(...judged.verdicts);
    }
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('还没有写文字。') : pass()];
  },
};

function find(text: string): readonly Placeholder[] {
  const plain = text.replace(title, (match) => blot.repeat(match.length));
  const found: Placeholder[] = [];
  for (const pattern of patterns) {
    for (const match of plain.matchAll(pattern)) {
      if (isAnonymousPerson(plain, match.index, match[0])) continue;
      const end = match.index + match[0].length;
      const [after = ''] = plain
        .slice(end, end + 2)
        .replaceAll(blot, ' ')
        .split(quoteEnd);
      found.push({ words: `${match[0]}${after}` });
    }
  }
  return found;
}

function isAnonymousPerson(text: string, at: number, words: string): boolean {
  if (!/^(?:某某|[XxＸ×]{2})$/.test(words) || at === 0 || !surnames.includes(text.charAt(at - 1))) return false;
  return !/^(?:局|部|委|办|中心|单位|区|县|市|镇|乡|街道|村|万元|元|年|个|项|人|%|％|项目|公司|工程|路)/.test(
    text.slice(at + words.length),
  );
}
