import type { ReadProgress } from '../../hosts/port/file-reading';

const phases: Readonly<Record<ReadProgress['phase'], string>> = {
  unpacking: '解压',
  texts: '读文字',
  cells: '读表',
  words: '读文字',
};

/** Words of a file that is being read. */
export const zhReading = {
  now: (file: string) => `正在读取“${file}”`,
  phase: ({ phase, sheet }: ReadProgress) => (sheet === '' ? phases[phase] : `${phases[phase]}“${sheet}”`),
  share: '已读',
  percent: (share: number) => `${Math.floor(share * 100)}%`,
  slow: (seconds: number) =>
    `已经超过 ${seconds} 秒，比平常的表和报告久得多。可以接着等，也可以取消；取消了，原来的不变。`,
  here: '这个浏览器不让另开线程，页面自己读：读完以前页面停住，也不能取消。',
} as const;
