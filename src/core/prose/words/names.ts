/** Words behind a count that open the list of what was counted. */
export const listOpens = /^(?:分别(?:是|为|有)|即|为|是|包括|包含|主要(?:有|包括|是|为)|有|具体(?:是|为|包括))/;
/** The same where other words stand before it in the clause. */
export const listOpensInside = /(?:分别(?:是|为)|即|具体(?:是|为))/;
/** At the start of an item: numbered points are sentences, not names. */
export const ordinal =
  /^(?:[一二三四五六七八九][是要靠抓]|第[一二三四五六七八九]|首先|其一|[①-⑳]|[（(]?[一二三四五六七八九\d][）).、])/;
/** At the end of a list: there are more. */
export const openEnd = /等(?:等)?$|等(?:[^、，]{0,8})$/;
/** Between the last two of a list, and inside many a name: both readings count. */
export const joiner = /(?:以及|和|与|及|或|并)/;
/** Items that begin so do something; a name does not. */
export const notAName =
  /^(?:要(?!素|闻)|应当|应(?!急|用|收|付|诉)|须|将|已|未(?!成年|来)|不(?!动产|良)|在(?!职|编|建|线|册)|对(?!外|口)|按(?!揭)|以(?!工|奖)|使(?!用)|让|确保|负责|每|其中|共(?!青|产|建|享)|合计|均(?!衡)|由|因(?!公))/;
/** 内设机构：, 内设科室为：…; what is counted elsewhere by 内设N个…. */
export const listHead =
  /(?:内设|下设|设有)[^，。；：、]{0,6}(?:机构|科室|股室|部门|处室|办公室)?(?:为|有|包括|分别(?:是|为))?$/;
export const headOfUnits = /^(?:下属)?(?:事业单位|二级机构|下属单位|直属单位|所属单位)(?:为|有|包括)?$/;
export const countedUnits = /^(?:[\u4e00-\u9fff]{0,4})(?:机构|科室|股室|部门|处室|科|股)$/;

/** Words that open a list which stands before its count. */
export const listAnchor = /(?:内设|下设|设有|设立|下辖|所属|下属|包括|包含|分为|由|涵盖)(?:有|了)?/;
