const names = { Excel: 'WPS 表格', Word: 'WPS 文字' };

/**
 * A sentence of the guide as it is read inside WPS: the program named there is WPS's. Kinds of files keep their names (Word 报告), and so does
 * what names both (Excel 或 WPS). No blank between a name that ends in Chinese and what follows.
 */
export function inWps(text) {
  return text.replace(
    /(?<!WPS 或 |WPS、)(Excel|Word)(?! (?:报告|文档|工作簿|文件|表格)| 或 WPS|、WPS)(?: (?=\p{Script=Han}))?/gu,
    (_, name) => names[name],
  );
}
