import type { FileSaver } from '../file-saver';

/** Where finished files went. */
export const zhSaved = {
  /** @param folder null: where the browser puts downloads */
  where: (folder: string | null) =>
    folder === null ? '在这台电脑的“下载”文件夹里' : `在工作簿所在的文件夹“${folder}”里`,
  /** On a button. */
  take: { download: '下载', folder: '写出' } satisfies Readonly<Record<FileSaver['kind'], string>>,
  /** A new report: how it is opened, and what keeps it up to date. */
  then: {
    download: '点下载提示就能打开；以后在 Word 窗格的“更新清单”里更新它。',
    folder: '请用 WPS 文字打开它；以后表改了，点“更新已有报告”选它。',
  } satisfies Readonly<Record<FileSaver['kind'], string>>,
} as const;
