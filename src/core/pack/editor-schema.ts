import * as z from 'zod';
import { packDefinition } from './schema';

type Node = { [key: string]: unknown };

/** What an editor shows beside a key. Where a key has several meanings, "parent.key" says which one. */
const descriptions: Readonly<Record<string, string>> = {
  extends: '在哪些模板上改，按顺序；同一个 id 的项合并',
  variants: '几种分值、标准并存的，各种只写不同的地方',
  series: '要做成几份的（几个项目、几行指标），配合 each 使用',
  remove: 'true 去掉上级模板里这个 id 的项',
  after: '放在哪一个 id 的后面；不写就放在最后，已有的项不动',
  each: 'series 的编号：这一项按它重复；核对里也可以逐项列出各有什么不同',
  only: '只留一部分重复项的条件',
  abstract: 'true：只供别的模板引用，不给单位用',
  region: '地区，如 湖南省长沙市开福区',
  year: '年度，或者 [起, 止]',
  version: '版本 1.0.0：改文字加末位，加数据项、核对加中间一位，改分值、去掉数据项加第一位',
  basis: '依据：文件、文号；没见过原件写 seen: false',
  thresholds: '增减说明的界线：比率（0.1 是 10%）和金额（万元）都超过才要写原因',
  fillers: '不算原因的话：无、见附件、按规定',
  fields: '数据项：表里每个要填或要算的格子',
  sheets: '表：行、列、打印',
  checks: '核对：一条一件事',
  scoring: '评分：三级指标、分值、标准、等级',
  reports: '报告的提纲和句子，可以有几份',
  sample: '例子：数据项编号: 值',
  label: '完整路径：表/行/栏，全模板不能重',
  aliases: '印本上的别的写法；换过编号的，把旧编号也写在这里，旧工作簿的数才跟得过来',
  name: '句子里怎样称呼它',
  kind: '种类',
  unit: '计量单位；比率写 "%"，值按 0～1 存',
  guide: '选中格子时的提示',
  required: 'true：必填',
  lastYear: '装入上年数时取上年工作簿的哪一项',
  derive: '自动算：sum、ratio、change、changeRate、count、copy、constant、join',
  decimals: '印几位小数',
  negative: 'true：允许负数',
  noneText: '可以代替数字、表示没有的字，如 无',
  options: '可选项',
  columnsMm: '各栏宽度，毫米；0 是看不见的一栏（重复行的行号）',
  heightPt: '行高，磅',
  repeat: '这一行按哪个重复行的数据项重复',
  at: '第几栏：A，或者合并几栏 B:C',
  level: '级别：error 错误、explain 需说明、notice 提示',
  rule: '怎样核对；null 是还没有规则能核对（待人工核对）',
  cause: '可能原因',
  suggestion: '建议',
  standard: '评价标准',
  definition: '指标说明：公式的文字',
  seen: '见过官方原文写 true',
  full: '分值',
  text: '句子（数字写 {{ 数据项编号 }}），或者表上固定的字',
  heading: '章节标题；null 是没有标题',
  attachments: '报告末尾的附件表',
  mostRows: '重复行在报告里最多印几行（1～2000，不写是 500）；合计总是全部的',
  restText: '没有印的行写成的一句话：{n} 是几行，{sheet} 是表名',
};

/**
 * JSON Schema (draft 7) for editors, made from the strict reader's own schema. A file of a pack holds only a part of it, and says only
 * what it changes of the packs it extends, so nothing is required here; what is missing in the end `pack check` tells. Misspelt keys
 * and impossible values are marked while typing.
 */
export function editorSchema(): object {
  const schema = z.toJSONSchema(packDefinition, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
  }) as Node;
  const { properties, ...rest } = withCopies(relaxed(schema) as Node) as Node & { properties: Node };
  const described = (key: string, node: Node): Node => ({ description: descriptions[key], ...node });
  const anything = { type: 'array', items: { type: 'object', required: ['id'] } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '绩效自评助手的模板',
    ...rest,
    properties: {
      extends: described('extends', { type: 'array', items: { type: 'string' } }),
      ...properties,
      variants: described('variants', anything),
      series: described('series', anything),
    },
  };
}

