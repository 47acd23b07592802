import { isHan, isName, nameAt, nameBefore } from './person-names';
import type { PrivateFind, TextUnit } from './private-kind';

/** Labels of those who sign for the unit, or can be reached there. */
const signatures =
  '单位负责人|部门负责人|财务负责人|项目负责人|主要负责人|负责人|分管领导|分管负责人|填表人|填报人|填报责任人|制表人|制表|审核人|复核人|复核|编制人|经办人|联系人|报告人|评价人|评价人员|主评人|校对人|校对|主管|联络员|填表|填报|直接责任人|第一责任人|包保责任人|帮扶责任人|责任人|牵头人|主持人|记录人|验收人';
/** Labels of whoever else is named. */
const labels =
  '姓名|户主|户主姓名|申请人|当事人|信访人|上访人|来访人|投诉人|举报人|反映人|受益人|受助人|救助对象|补助对象|安置对象|产权人|权利人|被征收人|被拆迁人|拆迁户主|收款人|领款人|证明人|监护人|患者|死者|伤者|原告|被告|被告人|委托人|代理人|承租人|法人|法人代表|法定代表人|驾驶员|司机|会计|出纳|经手人|学生姓名|家长|副组长|组长|小组成员|成员|组员|参加人员|参与人员|参会人员|与会人员|评审人员|验收人员|工作人员';
/** People named without a colon. */
const persons =
  '(?:户|村民|居民|群众|职工|业主|商户|学生|家长|服务对象)代表|村民|居民|群众|农户|拆迁户|被拆迁户|征收户|贫困户|低保户|五保户|困难户|特困户|脱贫户|监测户|移民户|移民|职工|干部|教师|老师|医生|护士|学生|党员|老人|残疾人|退役军人|老兵|业主|租户|商户|信访人|上访人|上访户|信访户|访民|当事人|申请人|原告|被告|户主|患者|死者|司机|驾驶员|农民|村医|支书|村支书|主任|局长|书记|科长|股长|站长|院长|校长|所长|队长|组长|会计|出纳|负责人|经理|法定代表人|同志|老党员|联系人|经办人';
/** What follows a name. */
const followers =
  '同志|先生|女士|小姐|老人|老师|大爷|大娘|大妈|奶奶|爷爷|户(?![数型外均籍口主])|一户|一家|家庭|全家|夫妇|夫妻|父子|父女|母子|母女|兄弟|姐妹|等\\d{0,5}[余多]?[人户名家位]|等[一二三四五六七八九十几]{1,4}[余多]?[人户名家位]|等(?:上访|信访|拆迁|困难|贫困|村民|居民|群众|遗留)|[（(，,]\\s*[男女][，,）)]|诉讼|反映的?|信访|上访|[信上]访案|纠纷|[、和及与]\\p{Script=Han}{1,2}某|与[^，。]{2,6}纠纷|被评为|荣获|获评|当选|[两二三四五六七八九十几\\d]{1,4}[余多]?[户人名位家](?!员)|协商|表示|提出|要求|认为|来电|来访|在会上|说|称|去世|受伤|搬迁|签约';

/** Of whom a whole body is named before the label: 评价组成员, 项目责任人. */
const ofBody = '组长|成员|组员|责任人|负责人|联系人|经办人|审核人|填报人';

const labelled = new RegExp(`(?<signature>${signatures})|(?:${labels})`, 'gu');
const labelTail = /^[（(]?(?:签字|签名|签章|盖章|姓名)?[）)]?[\s　]*[：:][\s　]*/u;
const named = new RegExp(`(?:${persons})(?:[（(]|“)?`, 'gu');
const followed = new RegExp(`(?=(?:${followers}))`, 'gu');
const headOf = new RegExp(
  `^(?:${signatures}|${labels}|名单|人员名单|职工姓名|人员姓名|\\p{Script=Han}{1,6}(?:${ofBody}))(?:[（(].*[）)])?[：:]?$`,
  'u',
);
const isLabel = new RegExp(`^(?:${signatures}|${labels}|${persons})$`, 'u');
const signatureHead = new RegExp(`^(?:${signatures})`, 'u');

/** Whether what stands over or beside a cell says that a person's name comes. */
export function isPersonHead(head: string): boolean {
  return headOf.test(head.replace(/[\s　]/gu, ''));
}

