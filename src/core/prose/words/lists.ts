/** Words that open a breakdown: what follows are parts of the figure before. Longest first. */
export const partsOpen =
  /^(?:其中[，：]?)?(?:其中(?:包括|包含|有|为)?|分别(?:是|为)|包括|包含|分为|即|具体(?:是|为|包括)|主要(?:为|是)?由?其中|按[^，：]{0,6}(?:分类|划分|来分)|(?:具体)?(?:构成|明细|安排|分配|组成)?(?:情况)?如下|[^，：]{0,10}(?:来源|构成|组成|分项情况)(?:为|是|包括|有)|由)/;
/** Only 其中 may stand at the head of a sentence of its own and still speak of the figure before. */
export const amongThem = /^其中|^分项情况/;
/** At the end of the words behind a figure: “项目15个包括”. */
export const partsOpenAtEnd = /(?:其中|包括|包含|分为|分别(?:是|为)|具体(?:是|为))$/;
/** A bracket that begins so names some of the figure, not all of its parts. */
export const someOnly =
  /^(?:不?含|不包括|另|未|除|比|较|同比|占|扣除|折合|约|按|至|截至|截止|原|指标|预算|上年|去年|年初)/;
/** Behind these a list names examples. */
export const examples = /(?:主要(?:包括|有|是|为)?|重点(?:是|为)?|比如|例如|如|特别是|尤其)$/;
/** In the words of the first item: the list names the largest or first of many. */
export const onlyTheFirst = /靠前|居前|领先|排名|前[\d一二三四五六七八九十]|较[多大高]|最[多大高]|主要/;
/** Behind a part: what it is made of in its turn, up to the next ；. */
export const breaksDown = /^(?:其中|主要(?:包括|是|为|用于|有)|包括|包含|具体(?:包括|是|为)?|即)/;
/** 包括 names parts that need not be all; 其中 mostly does. */
export const namesSome = /包括|包含|主要/;
/** Behind a count: how far things have come. Such counts overlap and need not add up. */
export const progress = /已|完成|正在|基本|通过|达到|办理|签约|实现|获|被|启动|开工|竣工|推进|验收|交|整改/;
/** A figure that comes on top of those listed before. */
export const inAddition = /^(?:另外?|此外|还有|同时)/;
/** Words of an item that is no part beside the others: a part of a part, a progress, a price. */
export const notAPart =
  /^(?:其中|完成[^，]{0,6}(?:预算|计划|任务|目标)|已|共?已|目前|占|比|较|同比|人均|平均|每|结余|剩余|余|节约|超|完成率|签约清零|[约]?折合|年均|月均|日均)|(?:人均|平均|标准|单价|均价|每人|每户|每月|每年|每亩|月发放额|限额)/;
/** Said of some of them, not a name for a kind of them: “已列入规划的”, “计划开工的”. Such counts overlap or leave some out. */
export const property = /^(?:已|计划|拟|未|正在)|的|列入|纳入|属于|涉及/;
/** Sides that one and the same person or household has all at once: counts by different ones overlap. */
export const traits: readonly RegExp[] = [
  /党员/,
  /女|男/,
  /少数民族/,
  /研究生|硕士|博士|本科|大专|专科|学历|中专|高中/,
  /职称|正高|副高|高级|中级|初级/,
  /岁/,
  /脱贫|贫困|低保|特困|残疾|五保/,
  /青年|妇女|儿童|老年|老人/,
];
/** Ranks of a tree, each counted for itself: “一级指标3个，二级指标7个”. */
export const rank = /[一二三四1-4]级(?:指标|目录|科目)/;
/** “其他6省各1亿元”: how many there are of it, another figure tells. */
export const ofEach = /(?:各|每[\u4e00-\u9fff]{0,2})$/;
/** What takes the rest of a whole: with it a list is complete. */
export const takesTheRest = /^(?:其他|其它|其余|剩余|其中其他|余下)/;
/** A list that ends so says nothing about how many there are. */
export const andSoOn = /等(?:等|方面|内容|部门|单位|项目|工作|问题|资金|经费)?$/;

/** Classes that together make a whole: words of which a list with at least two is a full breakdown. */
export const families: readonly (readonly RegExp[])[] = [
  [/行政/, /事业/, /参公|参照/, /工勤|工人/],
  [/正[^式]?|主任|馆长|局长|院长|书记|站长|所长|校长/, /副/],
  [/男/, /女/],
  [/离休/, /退休/],
  [/基本支出/, /项目支出/],
  [/人员经费/, /公用经费/],
  [/财政拨款|一般公共预算/, /政府性基金|国有资本|其他收入|事业收入|上级补助/],
  [/上级|中央|省级?/, /本级|县级?|区级?|市级?/],
  [/在职|在编/, /退休|离退休|编外|临聘/],
  [/公务接待/, /公务用车|公车/, /出国/],
  [/国有/, /集体/],
  [/全额/, /差额|自收自支/],
  [/新启动|新增|新建/, /扫尾|续建|结转/],
  [/管理人员|管理岗/, /专业技术|专技/],
  [/全供养|全额供养/, /非财政|部分供养/],
  [/正式/, /聘用|临时/],
  [/城镇|城区/, /农村|乡村/],
  [/优/, /良/, /中|一般|合格|达标/, /差|不合格|未达标/],
];

/** The sum of what stands before it: “…，合计6222.4万元”. */
export const sumsUp = /^(?:以上)?(?:总?投资|资金|金额|经费|费用)?(?:合计|总计|共计|累计|总共)/;

/** 共 alone says so too, where nothing stands between it and the list. */
export const inAll = /^(?:共|共有|一共|共计)$/;

/** Lists of spending that are hardly ever complete: a report names the larger items. */
export const openLists =
  /办公费|印刷费|水费|电费|邮电费|差旅费|维修费|会议费|培训费|劳务费|咨询费|租赁费|物业|工会经费|福利费|基本工资|津贴补贴|奖金|绩效工资|住房公积金|养老保险|医疗/;
