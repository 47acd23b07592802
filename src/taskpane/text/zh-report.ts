import { spaced } from './zh';

/** Words of 报告 beside the workbook: the carriers, and where a figure is used. */
export const zhReport = {
  copyLink: (writer: string) => `复制链接数据，到 ${spaced(writer)}里粘贴`,
  copied: (writer: string) => `已复制，到 ${spaced(writer)}窗格里粘贴`,
  handOver: (writer: string) => `交给 ${writer}`,
  handed: (clock: string, writer: string) => `${clock} 已交出。请到 ${spaced(writer)}里打开报告，在那边的窗格里更新。`,
  handedOld: (clock: string) => `${clock} 交出的，以后表又改过，请再交一次。`,
  madeRoom: (workbook: string) =>
    `交接的位置满了，最早交出的“${workbook}”的数据让了位。那一份还要用的，请打开那个工作簿再交一次。`,
  update: '更新已有报告',
  reading: (file: string) => `正在读“${file}”`,
  of: (file: string) => `更新“${file}”`,
  save: '保存更新后的报告',
  saved: (file: string, where: string) => `已写好“${file}”，${where}，原来的文件没有动。`,
  made: (file: string, where: string) => `已写好“${file}”，${where}。`,
  madeBeside: (file: string) => `已写好“${file}”，打开在“报告”一侧；点那里的“保存”，才存到电脑上。`,
  /** The table has changed since. */
  madeOld: '写好以后表又改过，写好的那一份里还是原来的数。请更新那一份，或者再生成一份。',
  updateOld: '选了报告以后表又改过，清单和存下的那一份里还是原来的数。请点“返回”，再选一次这份报告。',
  again: '没有看到？再下载一次',
  look: '去看报告',
  back: '返回',
  unreadable: (file: string) => `“${file}”读不出来，可能正在别处打开或已被移走。请关闭它，再选一次。`,
  /** Of a copy that was updated before, no name upon a name. */
  updatedName: (file: string) => `${file.replace(/(?:（已?更新\d*）)?(?:\.docx)?$/i, '')}（更新）.docx`,
  usedIn: (names: string) => `用在：${names}`,
} as const;
