/** Words of 送出前清单. */
export const zhChecklist = {
  title: '送出前清单',
  how: '把要送出的几份材料放在一起看，找财政常退回的地方。没有选报告时，看的是现在会写出来的那一份。',
  choose: '选材料（报告、别的表）',
  lastYear: '选上年的报告',
  generated: (title: string) => `${title}（现在会写出来的）`,
  pieces: (names: readonly string[]) => `一起看的：${names.join('、')}`,
  last: (file: string) => `上年的：${file}`,
  reading: (file: string) => `正在读“${file}”`,
  unreadable: (file: string) => `“${file}”读不出来，可能正在别处打开或已被移走。请关闭它，再选一次。`,
  strange: (file: string) => `“${file}”不是 .docx、.txt、.xlsx，没有看。`,
  states: { pass: '通过', notApplicable: '不适用', undetermined: '无法核对' },
  todo: (count: number) => (count === 0 ? '没有要改的' : `要看 ${count} 条`),
  how2: '怎么办',
  place: (file: string, paragraph: number | undefined) =>
    `${file}${paragraph === undefined ? '' : `第 ${paragraph} 段`}`,
  matrix: (count: number, differing: number) =>
    `同一个数的对照：${count} 个，${differing === 0 ? '都一样' : `不同的 ${differing} 个`}`,
  onlyDiffering: '只看不同的',
  differs: '（不同）',
  close: '收起',
} as const;
