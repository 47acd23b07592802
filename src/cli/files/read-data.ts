import { budgets, overBudget } from '../../core/problem/budgets';
import { Problem } from '../../core/problem/further-problem';
import type { Data } from '../../core/table/data';
import { jsonFault } from './json-faults';
import { decodeUtf8, readBytes } from './read-file';

/**
 * The `--data` file. Decimals keep the text they were written with where this Node tells it (source text access, Node 21+), else
 * the shortest text of their double, which is the same up to 15 digits.
 * @throws Problem input.bad-json and those of reading
 */
export function readDataFile(path: string): Data {
  const bytes = readBytes(path);
  if (bytes.length > budgets.data.most * 1024 * 1024) throw overBudget('data', path);
  const text = decodeUtf8(bytes);
  if (text === null) throw new Problem('input.bad-json', { file: path, detail: '文字不是 UTF-8 编码，请另存为 UTF-8' });
  const data = parseJson(text, path);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new Problem('input.bad-json', { file: path, detail: '最外层应是一个对象：{ "数据项": 值 }' });
  }
  return data as Data;
}

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

const keepDecimals: Reviver = (_key, value, context) =>
  typeof value === 'number' && context?.source !== undefined && context.source !== String(value)
    ? context.source
    : value;

function parseJson(text: string, file: string): unknown {
  const fault = jsonFault(text);
  if (fault !== null)
    throw new Problem('input.bad-json', { file, detail: `${placeAt(text, fault.at)}${fault.detail}` });
  try {
    return JSON.parse(text, keepDecimals as (key: string, value: unknown) => unknown);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem('input.bad-json', { file, detail: placeOf(error.message, text) }, { cause: error });
  }
}

function placeOf(message: string, text: string): string {
  if (text.trim() === '') return '文件是空的';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return '内容不完整或写法不对';
  const found = text[Number(position)];
  return `${placeAt(text, Number(position))}${found === undefined ? '之后不完整' : `“${found.trim() || '空白'}”不该在这里`}`;
}

function placeAt(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `第 ${line} 行第 ${offset - before.lastIndexOf('\n')} 个字`;
}
