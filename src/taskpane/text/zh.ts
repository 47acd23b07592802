import type { Level } from '../../core/rules/level';

/** Of Excel it is known, of WPS nobody has seen it. */
export const clears = (app: string): string => (app === 'Excel' ? '会' : '可能会');

/** A program's name as it stands before Chinese: “Excel 的”, “WPS 表格的”. */
export const spaced = (app: string): string => (/\w$/.test(app) ? `${app} ` : app);

/**
 * Every word the pane shows that does not come from a pack, the workbook or a Problem. One language, one place: this folder. Here are
 * those of the frame and of 校验, which every pane loads; the words of the other views come with them.
 */
export const zh = {
  product: '绩效自评助手',
  opening: '正在读取工作簿',
  loadingView: '正在打开',
  newBook: '新工作簿',
  thisWorkbook: '本工作簿',
  noOffice: '没有连上 Office：加载项的基础文件 office.js 读不到。请检查网络，或请管理员改用单位内部的副本。',
  notOffice: '请在 Excel 或 Word 里打开本窗格。',
  yearOf: (year: number) => `${year}年度`,
  menu: '设置和帮助',
  help: '帮助',
  helpKey: '帮助（F1）',
  /** On the card of a finding. */
  whatToDo: '怎么办',
  tabsLabel: '绩效自评',
  tabs: { template: '模板', check: '校验', score: '评分', report: '报告' },
  /** Heard, not seen, after the number on a tab. */
  errorsLeft: '处错误未改',
  cancel: '取消',
  copyByHand: '浏览器不让直接复制。文字已选中，按 Ctrl+C 复制，或者点右键选“复制”。',
  retry: '重试',
  close: '关闭',
  goToCell: '转到单元格',
  /** Said before a write where Excel empties its own list of undo. */
  losesUndo: (app: string) => `写入后，${spaced(app)}的撤消记录${clears(app)}清空；要撤销，用本窗格的“记录”。`,
  receipts: '记录',
  /** Said wherever a half-filled form could be taken for a finished one. */
  unfinished: (filled: number, required: number) => `还没填完，已填 ${filled}/${required}`,
  place: (sheet: string, address: string) => `${sheet} ${address}`,
  /** Heard, not seen. */
  wentTo: (sheet: string, address: string, byF6: boolean) =>
    `已转到 ${sheet} ${address}${byF6 ? '，按 F6 回到本窗格' : ''}`,
  goToPlace: (sheet: string, address: string) => `转到单元格 ${sheet} ${address}`,

  foot: {
    live: (time: string) => `边填边核，${time} 已核对`,
    still: (time: string) => `边填边核已关，${time} 已核对`,
    checked: (time: string) => `${time} 已核对`,
    staleEditing: '等待输入结束',
    installing: '正在装入',
    notRead: (time: string) => `${time} 已核对，之后没有读到`,
    unread: '还没有读到工作簿',
    fresh: '只在本机处理，不上传、不用登录',
    privacy: '数据不出本机',
  },

  settings: {
    title: '设置',
    live: '边填边核',
    liveHint: '关掉后，点“全审”才核对。',
    nextStep: '评分里显示“距下一档”',
    recheck: '全审',
    shortcuts: (byF6: boolean) =>
      `键盘：上下键换行，右键打开，左键收起，Enter 转到单元格，F2 写说明，Ctrl+Enter 保存，Esc 收起${byF6 ? '，F6 回到本窗格' : ''}。`,
  },

  editing: {
    title: '您正在编辑单元格',
    text: '按 Enter 结束输入，核对会自动继续。',
    stale: (time: string) => `${time} 的结果，`,
  },

  trouble: {
    still: '已有的核对结果还在下面。',
    protectedHow: '在“审阅”里点“撤消工作表保护”，再点重试。',
    technical: '给技术人员',
    code: (code: string) => `代码 ${code}`,
    offlinePage: '打开网页版',
    copy: '复制详情',
    copied: '已复制',
  },

  bug: {
    title: '程序错误',
    text: '本窗格出错了，工作簿没有受影响。请复制详情发给技术支持，再重新打开窗格。',
    reopen: '重新打开',
  },

  check: {
    bothOpen: (errors: number, explains: number) => `先改 ${errors} 处错误，再说明 ${explains} 处`,
    errorsOpen: (errors: number) => `先改 ${errors} 处错误`,
    explainsOpen: (explains: number) => `还有 ${explains} 处要说明`,
    allDone: '没有错误，也没有待说明',
    decided: (decided: number, applicable: number) => `已核 ${decided}/${applicable} 项`,
    passed: (count: number) => `，通过 ${count} 项`,
    undecided: (count: number) => `${count} 项无法核对`,
    reading: '正在核对说明和文字',
    readingLeft: (count: number) => `${count} 项还在核对`,
    progress: (decided: number, applicable: number) => `已核 ${decided} 项，共 ${applicable} 项`,
    onlyOpen: '只看未处理',
    mark: '标到表上',
    more: '更多',
    recheck: '全审',
    unmark: '从表中清除标记',
    search: '查找问题',
    searchHint: '按名称、表名或单元格',
    nothingFound: (query: string) => `没有含“${query}”的问题`,
    nothingOpen: '没有未处理的问题',
    passedGroup: '通过',
    toScore: '去看评分',
    openErrors: (count: number) => `${count} 处未改`,
    openExplains: (count: number) => `${count} 处未说明`,
    allExplained: '已全部说明',
    lacks: (names: string) => `缺${names}`,
    lacksCount: (count: number) => `缺 ${count} 个数据`,
    /** Heard, not seen, after the count of a group. */
    items: '项，',
    byHandUndo: '撤回',
    byHandWho: '核对人',
    state: { explained: '已说明', reopened: '数字已变，请重看说明', open: '未处理' },
    consequences: (count: number) => `另有 ${count} 处由它引起`,
    nextBlank: '转到下一个空项',
    went: '已转到',
    restore: '恢复公式',
    changeTo: (value: string) => `改为 ${value}`,
    fixAll: (count: number) => `全部改正（${count}处）`,
    extendRows: '纳入表内',
    renewKeys: '换新标识',
    difference: '差额',
    rate: '变动率',
    tolerance: '允许误差',
    cause: '可能原因',
    suggestion: '建议',
    basis: '依据',
    explanation: '说明',
    counter: (length: number, most: number) => `${length}/${most}`,
    explainHint: (sheet: string) => `会写进《${sheet}》。数字变了会请您重看。`,
    explainHintReport: (sheet: string) => `会写进《${sheet}》和报告。数字变了会请您重看。`,
    save: '保存说明',
    saved: '已保存',
    noteSheet: '说明',
    comparison: '两边的数字',
  },
} as const;

/** Word for a level and its icon. */
export const levelNames: Readonly<Record<Level | 'passed', string>> = {
  error: '错误',
  explain: '需说明',
  notice: '提示',
  unverifiable: '无法核对',
  passed: '通过',
};
