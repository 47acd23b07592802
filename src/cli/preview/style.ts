/** Paper on a desk; on a printer only the paper. */
export const style = `
:root { color-scheme: light; }
body { margin: 0; padding: 0 16px 48px; background: #eceff1; color: #1b1b1b; font: 15px/1.6 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header, section > h2, .list { max-width: 297mm; margin-left: auto; margin-right: auto; }
h1 { font-size: 22px; margin: 24px 0 4px; }
section > h2 { font-size: 17px; margin-top: 32px; }
nav a { display: inline-block; margin-right: 16px; color: #0b5cad; }
.hint { color: #555; font-size: 13px; }
.paper { box-sizing: border-box; margin: 0 auto 16px; background: #fff; box-shadow: 0 1px 4px #0004; overflow: hidden; }
.portrait { width: 210mm; min-height: 297mm; }
.landscape { width: 297mm; min-height: 210mm; }
table { border-collapse: collapse; }
.sheet { table-layout: fixed; margin: 0 auto; line-height: 1.3; }
.sheet td { padding: 0 .3em; overflow: hidden; white-space: pre-wrap; overflow-wrap: anywhere; }
.report { padding: 25mm 27mm; font: 14pt/1.8 FangSong, "仿宋", "Noto Serif CJK SC", serif; }
.report p { margin: 0; text-indent: 2em; text-align: justify; }
.report p.title { font: bold 20pt/1.5 SimHei, "Noto Sans CJK SC", sans-serif; text-align: center; text-indent: 0; }
.report p.seal, .report p.signature { text-align: right; text-indent: 0; }
.report h3, .report h4, .report h5 { font-size: 14pt; margin: 0; text-indent: 2em; font-weight: normal; }
.report .level1 { font-family: SimHei, "Noto Sans CJK SC", sans-serif; }
.report .level2 { font-family: KaiTi, "楷体", "Noto Serif CJK SC", serif; }
.figure { background: #e6f0fa; }
.words { border-bottom: 1px dashed #888; }
.missing { background: #fff2cc; }
.attachment { margin-top: 12mm; }
.attachment p { text-indent: 0; }
.attachment .title { font-size: 15pt; }
.lead { display: flex; justify-content: space-between; font-size: 10.5pt; }
.grid { width: 100%; table-layout: fixed; line-height: 1.3; }
.grid td { border: .75pt solid #000; padding: 1pt 3pt; overflow-wrap: anywhere; }
.grid .head { font-family: SimHei, "Noto Sans CJK SC", sans-serif; }
.note { font-size: 10.5pt; }
.list { width: 100%; background: #fff; font-size: 13px; }
.list td, .list th { border: 1px solid #ccc; padding: 4px 8px; text-align: left; vertical-align: top; }
@page { margin: 0; size: A4; }
@page wide { margin: 0; size: A4 landscape; }
@media print {
  body { background: #fff; padding: 0; }
  header, section > h2, #checks { display: none; }
  .paper { margin: 0 auto; box-shadow: none; break-after: page; }
  .landscape { page: wide; }
  .figure, .missing { background: none; }
  .words { border: 0; }
}
`;
