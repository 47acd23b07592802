import { zeroBaseOf } from '../derive/open-part';
import { rowId } from '../pack/concrete-id';
import { placesShown } from '../fields/figure-text';
import { numberOf } from '../fields/field-value';
import { columnsOf, type Pack } from '../pack/pack';
import type { RowsField } from '../pack/schema';
import { round } from '../quantity/decimal';
import { printedRun, type FigureSource } from './figures';
import type { RunRecorder } from './run-recorder';
import { TemplateFault } from './template-engine';

/**
 * A field as templates see it. `{{ basicExpenditure.budget }}` prints it; `{% if … %}` may ask `.isBlank` (nothing in it; what cannot
 * be used is no blank: it is printed as 待核), `.isZero` / `.isIncrease` / `.isDecrease` (as printed: 0.004 at two decimals is zero)
 * and `.isIncomparable` (a rate whose base is zero). Its children are the fields whose ids continue its own; a rows field has `.rows` and `.count`.
 */
export type FieldNode = Record<string, unknown>;

const questions: readonly string[] = [
  'isBlank',
  'isZero',
  'isIncrease',
  'isDecrease',
  'isIncomparable',
  'rows',
  'count',
];

/** Whether templates know the name: a field's id, or a question to one ("basicExpenditure.budget.isBlank"). */
export function isTemplateName({ byId }: Pick<Pack, 'byId'>, name: string): boolean {
  if (byId.has(name)) return true;
  const dot = name.lastIndexOf('.');
  return dot >= 0 && questions.includes(name.slice(dot + 1)) && byId.has(name.slice(0, dot));
}

export interface NodeSource extends FigureSource {
  readonly recorder: RunRecorder;
}

/** What all nodes of one report have in common. */
type NodeContext = Omit<NodeSource, 'id'>;

/** Where a node keeps what it stands for: templates cannot name it. */
const ofNode = Symbol('source');

/** The field behind a value a filter was given. @throws TemplateFault where it is none. */
export function sourceOf(value: unknown, filter: string): NodeSource {
  const source = typeof value === 'object' && value !== null ? (value as { [ofNode]?: NodeSource })[ofNode] : undefined;
  if (source === undefined) throw new TemplateFault(`“${filter}”前面应是数据项的编号`);
  return source;
}

/** Every field of the pack as a tree by the parts of its id. */
export function fieldNodes(context: NodeContext): FieldNode {
  const root = emptyNode();
  for (const field of context.table.pack.fields) {
    const node = nodeAt(root, field.id);
    if (field.kind === 'rows') addRows(node, field, context);
    else bindNode(node, { id: field.id, ...context });
  }
  return root;
}

function addRows(node: FieldNode, field: RowsField, context: NodeContext): void {
  const count = context.table.rowCount(field.id);
  node.count = count;
  let rows: readonly FieldNode[] | null = null;
  const nodes = (): readonly FieldNode[] =>
    Array.from({ length: count }, (_, index) => {
      const row = emptyNode();
      for (const { column } of columnsOf(field)) {
        const source = { id: rowId(field.id, index + 1, column), ...context };
        if (column.includes('.')) bindNode(nodeAt(row, column), source);
        else bindWhenAsked(row, column, source);
      }
      return row;
    });
  // Most sentences never ask for them, and there may be ten thousand.
  Object.defineProperty(node, 'rows', { enumerable: true, get: () => (rows ??= nodes()) });
}

/** A sentence asks for one or two columns of ten thousand rows. */
function bindWhenAsked(row: FieldNode, column: string, source: NodeSource): void {
  let node: FieldNode | null = null;
  const get = (): FieldNode => {
    if (node === null) bindNode((node = emptyNode()), source);
    return node;
  };
  Object.defineProperty(row, column, { enumerable: true, get });
}

function bindNode(node: FieldNode, source: NodeSource): void {
  Object.defineProperty(node, ofNode, { value: source });
  const { id, table, recorder } = source;
  const ask = (name: string, answer: () => boolean): void => {
    Object.defineProperty(node, name, { get: answer });
  };
  const sign = (): number | null => {
    const number = numberOf(table.value(id));
    return number === null ? null : round(number, placesShown(table.field(id))).cmp(0);
  };
  ask('isBlank', () => table.value(id).is === 'blank');
  ask('isZero', () => sign() === 0);
  ask('isIncrease', () => sign() === 1);
  ask('isDecrease', () => sign() === -1);
  ask('isIncomparable', () => zeroBaseOf(table, id) !== null);
  Object.defineProperty(node, 'toString', { value: () => recorder.record(printedRun(source)) });
}

function nodeAt(root: FieldNode, id: string): FieldNode {
  let node = root;
  for (const part of id.split('.')) {
    if (!Object.hasOwn(node, part)) node[part] = emptyNode();
    node = node[part] as FieldNode;
  }
  return node;
}

function emptyNode(): FieldNode {
  const node = Object.create(null) as FieldNode;
  // A name that is only a prefix of ids (“changeExplanation”) prints nothing by itself.
  const refuse = (): never => {
    throw new TemplateFault('这个编号不是一个数据项，后面还要写下一级');
  };
  Object.defineProperty(node, 'toString', { value: refuse, configurable: true });
  return node;
}
