import { Problem } from '../../problem/further-problem';
import type { ChartModel, ChartPoint, ChartSeries } from '../../narrative/chart-model';
import { fragmentStyles, type Fragment, type Run } from '../../narrative/fragment';
import type { AttachmentTable } from '../table-model';
import { linkVersion, type LinkFigure, type LinkPackage, type LinkProperty } from './link-package';

/** @throws Problem input.link-older, input.link-newer */
export function refuseOtherVersion(version: number): void {
  if (version > linkVersion) throw new Problem('input.link-newer', { found: version, known: linkVersion });
  if (version < linkVersion) throw new Problem('input.link-older', { found: version, known: linkVersion });
}

/**
 * A package from its JSON, every part of it looked at: a later step must not stumble over what somebody else wrote.
 * @throws Problem input.link-*
 */
export function readLinkPackage(json: string): LinkPackage {
  const tree = parsed(json);
  if (!isObject(tree) || tree['kind'] !== 'jixiao-link') throw new Problem('input.link-foreign', {});
  if (typeof tree['version'] !== 'number') throw new Problem('input.link-damaged', { detail: '没有版本号' });
  refuseOtherVersion(tree['version']);
  for (const key of ['workbookId', 'pack', 'report', 'digest', 'time'] as const)
    if (typeof tree[key] !== 'string') throw new Problem('input.link-damaged', { detail: `缺少 ${key}` });
  const { figures, fragments, tables } = tree;
  if (!isListOf(figures, isFigure)) throw new Problem('input.link-damaged', { detail: '数字清单不对' });
  if (!isListOf(fragments, isFragment)) throw new Problem('input.link-damaged', { detail: '段落不对' });
  if (new Set(fragments.map(({ id }) => id)).size < fragments.length)
    throw new Problem('input.link-damaged', { detail: '段落编号重复' });
  if (!isListOf(tables, isTable)) throw new Problem('input.link-damaged', { detail: '附表不对' });
  const { tablesAfter = {} } = tree;
  if (!isObject(tablesAfter) || !Object.values(tablesAfter).every(isText))
    throw new Problem('input.link-damaged', { detail: '附表的位置不对' });
  const { charts = [] } = tree;
  if (!isListOf(charts, isChart)) throw new Problem('input.link-damaged', { detail: '图不对' });
  const { properties = [] } = tree;
  if (!isListOf(properties, isProperty)) throw new Problem('input.link-damaged', { detail: '文档属性不对' });
  return tree as unknown as LinkPackage;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Problem('input.link-damaged', { detail: '内容不是正确的 JSON' }, { cause: error });
  }
}

type Tree = Readonly<Record<string, unknown>>;

function isObject(tree: unknown): tree is Tree {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

function isListOf<T>(tree: unknown, is: (one: unknown) => one is T): tree is T[] {
  return Array.isArray(tree) && tree.every(is);
}

const isText = (tree: unknown): tree is string => typeof tree === 'string';
const isNumber = (tree: unknown): tree is number => typeof tree === 'number' && Number.isFinite(tree);
const isValue = (tree: unknown): boolean => tree === null || isText(tree);

function isFigure(tree: unknown): tree is LinkFigure {
  if (!isObject(tree) || ![tree['field'], tree['label'], tree['shown']].every(isText)) return false;
  const { place } = tree;
  return isValue(tree['value']) && (place === undefined || isPlace(place));
}

function isPlace(tree: unknown): boolean {
  return isObject(tree) && isText(tree['sheet']) && isText(tree['address']);
}

function isRun(tree: unknown): tree is Run {
  if (!isObject(tree) || !isText(tree['text'])) return false;
  if (tree['kind'] === 'text') return true;
  if (!isText(tree['field'])) return false;
  return (
    tree['kind'] === 'words' || tree['kind'] === 'missing' || (tree['kind'] === 'figure' && isValue(tree['value']))
  );
}

function isProperty(tree: unknown): tree is LinkProperty {
  return isObject(tree) && ['title', 'creator'].includes(tree['property'] as string) && isListOf(tree['runs'], isRun);
}

function isFragment(tree: unknown): tree is Fragment {
  return (
    isObject(tree) &&
    [tree['id'], tree['title']].every(isText) &&
    (fragmentStyles as readonly unknown[]).includes(tree['style']) &&
    ['generated', 'prose', 'missing'].includes(tree['origin'] as string) &&
    [tree['paragraphs'], tree['formerly'] ?? []].every((list) =>
      isListOf(list, (one): one is Run[] => isListOf(one, isRun)),
    )
  );
}

function isChart(tree: unknown): tree is ChartModel {
  return (
    isObject(tree) &&
    [tree['id'], tree['name'], tree['section'], tree['title']].every(isText) &&
    isListOf(tree['categories'], isText) &&
    isListOf(
      tree['series'],
      (one): one is ChartSeries =>
        isObject(one) &&
        isText(one['name']) &&
        isListOf(
          one['points'],
          (point): point is ChartPoint => isObject(point) && isText(point['field']) && isText(point['text']),
        ),
    )
  );
}

function isTable(tree: unknown): tree is AttachmentTable {
  if (!isObject(tree) || ![tree['sheet'], tree['label'], tree['name'], tree['title']].every(isText)) return false;
  const { table, lead, notes, marginsMm } = tree;
  return (
    isObject(table) &&
    isListOf(table['columnsMm'], isNumber) &&
    isNumber(table['headerRows']) &&
    (table['headFrom'] === undefined || isNumber(table['headFrom'])) &&
    isListOf(table['rows'], isRow) &&
    isListOf(lead, (one): one is Tree => isObject(one) && isText(one['left']) && isText(one['right'])) &&
    isListOf(notes, isText) &&
    (tree['pieces'] === undefined || isListOf(tree['pieces'], isFragment)) &&
    ['portrait', 'landscape'].includes(tree['orientation'] as string) &&
    isObject(marginsMm) &&
    ['top', 'bottom', 'left', 'right'].every((side) => isNumber(marginsMm[side]))
  );
}

function isRow(tree: unknown): tree is Tree {
  return (
    isObject(tree) &&
    isNumber(tree['heightPt']) &&
    typeof tree['breakAfter'] === 'boolean' &&
    isListOf(
      tree['cells'],
      (one): one is Tree =>
        isObject(one) &&
        isText(one['text']) &&
        ['column', 'colSpan', 'rowSpan', 'sizePt', 'indent'].every((key) => isNumber(one[key])) &&
        typeof one['bold'] === 'boolean' &&
        [one['style'], one['align']].every(isText),
    )
  );
}