/** Names by what stands around them. What is said without any such word (“张三说过”) is not seen. */
export function findPersons(unit: TextUnit, at: number): PrivateFind[] {
  const { text, heads = [] } = unit;
  const found = new Map<number, PrivateFind>();
  const add = (start: number, end: number, signature?: string): void => {
    if (end <= start || found.has(start)) return;
    const name = text.slice(start, end);
    found.set(start, { kind: 'person', unit: at, start, end, text: name, ...(signature && { signature }) });
  };

  const head = heads.find(isPersonHead);
  if (head !== undefined)
    for (const piece of text.matchAll(listed)) {
      const said = signatureHead.exec(head.replace(/[\s　]/gu, ''))?.[0];
      const joined = [...piece[0].matchAll(/[^和及与]+/gu)];
      if (piece[0] === text.trim() ? isPlain(piece[0]) : isName(piece[0].replace(/[ 　]/gu, '')))
        add(piece.index, piece.index + piece[0].length, said);
      else if (joined.length > 1 && joined.every((one) => isName(one[0])))
        for (const one of joined) add(piece.index + one.index, piece.index + one.index + one[0].length, said);
    }

  // 阿依古丽 under 姓名, Zhang Wei: the whole cell.
  if (head !== undefined && found.size === 0 && isLong(text.trim(), head)) {
    const start = text.indexOf(text.trim());
    add(start, start + text.trim().length, signatureHead.exec(head.replace(/[\s　]/gu, ''))?.[0]);
  }
  for (const dotted of text.matchAll(dottedName)) {
    const [lead = ''] = leadOfDotted.exec(dotted[0]) ?? [];
    const own = dotted[0].slice(lead.length).replace(tailOfDotted, '');
    if (own.includes(dotted[0].charAt(dotted[0].search(dot))))
      add(dotted.index + lead.length, dotted.index + lead.length + own.length);
  }

  for (const label of text.matchAll(labelled)) {
    const from = label.index + label[0].length;
    const tail = labelTail.exec(text.slice(from))?.[0];
    if (tail === undefined) continue;
    const start = from + tail.length;
    const own = afterColon(text, start);
    if (own === 0) continue;
    const signature = label.groups?.['signature'];
    add(start, start + own, signature);
    for (const [from, to] of namesBehind(text, start + own)) add(from, to, signature);
  }

  for (const word of text.matchAll(named)) {
    const start = word.index + word[0].length;
    const name = nameAt(text, start);
    if (name !== '') add(start, start + name.length);
  }

  for (const place of text.matchAll(followed)) {
    const name = nameBefore(text, place.index);
    if (name !== '') add(place.index - name.length, place.index);
  }

  for (const phone of text.matchAll(
    /(?<![（(：:，,、\s])[（(：:，,、\s]{0,3}(?:(?:联系)?(?:电话|手机)|身份证号?码?)?[：:\s]{0,3}(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])/gu,
  )) {
    const name = nameBefore(text, phone.index);
    if (name !== '') add(phone.index - name.length, phone.index);
  }

  spreadOverLists(text, [...found.values()], add);
  return [...found.values()];
}

/** The names of a cell: apart by marks, blanks and brackets; a two-character name may be spaced out. */
const listed =
  /[^、，,；;／/\s　【】（）()［\][〔〕]+(?:[　 ]+\p{Script=Han}(?![^、，,；;／/\s　【】（）()［\][〔〕]))?/gu;

/** “成员：张三，李四 王五”: what goes on after the first name, as long as whole names come. */
function namesBehind(text: string, end: number): [start: number, end: number][] {
  const found: [number, number][] = [];
  let at = end;
  for (;;) {
    const mark = /^(?:[ 　]*[、，,；;／/\n][ 　]*|[和及与]|[ 　]{1,4})/u.exec(text.slice(at))?.[0];
    if (mark === undefined) return found;
    const start = at + mark.length;
    const run = /^\p{Script=Han}{2,4}?(?=$|[和及与]|[^\p{Script=Han}])/u.exec(text.slice(start))?.[0] ?? '';
    if (!isName(run) || notNames.test(run)) return found;
    at = start + run.length;
    found.push([start, at]);
  }
}

/** Behind a colon even a rare family name is one: two to four characters that nothing goes on from; a two-character name may be spaced out. */
function afterColon(text: string, start: number): number {
  const spaced = /^\p{Script=Han}[ 　]{1,4}\p{Script=Han}(?!\p{Script=Han})/u.exec(text.slice(start));
  if (spaced && isPlain(spaced[0])) return spaced[0].length;
  const run = /^\p{Script=Han}+/u.exec(text.slice(start))?.[0] ?? '';
  if (run.length <= 4 && isPlain(run)) return run.length;
  return nameAt(text, start).length;
}

const dot = /[·•‧・∙]/u;
/** 买买提·艾力: the dot tells it, also without a word beside it. */
const dottedName = /\p{Script=Han}{1,14}(?:[·•‧・∙]\p{Script=Han}{1,10}){1,3}/gu;
const leadOfDotted = new RegExp(
  `^\\p{Script=Han}*(?:${persons}|${labels}|${signatures}|[为给向对由与和及了]|走访|慰问|接待|帮助)(?=\\p{Script=Han}{1,8}[·•‧・∙])`,
  'u',
);
const tailOfDotted = new RegExp(
  `(?<=[·•‧・∙]\\p{Script=Han}{1,9}?)(?:${followers}|[反在因与和等的是说称户家]).*$`,
  'u',
);

/** A name that is not Han, or longer than Han names: under a head that says so, a whole cell of it. */
function isLong(piece: string, head: string): boolean {
  if (/[\d，。；：、（）()《》“”【】]/u.test(piece) || notNames.test(piece) || isLabel.test(piece)) return false;
  if (/^\p{Script=Latin}[\p{Script=Latin} .'’-]{2,39}$/u.test(piece)) return /[ .]|^\p{Lu}\p{Ll}+$/u.test(piece);
  if (/^\p{Script=Han}{1,10}(?:[·•‧・∙]\p{Script=Han}{1,10}){1,3}$/u.test(piece)) return true;
  // Under 负责人 words of a form may follow, 项目名称.
  if (!/姓名|名单/u.test(head.replace(/[\s　]/gu, '')) || !singleOrRare(piece)) return false;
  return /^\p{Script=Han}{4,8}$/u.test(piece) && !/[某无签字盖章略详见附年月日等填写待户]/u.test(piece);
}

/** What stands in a column of names and names nobody. */
const notNames =
  /^(?:合\s*计|小\s*计|总\s*计|备\s*注|说\s*明|姓\s*名|平均|其他|其它|序号|全体|各)|身份|证件|号码?$|电话|手机|住址|地址|性\s*别|年\s*龄|职\s*务|职\s*称|账[号户]|银行|单位|部门|日期|年月|金额|标准|签名|签字|方式|关系|民\s*族|学\s*历|名称|人数|编号|类别|级别|机构|科室/u;

function isPlain(piece: string): boolean {
  const name = piece.replace(/[ 　]/gu, '');
  if (notNames.test(name) || isLabel.test(name)) return false;
  if (name.length < 2 || name.length > 4 || ![...name].every(isHan)) return false;
  return (
    isName(name) ||
    (name.length <= 3 && !/[某无签字盖章略同上详见附年月日的及等可留空填写手后待]/u.test(name) && singleOrRare(name))
  );
}

/** A rare family name has at least nothing about it that names never have. */
function singleOrRare(name: string): boolean {
  return !/[局办委部处科股室站所院会村镇乡县市区省厅队组员任长人们]/u.test(name);
}

/** “张三、李四和王五户”: who stands in one list with a name is one. */
function spreadOverLists(text: string, seeds: readonly PrivateFind[], add: (start: number, end: number) => void): void {
  const open = [...seeds];
  const known = new Set(seeds.map(({ start }) => start));
  for (let seed = open.pop(); seed !== undefined; seed = open.pop()) {
    const left = /[、，和及与](?=$)/u.exec(text.slice(0, seed.start));
    if (left) {
      const end = seed.start - 1;
      const name = [4, 3, 2].map((length) => text.slice(Math.max(0, end - length), end)).find((one) => isName(one));
      const start = end - (name?.length ?? 0);
      if (name !== undefined && (!isHan(text.charAt(start - 1)) || nameBefore(text, end) === name)) more(start, end);
    }
    const next = text.charAt(seed.end);
    if ('、和及与'.includes(next) && next !== '') {
      const name = nameAt(text, seed.end + 1);
      if (name !== '') more(seed.end + 1, seed.end + 1 + name.length);
    }
  }

  function more(start: number, end: number): void {
    if (known.has(start)) return;
    known.add(start);
    add(start, end);
    open.push({ kind: 'person', unit: 0, start, end, text: text.slice(start, end) });
  }
}
