/** Words of a newer version of the workbook's pack, loaded with 模板. */
export const zhUpgrade = {
  versions: (was: string, now: string) => `本表是模板第 ${was} 版装的，现有第 ${now} 版。`,
  look: '看看改了什么',
  olderPack: (was: string, now: string) =>
    `本表是模板第 ${was} 版装的，这里只有第 ${now} 版，不能升级。请联系管理员更新模板。`,
  changes: (count: number, version: string) => `升到第 ${version} 版，改 ${count} 处`,
  sameForm: (version: string) => `升到第 ${version} 版，表样不变`,
  sentencesOnly: '核对和报告的句子已按新版；升级只记下版本，并更新填数格子的提示。',
  keeps: '填的数、说明、上年数都带到新表；原来的表改名留在工作簿里，内容不动。',
  upgrade: (version: string) => `升级到第 ${version} 版`,
} as const;
