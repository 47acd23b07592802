/** Words of 报告 beside the workbook: the carriers, and where a figure is used. */
export const zhReport = {
  copyLink: '复制链接数据，到 Word 里粘贴',
  copied: '已复制，到 Word 窗格里粘贴',
  update: '更新已有报告',
  reading: (file: string) => `正在读“${file}”`,
  of: (file: string) => `更新“${file}”`,
  save: '保存更新后的报告',
  saved: (file: string) => `已交给浏览器保存为“${file}”，原来的文件没有动。`,
  back: '返回',
  unreadable: (file: string) => `“${file}”读不出来，可能正在别处打开或已被移走。请关闭它，再选一次。`,
  updatedName: (file: string) => `${file.replace(/\.docx$/i, '')}（已更新）.docx`,
  usedIn: (names: string) => `用在：${names}`,
} as const;
