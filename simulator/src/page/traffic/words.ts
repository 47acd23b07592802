import { ActionType, type ActionInfo, type HostEvent, type RequestBody } from '../../channel/protocol';
import { publicName } from '../../executor/errors';
import type { Exchange } from '../../executor/traffic';
import { argumentWords, PathWords } from './paths';

export interface ExchangeWords {
  readonly kind: 'read' | 'write' | 'listen' | 'give-back' | 'failure';
  /** One line each: what was asked. */
  readonly asked: readonly string[];
  readonly answered: string;
}

export type SheetName = (key: string) => string | null;

const fields: Readonly<Record<string, string>> = {
  values: '值',
  formulas: '公式',
  valueTypes: '类型',
  text: '显示文字',
  numberFormat: '数字格式',
  address: '地址',
  name: '名字',
  visibility: '可见性',
  visible: '可见性',
  protected: '是否保护',
  formula: '引用',
  id: '编号',
  scope: '范围',
  tag: '标记',
  title: '标题',
};

const failures: Readonly<Record<number, string>> = {
  5004: '正在编辑单元格',
  5012: '连接断开',
  5102: '正忙',
  5103: '数据太大',
  7000: '没有权限',
};

/** A request and its answer, for people who do not read JSON. */
export function exchangeWords(
  { request, answer, writes, cleanup }: Exchange,
  sheetName: SheetName,
  root?: string,
): ExchangeWords {
  const asked = askedWords(request, sheetName, root);
  if (!('body' in answer))
    return { kind: 'failure', asked, answered: `没有做：${failures[answer.failure] ?? answer.failure}` };
  const { Error: error, Results: results } = answer.body;
  if (error)
    return {
      kind: 'failure',
      asked,
      answered: `出错 ${error.Code}：${error.Message}${error.Location === '' ? '' : `（${error.Location}）`}`,
    };
  if (cleanup) return { kind: 'give-back', asked: ['归还用过的对象'], answered: '好' };
  const kind = writes > 0 ? 'write' : asked.some((line) => line.startsWith('读')) ? 'read' : 'listen';
  return { kind, asked, answered: answeredWords(results?.map(({ Value: value }) => value) ?? [], writes) };
}

function askedWords(request: RequestBody, sheetName: SheetName, root?: string): string[] {
  const paths = new PathWords(request, sheetName, root);
  const lines = request.Actions.flatMap((action) => actionWords(action, paths));
  return [...new Set(lines)];
}

function actionWords(action: ActionInfo, paths: PathWords): string[] {
  const object = paths.of(action.ObjectPathId);
  switch (action.ActionType) {
    case ActionType.Query:
    case ActionType.QueryAsJson: {
      const selected = (action.QueryInfo?.Select ?? []).map((one) => fields[one] ?? one);
      return [`读 ${object}：${selected.length === 0 ? '全部' : selected.join('、')}`];
    }
    case ActionType.SetProperty:
      return [
        `改 ${object}：${fields[publicName(action.Name)] ?? publicName(action.Name)} = ${argumentWords(action.ArgumentInfo)}`,
      ];
    case ActionType.Method:
      return methodWords(action, object);
    default:
      return [];
  }
}

function methodWords({ Name: name, ArgumentInfo: info }: ActionInfo, object: string): string[] {
  if (name === '_KeepReference' || name === '_RemoveReference') return [];
  if (name.startsWith('_Register')) return [`登记通知 ${eventWords(name.slice('_Register'.length))}`];
  if (name.startsWith('_Unregister')) return [`取消通知 ${eventWords(name.slice('_Unregister'.length))}`];
  return [`做 ${object} ${publicName(name)}(${argumentWords(info)})`];
}

const events: readonly (readonly [RegExp, string])[] = [
  [/DataChanged/, '内容改动'],
  [/Calculated/, '重新计算'],
  [/Added/, '新增工作表'],
  [/Deleted/, '删除工作表'],
  [/Deactivated/, '离开工作表'],
  [/Activated/, '转到工作表'],
  [/SelectionChanged/, '选区改动'],
];

function eventWords(name: string): string {
  return events.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}

function answeredWords(values: readonly unknown[], writes: number): string {
  let cells = 0;
  let items = 0;
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    const { _Items: list, Values: block } = value as {
      readonly _Items?: readonly unknown[];
      readonly Values?: readonly (readonly unknown[])[];
    };
    items += list?.length ?? 0;
    cells += (block?.length ?? 0) * (block?.[0]?.length ?? 0);
  }
  const parts = [
    cells > 0 ? `${cells} 格` : '',
    items > 0 ? `${items} 项` : '',
    writes > 0 ? `写入 ${writes} 次` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '好' : `好：${parts.join('，')}`;
}

const eventNumbers: Readonly<Record<number, string>> = {
  // Of the Common API: without sheet and address.
  2: '选区改动（通用接口）',
  10: '内容改动',
  11: '转到工作表',
  12: '离开工作表',
  13: '新增工作表',
  14: '选区改动',
  15: '删除工作表',
  16: '重新计算',
  18: '格式改动',
  24: '保护改动',
  25: '表名改动',
  26: '可见性改动',
  27: '移动工作表',
};

const changeTypes: Readonly<Record<string, string>> = {
  RowInserted: '插入行',
  RowDeleted: '删除行',
  ColumnInserted: '插入列',
  ColumnDeleted: '删除列',
};

/** What the host told without being asked. */
export function hostEventWords({ type, message }: HostEvent, sheetName: SheetName): string {
  const { worksheetId, address, changeType } = message;
  const sheet = typeof worksheetId === 'string' ? sheetName(worksheetId) : null;
  const place = [sheet === null ? '' : `“${sheet}”`, typeof address === 'string' ? address : ''].join(' ').trim();
  const how =
    typeof changeType === 'string' && changeType !== 'RangeEdited'
      ? `（${changeTypes[changeType] ?? changeType}）`
      : '';
  return `${eventNumbers[type] ?? `事件 ${type}`}${how} ${place}`.trim();
}
