/** What only the pane in WPS says. */
export const zhWps = {
  fold: '收起',
  stays: '请点右上角的 ×',

  /** WPS 文字: the file that was saved is what is read. */
  saved: {
    none: '没有打开的文档。请打开由本工具写出的报告（.docx），再点“再查”。',
    'never-saved': (name: string) => `“${name}”还没有保存过。请先保存成 .docx（Ctrl+S），再点“再查”。`,
    elsewhere: (name: string) =>
      `“${name}”的文件不在这台电脑上（多半是云文档）。请另存到这台电脑的文件夹，再点“再查”。`,
    unsaved: (name: string) => `“${name}”有没保存的改动。请先保存（Ctrl+S），再点“再查”：本窗格读的是保存的文件。`,
    unsavedBeside: (name: string, copy: string) =>
      `“${name}”有没保存的改动，而更新和忽略过的在“${copy}”里。请打开那一份接着改，把刚写的字搬过去；保存这一份就成了内容不同的两份。`,
    apart: (copy: string) => `有两份内容不同的报告：更新和忽略过的只在“${copy}”里，您刚保存的字只在打开着的这一份里。`,
    apartText: (copy: string) =>
      `请只留一份往下改：打开“${copy}”，把这里新写的字搬过去；或者在这一份里重新更新、重新忽略。`,
    inPlace:
      '更新直接写进打开着的这一份，不另存。写完能不能用 Ctrl+Z 退回没有人看过：更新前请先保存（Ctrl+S），要退回就不保存关掉再打开。',
    again: '再查',
    how: '读的是保存的文件。更新会在旁边另写一份，打开着的这一份不动。',
    written: (name: string) => `写在旁边的“${name}”里了`,
    untouched: '打开着的这一份没有动。',
    folder: (folder: string) => `文件夹：${folder}`,
    newReport: '新报告在 WPS 表格里写：那边窗格的“报告”里点“生成 Word 报告”，文件写在工作簿旁边，再用 WPS 文字打开。',
    /** A copy without links, or with what was ignored, was not updated. */
    open: (name: string) => (/（更新\d*）/.test(name) ? '打开更新后的' : '打开这一份'),
    /** Of the copy that 解除全部链接 wrote. */
    unlinked: (name: string) => `链接已全部解除，写在旁边的“${name}”里了`,
    stillLinked: '打开着的这一份没有动，还连着工作簿：以后要更新，在这一份里更新。',
    unlinkedTitle: '旁边的那一份里没有链接了',
    unlinkedText: (name: string) =>
      `要送出的是“${name}”。以后要更新的，用打开着的这一份：关掉再打开它，这里就又列出链接。`,
    stays: 'WPS 没有打开它，请从文件夹里打开。',
  },

  /** WPS 文字: what WPS 表格 left as a file. */
  handed: {
    name: 'WPS 表格交来的数据',
    how: '在 WPS 表格的“报告”里点“交给 WPS 文字”，数据就列在这里；也可以点“复制链接数据”，再粘贴。',
    /** Without the offer of a new report, which is not written here. */
    choose: '这份是由本工具写出的，选一种办法把自评表的数字带过来；不是的，请打开那份报告。',
    noLinks: '这份文档不是由本工具写出的，或者链接已经解除。请打开由本工具写出的报告。',
    one: (workbook: string, time: string) => `${workbook === '' ? '工作簿' : workbook}，${time}`,
    own: '写出这份报告的工作簿',
    older: '较旧：比报告里的数字早，照它更新会换回旧数。',
    stale: '交来以后工作簿又保存过（或移走了），数据可能旧了。',
    expired: (workbook: string, time: string) =>
      `${time} 交来的${workbook === '' ? '' : `“${workbook}”的`}数据过了三天，已经删去。要更新，请在 WPS 表格的“报告”里再点一次“交给 WPS 文字”。`,
    take: '读取',
  },
};
