import type { ProblemCode } from '../../core/problem/problem';

/**
 * What is said in WPS's panes in place of core's sentence, where that one speaks of Office, of the other pane by Office's name, or of the
 * command line. Same names in braces.
 */
export const zhWpsProblems = {
  'input.foreign-workbook':
    '“{file}”找不到模板标记。财政局的原表，请用 WPS 表格打开它，在“模板”里点“认领这份表”；报送版请换成工作用的那一份。',
  'input.legacy-format':
    '“{file}”是 {kind} 格式，这里只认 {wanted}。请用 WPS 表格打开它，用“文件→另存为→{wanted}”另存后再试。',
  'input.legacy-document':
    '“{file}”是 {kind} 格式，这里只认 {wanted}。请用 WPS 文字打开它，用“文件→另存为→{wanted}”另存后再试。',
  'input.link-foreign':
    '这不是绩效自评的数据包，没有更新文档。请在 WPS 表格的窗格里点“复制链接数据”，再把全部内容粘贴到这里。',
  'input.link-truncated':
    '数据包不完整（{detail}），没有更新文档。请回到 WPS 表格的窗格，再点一次“交给 WPS 文字”；是粘贴的，重新复制，全部粘贴。',
  'input.link-damaged':
    '数据包已损坏（{detail}），没有更新文档。请回到 WPS 表格的窗格，再点一次“交给 WPS 文字”；是粘贴的，重新复制，不要改动里面的文字。',
  'input.link-older':
    '数据包是旧版本的（第 {found} 版，需要第 {known} 版），没有更新文档。请管理员把 WPS 表格里的本工具升级后，再交一次。',
  'input.link-newer':
    '数据包来自更新的版本（第 {found} 版，这里只认第 {known} 版），没有更新文档。请管理员把 WPS 文字里的本工具升级后再试。',
  'input.unlinked-document': '“{file}”里找不到由本工具写出的段落，没有更新。请选由本工具写出的报告。',
  'input.report-unrecognised':
    '“{file}”里的链接标记都丢了（多半是存成过 .odt，或者把文字贴进了别的文件），{all} 段里只认得出 {known} 段，没有更新，文件一字未动。请在 WPS 表格的“报告”里写一份新的，把您改过的话搬过去；以后另存请选 .docx。',
  'input.other-report':
    '“{file}”是由另一个工作簿（或另一份报告）写出的，没有更新。请核对是不是选错了文件；没有错的，点“改用这个工作簿”。',
  'input.other-unit':
    '“{file}”是{found}的报告，这个工作簿填的是{wanted}，没有更新。工作簿若是从别的单位（或别的年度）复制来的，请换成自己的；没有错的，点“改用这个工作簿”。',
  'input.consolidate-result':
    '“{file}”是汇总出来的（里面有《汇总来源》），不是一个单位自己的，再加一遍数就重了，没有汇总。确实要把几个部门再汇总成上一级的，勾上“汇总出来的也加进来”。',
  'host.unsupported':
    '这个版本的 {app} 没有这一步要用的功能（{detail}），这一步没有做成。请先用网页版，把这句话告诉管理员。',
  'pack.unknown': '没有名为“{pack}”的模板。请在“模板”里选一个，或向财政部门索取该模板。',
  'host.part-missing': '窗格的一部分程序没有读到，这一步没有做成，表和文档没有变。请再点一次。',
  'host.text-gone': '“{text}”在打开着的文档里找不到了，可能刚刚改过。请先保存（Ctrl+S），再点“重试”，从新的清单里选。',
  'host.memory-not-saved': '文档里没有记下这次写入的内容，下次更新会再问一遍。请先保存文档，再点“重新读取”。',
} as const satisfies Partial<Record<ProblemCode, string>>;
