/** Words of 汇总. */
export const zhConsolidate = {
  title: '汇总各单位的表',
  how: (pack: string) =>
    `选各单位的工作簿，加成部门的一本新工作簿，不动本工作簿。都要用这套模板：${pack}。比率和得分在新工作簿里重新算。`,
  files: '选文件（可以几个）',
  folder: '选文件夹',
  progress: (done: number, all: number) => `读了 ${done} 个，共 ${all} 个`,
  cancelled: '已取消，什么也没有做。',
  none: '里面没有表格文件。要 .xlsx 的；表格是别的格式的，在 Excel 或 WPS 里另存为 .xlsx。',
  nothing: '没有可以汇总的工作簿，原因见下。',
  read: (count: number, fields: number) => `${count} 个单位，加了 ${fields} 项`,
  name: '部门的名称',
  nameHint: '不写就空着',
  eliminated: '单位之间的往来，已抵销',
  eliminatedHow: '给外面单位的，勾上就留下。',
  transfer: (label: string, amount: string, units: string) => `${label} ${amount}：${units}`,
  errors: (count: number) => `还有错误没有改的单位 ${count} 个`,
  errorsOf: (unit: string, count: number) => `${unit}：${count} 条错误`,
  gaps: (count: number) => `没有加进来的 ${count} 处`,
  blank: (file: string, fields: string) => `${file}：${fields} 没有填，别的单位的照加`,
  unusable: (file: string, fields: string) => `${file}：${fields} 不能用，这几项没有汇总`,
  absent: (file: string, fields: string) => `${file}：它的表里不问 ${fields}，部门的这几项没有汇总`,
  'total-only': (file: string, fields: string) =>
    `${file}：${fields} 合计有数、明细没有填全，部门的按明细加，里面没有它的，请补上明细再汇总`,
  departments: '汇总出来的也加进来（几个部门加成上一级的）',
  skipped: (count: number) => `没有加进来的文件 ${count} 个`,
  make: (take: string) => `${take}部门的工作簿`,
  file: (unit: string, year: number | null) =>
    `${unit === '' ? '部门汇总' : unit}${year === null ? '' : `${year}年度`}绩效自评表.xlsx`,
  made: (file: string, where: string) => `已写好“${file}”，${where}。各单位的数在《汇总来源》里，请打开它再校验。`,
  close: '收起',
} as const;
