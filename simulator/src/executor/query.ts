import type { QueryInfo } from '../channel/protocol';
import { apiNotFound, notSimulated, publicName, wireName } from './errors';
import type { HostObject } from './type-table';

export type Answer = Record<string, unknown>;

/** Id and reference of an object: what the client needs to find it again. */
export function identity(object: HostObject): Answer {
  const answer: Answer = {};
  if (object.type.id) answer['Id'] = object.type.id(object.state);
  if (object.reference !== null) answer['_ReferenceId'] = object.reference;
  return answer;
}

export interface Answering {
  /** May number an object that was found, so that later requests can name it. */
  keep(object: HostObject): void;
  /** Whether Microsoft documents a member of that name (public name). */
  documents(object: HostObject, member: string): boolean;
  /** Whether the imitated host has a member (public name). */
  has(object: HostObject, member: string): boolean;
}

/** Answers a load. */
export function query(object: HostObject | null, info: QueryInfo, answering: Answering, isItem = false): Answer | null {
  if (object === null) return null;
  const { type, state } = object;
  if (!type.items) return { ...identity(object), ...select(object, info, answering, isItem) };
  const skip = info.Skip ?? 0;
  const items = type.items(state).slice(skip, info.Top === undefined ? undefined : skip + info.Top);
  const own = (info.Select ?? []).filter((path) => isOwnMember(object, path));
  const ofItems = {
    Select: (info.Select ?? []).filter((path) => !own.includes(path)),
    ...(info.Expand ? { Expand: info.Expand } : {}),
  };
  const onlyOwn = own.length > 0 && ofItems.Select.length === 0 && !info.Expand;
  return {
    ...identity(object),
    ...(own.length > 0 ? select(object, { Select: own }, answering, false) : {}),
    _Items: items.map((item) => {
      answering.keep(item);
      return onlyOwn ? identity(item) : query(item, ofItems, answering, true);
    }),
  };
}

/** "count" of a collection, as opposed to "name" of its items. */
function isOwnMember(object: HostObject, path: string): boolean {
  const head = wireName(path.split('/')[0] ?? '');
  return object.type.properties?.[head] !== undefined;
}

function select(object: HostObject, info: QueryInfo, answering: Answering, isItem: boolean): Answer {
  const { type, state } = object;
  const answer: Answer = {};
  const paths = [...(info.Select ?? []), ...(info.Expand ?? []).map((path) => `${path}/*`)];
  for (const path of paths.length === 0 ? ['*'] : paths) {
    const [head = '', ...rest] = path.split(/[/.]/);
    if (head === '$none') continue;
    if (head === '*' || head === '$all') {
      for (const [name, property] of Object.entries(type.properties ?? {}))
        if (property.get && answering.has(object, publicName(name))) answer[name] = property.get(state);
      continue;
    }
    const name = wireName(head);
    // Of a collection's items, names that nobody documents are passed over: Microsoft's own samples load "noPropertiesNeeded".
    if (isItem && !isMember(object, name) && !answering.documents(object, publicName(head))) continue;
    if (!answering.has(object, publicName(head))) throw apiNotFound(`${type.name}.${publicName(head)}`);
    const property = type.properties?.[name];
    if (property?.get) {
      answer[name] = property.get(state);
      continue;
    }
    const navigation = type.navigations?.[name];
    if (!navigation) throw notSimulated(type.name, head);
    answer[name] = merge(
      answer[name],
      query(navigation(state), { Select: [rest.length > 0 ? rest.join('/') : '*'] }, answering),
    );
  }
  return answer;
}

function isMember({ type }: HostObject, name: string): boolean {
  return type.properties?.[name] !== undefined || type.navigations?.[name] !== undefined;
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Two paths into one navigation property: {Fill: {Color}} and {Font: {Bold}}. */
function merge(one: unknown, other: unknown): unknown {
  if (!isAnswer(one) || !isAnswer(other)) return other ?? one;
  const merged: Answer = { ...one };
  for (const [key, value] of Object.entries(other)) merged[key] = key in merged ? merge(merged[key], value) : value;
  return merged;
}

/** The same answer in the client's own spelling (retrieve): camelCase, `items`. */
export function inPublicNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPublicNames);
  if (!isAnswer(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key === '_Items' ? 'items' : publicName(key), inPublicNames(one)]),
  );
}
