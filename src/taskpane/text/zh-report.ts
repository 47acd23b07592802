/** Words of 报告 beside the workbook: the carriers, and where a figure is used. */
export const zhReport = {
  copyLink: '复制链接数据，到 Word 里粘贴',
  copied: '已复制，到 Word 窗格里粘贴',
  update: '更新已有报告',
  reading: (file: string) => `正在读“${file}”`,
  of: (file: string) => `更新“${file}”`,
  save: '保存更新后的报告',
  saved: (file: string) => `已交给浏览器保存为“${file}”，原来的文件没有动。`,
  made: (file: string) =>
    `已写好“${file}”，在这台电脑的“下载”文件夹里。点下载提示就能打开；以后在 Word 窗格的“更新清单”里更新它。`,
  madeBeside: (file: string) => `已写好“${file}”，打开在“报告”一侧；点那里的“保存”，才存到电脑上。`,
  again: '没有看到？再下载一次',
  look: '去看报告',
  back: '返回',
  unreadable: (file: string) => `“${file}”读不出来，可能正在别处打开或已被移走。请关闭它，再选一次。`,
  updatedName: (file: string) => `${file.replace(/\.docx$/i, '')}（已更新）.docx`,
  usedIn: (names: string) => `用在：${names}`,
} as const;