function relaxed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(relaxed);
  if (typeof node !== 'object' || node === null) return node;
  const { $schema: _, required: __, default: ___, ...own } = node as Node;
  const copy: Node = {};
  for (const [key, value] of Object.entries(own)) copy[key] = key === 'properties' ? value : relaxed(value);
  if (typeof copy['pattern'] === 'string') copy['pattern'] = `(?:${copy['pattern']})|\\{`;
  if (copy['oneOf'] !== undefined) {
    copy['anyOf'] = copy['oneOf'];
    delete copy['oneOf'];
  }
  delete copy['minItems'];
  if (typeof copy['items'] === 'object' && !Array.isArray(copy['items']))
    copy['items'] = { anyOf: [copy['items'], copies] };
  if (typeof copy['properties'] === 'object' && copy['properties'] !== null)
    copy['properties'] = keysOf(copy['properties'] as Node);
  return copy;
}

/** One element that stands for several: `{ each: project, item: … }`. */
const copies: Node = {
  type: 'object',
  required: ['each', 'item'],
  properties: { each: {}, item: {}, only: {} },
  additionalProperties: false,
};

/** A check may list what differs from copy to copy, and several checks may share the list. */
function withCopies(schema: Node): Node {
  const { definitions, properties } = schema as { definitions: Node; properties: Node };
  const [list] = (properties['checks'] as { anyOf: [Node & { items: { anyOf: Node[] } }] }).anyOf;
  const [check, ...others] = list.items.anyOf;
  const name = String(check!['$ref']).replace('#/definitions/', '');
  const { properties: keys, ...rest } = definitions[name] as Node & { properties: Node };
  const { anyOf: named, ...each } = keys['each'] as Node & { anyOf: Node[] };
  const one = { ...rest, properties: { ...keys, each: { ...each, anyOf: [...named, listed] } } };
  const group = {
    type: 'object',
    required: ['each', 'checks'],
    properties: { each: { ...each, ...listed }, checks: { type: 'array', items: check } },
    additionalProperties: false,
  };
  const checks = { description: descriptions['checks'], ...list, items: { anyOf: [check, group, ...others] } };
  return {
    ...schema,
    definitions: { ...definitions, [name]: one },
    properties: { ...properties, checks },
  };
}

/** `each: [{ column: budget, name: 预算数 }]`. */
const listed: Node = { type: 'array', items: { type: 'object', additionalProperties: {} } };

/** What any element of a list may say beside its own keys. */
const merging: Node = {
  remove: { description: descriptions['remove'], const: true },
  after: { description: descriptions['after'], type: 'string' },
};
const repeating: Node = {
  each: {
    description: descriptions['each'],
    anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
  },
  only: { description: descriptions['only'] },
};

function keysOf(properties: Node): Node {
  const keys: Node = {};
  for (const [key, value] of Object.entries(properties)) {
    const node = relaxed(value) as Node;
    const description = descriptions[key];
    const isText = node['type'] === 'string' && node['const'] === undefined && node['enum'] === undefined;
    // A text may be made of copies too: { each, join, item }.
    const isList = node['type'] === 'array';
    const isPlain = node['type'] === 'number' || node['type'] === 'integer' || node['type'] === 'boolean';
    const shape = isText ? { anyOf: [node, joined] } : isPlain || isList ? { anyOf: [node, filledIn] } : node;
    keys[key] = description === undefined ? shape : { description, ...shape };
  }
  return { ...keys, ...('id' in properties ? merging : {}), ...repeating };
}

/** A number, yes-or-no or list that differs from copy to copy: "{line.height}". */
const filledIn: Node = { type: 'string', pattern: '\\{' };

const joined: Node = {
  type: 'object',
  required: ['each', 'join', 'item'],
  properties: { each: {}, join: { type: 'string' }, item: {}, only: {} },
  additionalProperties: false,
};
