import { spaced } from './zh';

/** Words of 打印预览. */
export const zhPrint = {
  title: '打印预览',
  back: '返回',
  previous: '上一页',
  next: '下一页',
  place: (page: number, count: number) => `第 ${page} 页，共 ${count} 页`,
  smaller: '缩小',
  larger: '放大',
  fit: '适合宽度',
  percent: (share: number) => `${Math.round(share * 100)}%`,
  waiting: '正在排版',
  desk: (page: number, count: number) =>
    `报告的第 ${page} 页，共 ${count} 页。用 PageUp、PageDown 翻页，加号、减号放大缩小，0 适合宽度，Esc 返回。`,
  failed: '没有排出来',
  toldAbove: '照上面说的做好，再打开打印预览。',
  note: (writer: string) =>
    `分页按这台电脑的字体算，和 ${spaced(writer)}里可能差几行；图片、图表、脚注、批注和 ${spaced(writer)}自动编的序号没有画（报告自己的序号是打上去的字，都在）。要准的，请在 ${spaced(writer)}里看。`,
} as const;
