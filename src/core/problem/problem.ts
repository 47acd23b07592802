/**
 * Outside trouble as a typed problem: a pack, an input file or a host is not as it must be. Faults in the user's tables are
 * data (verdicts), our own bugs are plain errors. `name` is literal so that minified builds can tell the families apart.
 */
export type ProblemFamily = 'pack' | 'input' | 'host';

export type ProblemParams = Readonly<Record<string, string | number>>;

export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    /** Stable, kebab-case, family first: "input.encrypted". Tests and offices rely on it. */
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
    options?: { cause?: unknown },
  ) {
    super(problemText(code, params), options);
  }
  get family(): ProblemFamily {
    return this.code.slice(0, this.code.indexOf('.')) as ProblemFamily;
  }
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === 'Problem' && 'code' in error;
}

/** One sentence for people per code: what happened, where, what to do. `{name}` is filled from params. */
export function problemText(code: ProblemCode, params: ProblemParams): string {
  return problemTexts[code].replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));
}

export const problemTexts = {
  'input.not-found': '找不到文件“{file}”。请核对路径和文件名。',
  'input.unreadable': '文件“{file}”读不出来（{detail}）。请确认它没有被其他程序占用，并且您有读取权限。',
  'input.empty': '文件“{file}”是空的（0 字节）。请重新另存一份再试。',
  'input.legacy-format':
    '“{file}”是 {kind} 格式，这里只认 {wanted}。请在 Excel 中用“文件→另存为→Excel 工作簿(*.xlsx)”，或在 WPS 中用“文件→另存为→{wanted}”另存后再试。',
  'input.legacy-document':
    '“{file}”是 {kind} 格式，这里只认 {wanted}。请在 Word 中用“文件→另存为→Word 文档(*.docx)”，或在 WPS 中用“文件→另存为→{wanted}”另存后再试。',
  'input.password': '“{file}”设有打开密码，读不出内容。请先在 Excel 或 WPS 中去掉打开密码，另存后再试。',
  'input.encrypted': '“{file}”不是正常的 {wanted} 文件，可能被单位加密软件加密。请在加密软件中解密或外发后再试。',
  'input.not-workbook': '“{file}”不是 Excel 工作簿（{detail}）。请选择 .xlsx 文件。',
  'input.not-document': '“{file}”不是 Word 文档（{detail}）。请选择 .docx 文件。',
  'input.damaged': '“{file}”已损坏（{detail}）。请用 Excel 或 WPS 打开并另存一份再试。',
  'input.too-large': '“{file}”解压后超过 {limit} MB，为安全起见没有打开。请确认文件来源；正常的自评表只有几百 KB。',
  'input.foreign-workbook': '“{file}”不是用本工具装入的工作簿，找不到模板标记。请用 jixiao new 新建，或用 jixiao adopt 认领原表。',
  'input.pack-mismatch': '工作簿“{file}”用的是模板“{found}”，本机没有这个模板。请向财政部门索取该模板，或升级本工具。',
  'input.unknown-field': '没有名为“{field}”的数据项{hint}。可用 jixiao fields {pack} 查看全部数据项。',
  'input.derived-field': '“{field}”由公式计算，不能直接填数。请填它的来源数据。',
  'input.bad-value': '“{field}”的值“{value}”{detail}。请改正后再试。',
  'input.bad-json': '数据文件“{file}”不是正确的 JSON（{detail}）。请改正后再试。',
  'input.usage': '{detail}。可用 jixiao --help 查看用法。',
  'pack.unknown': '没有名为“{pack}”的模板。可用 jixiao packs 查看全部模板。',
  'pack.abstract': '“{pack}”是只供其他模板引用的底版，不能直接使用。可用 jixiao packs 查看可用的模板。',
  'pack.invalid': '模板“{pack}”有 {count} 处错误，不能使用。{first} 可用 jixiao pack check 查看全部。',
  'pack.unreadable': '模板“{pack}”读不出来（{detail}）。请检查模板文件夹。',
  'pack.narrative': '模板“{pack}”的报告文字“{fragment}”不能生成（{detail}）。请改正模板。',
  'host.unwritable': '写不进“{file}”（{detail}）。请换一个文件夹，或先关闭正在打开它的程序。',
  'host.exists': '“{file}”已经存在，没有覆盖。请换一个文件名，或加 --force 覆盖。',
  'host.edit-refused': '工作簿不接受这一步操作（{detail}）。',
} as const;

export type ProblemCode = keyof typeof problemTexts;
