/** Words around a move that deny it, postpone it, demand it, or give it to another year or another scope. */

/** Says the same twice: “并非没有增加”, “不得不增加”, “不可避免地增加”. What it says is that it happened. */
export const twiceDenied =
  /(?:(?:并非|并不是|不是|不会|不|非)(?:是)?(?:没有|没|未|无|不)(?:再|有)?|不得不|不能不|不可避免(?:地|的)?|难以避免(?:地|的)?|难免)$/;
/** Right before a move: it did not happen. “不再增加”, “并未减少”, “不存在增加”, “不是减少”. */
export const denied =
  /(?:并不是|并非|不是|而非|并没有|并未|未|没有|没|不|无|并无|避免|杜绝|严禁|防止|禁止|不存在|未再|不会)(?:再|出现|发生|得|予|会|能|有|见|明显|大幅)*$/;
/** The same at a distance: “未较上年增长”. */
export const deniedBefore = /(?:并未|未|没有|并没有|没|不)$/;
/** Denied as a duty or an aim, not as a fact. */
export const forbidden =
  /(?:避免|杜绝|严禁|防止|禁止|不得|不予|不会|不能|不准|不应|不宜)(?:再|出现|发生|超过|高于|突破)*$/;
/** What should, will or may happen, or happened another year. */
export const notNow =
  /(?:拟|计划|预计|将|应|应当|本应|理应|原本|争取|力争|可|需|要求|规定|确保|目标(?:是|为)?|下年度?|明年|次年|今后|下一年|逐步|有望|能否|是否)(?:进一步|再|继续|逐步|相应|比上年|同比|有所|会)*$/;
export const otherTime = /下年|明年|次年|今后|下一年|下一步|下阶段|前年|原计划|原拟|原本|本应|理应|未来|以后年度/;
/** “按照压减不低于10%的要求”: behind a move, in its own clause. */
export const demanded = /(?:的|这一)?(?:要求|规定|目标|原则|任务|精神|政策|指标要求|部署|方针|决定)/;
/** What a rule, an order or a plan says, before a move of the same clause. */
export const ordered =
  /(?:要求|规定|条例|办法|通知|文件|原则上|目标为|目标是|目标|提出|明确|计划|预计|预期|考虑|拟|测算|合同约定|按照约定)/;

/** Opens what did not happen; it holds to the end of the sentence. */
export const supposed =
  /(?:^|[，：])(?:但|且)?(?:如果|假如|倘若|假设|假若|要是|若(?!干)|如(?!期|实|数|下|上|前|此|何|今|约|需)|即使|即便|一旦)/;
/** What is measured otherwise than in the workbook, to the end of the sentence. */
export const otherScope = /剔除|扣除|不考虑|不计|除去|排除|同口径|可比口径|可比因素|还原|抵消|换算/;
