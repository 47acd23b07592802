/** Words of what is shown before it is written. */
export const zhPreview = {
  willWrite: (count: number) => `将写入 ${count} 格，点“写入”才写：`,
  willRepair: '修复会做这些，点“写入”才写：',
  nothing: '没有可以修复的。',
  typed: '手填的数，勾选才换成公式',
  printed: (found: string, wanted: string) =>
    found === ''
      ? `这一行没有印字，表样上是“${wanted}”；是这一格才勾选`
      : `这一行印的是“${found}”，表样上是“${wanted}”；是这一格才勾选`,
  name: (name: string) => `${name}：重新指到这一格`,
  formula: (name: string) => `${name}：写回公式`,
  names: (count: number) => `重新指好 ${count} 个名称`,
  protect: (sheets: string) => `重新保护：${sheets}`,
  validations: (count: number) => `补回 ${count} 处数据验证`,
  stays: (count: number) => `手填的 ${count} 个数盖住了公式，不动。要换回公式，到“校验”里点那一条的“恢复公式”。`,
  lost: (count: number) => `${count} 处找不到单元格，要人来指`,
  more: (count: number) => `另有 ${count} 格`,
  write: '写入',
  writeCells: (count: number) => `写入 ${count} 格`,
  cancel: '不写',
  moved: '这几格刚刚改过，没有写入。上面是现在的样子，请再看一遍。',
} as const;
