import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedName } from '../../src/executor/errors';
import { simulatedTypes } from '../../src/executor/type-table';
import type { Absent } from '../../src/profiles/absent';
import { isSimulated, type ClientClasses } from './client-members';
import { isWithin, type DocumentedMember } from './typings';

/** How an object of a class is reached, as an add-in would. */
export type Reach<Context> = Readonly<Record<string, (context: Context) => OfficeExtension.ClientObject>>;

export interface World<Context> {
  run<Result>(work: (context: Context) => Promise<Result>): Promise<Result>;
  readonly client: ClientClasses;
  readonly reach: Reach<Context>;
  /** Arguments of methods that plain ones do not suit: "Class.method". */
  readonly methods: ReadonlyMap<string, DocumentedMember>;
  readonly args: Readonly<Record<string, (context: Context) => readonly unknown[]>>;
}

export type Outcome = { readonly code?: string; readonly message?: string } | null;

/** Whether a documented member stands in our tables; an event by the methods that register it. */
export function isInTables({ className, name, kind }: DocumentedMember): boolean {
  if (kind !== 'event') return isSimulated({ className, member: name, kind });
  return Object.keys(simulatedTypes().get(className)?.methods ?? {}).some((wire) => documentedName(wire) === name);
}

/** Whether the client that is installed has the member at all: its typings may be newer. */
export function isInClient(client: ClientClasses, { className, name }: DocumentedMember): boolean {
  return name in (client[className]?.prototype ?? {});
}

/** What the tables of absent members must hold: what is documented and not simulated, and events too new for us. */
export function absentMembers(members: readonly DocumentedMember[], limit: string): Absent['members'] {
  const table: Record<string, Record<string, string[]>> = {};
  for (const member of members) {
    if (!simulatedTypes().has(member.className)) continue;
    if (isInTables(member) && isWithin(member.since, limit)) continue;
    const bySet = (table[member.className] ??= {});
    (bySet[member.since ?? 'later'] ??= []).push(member.name);
  }
  return Object.fromEntries(
    Object.entries(table).map(([name, sets]) => [
      name,
      Object.fromEntries(Object.entries(sets).map(([set, names]) => [set, names.sort().join(' ')])),
    ]),
  );
}

/** UPDATE_TYPINGS=1 writes a table anew instead of comparing it. */
export const updates = process.env['UPDATE_TYPINGS'] === '1';

export function writeAbsent(program: 'excel' | 'word', absent: Absent): void {
  const file = join(__dirname, '..', '..', 'src', 'profiles', `${program}-absent.ts`);
  const before = readFileSync(file, 'utf8');
  const head = before.slice(0, before.indexOf('export const'));
  const quoted = (text: string): string => `'${text}'`;
  const lines = (text: string): string => {
    const parts: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      if (line.length + word.length > 110) {
        parts.push(`${line} `);
        line = '';
      }
      line += line === '' ? word : ` ${word}`;
    }
    return [...parts, line].map(quoted).join(' +\n');
  };
  const members = Object.entries(absent.members).map(
    ([name, sets]) =>
      `${name}: {${Object.entries(sets)
        .map(([set, names]) => `'${set}': ${lines(names)}`)
        .join(',')}},`,
  );
  const words = Object.entries(absent.words).map(([name, list]) => `'${name}': ${lines(list)},`);
  writeFileSync(
    file,
    `${head}export const ${program}Absent: Absent = {members: {${members.join('')}}, words: {${words.join('')}}};\n`,
  );
}

async function outcome<Context extends OfficeExtension.ClientRequestContext>(
  world: World<Context>,
  work: (context: Context) => void,
): Promise<Outcome> {
  try {
    await world.run(async (context) => {
      work(context);
      await context.sync();
    });
    return null;
  } catch (error) {
    return error as { code?: string; message?: string };
  }
}

function plainArguments<Context>(
  world: World<Context>,
  member: DocumentedMember,
  context: Context,
): readonly unknown[] {
  const own = world.args[`${member.className}.${member.name}`];
  if (own) return own(context);
  return member.parameters
    .filter(({ optional }) => !optional)
    .map(({ type, words }) => plain(world, type, words, context));
}

function plain<Context>(world: World<Context>, type: string, words: readonly string[], context: Context): unknown {
  if (words[0] !== undefined) return words[0];
  if (/\[\]\[\]/.test(type)) return [[1]];
  if (/\[\]/.test(type)) return ['A1'];
  if (/\bstring\b/.test(type)) return 'A1';
  if (/\bnumber\b/.test(type)) return 1;
  if (/\bboolean\b/.test(type)) return true;
  const [, name = ''] = /(?:Excel\.|Word\.)?(\w+)/.exec(type) ?? [];
  return world.reach[name]?.(context) ?? {};
}

/** Uses a member in every way it can be: reads it, sets it, calls it, listens to it. Gives what came of each. */
export async function useDocumented<Context extends OfficeExtension.ClientRequestContext>(
  world: World<Context>,
  member: DocumentedMember,
): Promise<readonly Outcome[]> {
  const find = world.reach[member.className];
  if (!find) throw new Error(`nobody says how a ${member.className} is reached`);
  type Loose = Record<string, unknown> & { load(names: string): void };
  const object = (context: Context): Loose => find(context) as unknown as Loose;
  if (member.kind === 'event')
    return [
      await outcome(world, (context) =>
        (object(context)[member.name] as OfficeExtension.EventHandlers<unknown>).add(() => Promise.resolve()),
      ),
    ];
  if (member.kind === 'method')
    return [
      await outcome(world, (context) =>
        (object(context)[member.name] as (...args: readonly unknown[]) => unknown).call(
          object(context),
          ...plainArguments(world, member, context),
        ),
      ),
    ];
  const className = /^(?:Excel|Word)\.(\w+)$/.exec(member.type)?.[1] ?? '';
  const isObject = className in world.client && member.words.length === 0 && 'prototype' in world.client[className]!;
  const read = await outcome(world, (context) => {
    if (!isObject) return object(context).load(member.name);
    const found = object(context)[member.name] as { load?(): void } & Record<string, (...args: unknown[]) => unknown>;
    if (found.load) return found.load();
    // An object that has methods only.
    const method = world.methods.get(className);
    if (!method) throw new Error(`${className} has nothing to use`);
    return void found[method.name]?.(...plainArguments(world, method, context));
  });
  if (member.readOnly || isObject) return [read];
  const written = await outcome(world, (context) => {
    object(context)[member.name] = plain(world, member.type, member.words, context);
  });
  return [read, written];
}

/** Sets a property to a word and reads it back: the code of the refusal, or what it reads. */
export async function trySetting<Context extends OfficeExtension.ClientRequestContext>(
  world: World<Context>,
  { className, name }: DocumentedMember,
  word: string,
): Promise<{ readonly error: Outcome; readonly read: unknown }> {
  const find = world.reach[className];
  if (!find) throw new Error(`nobody says how a ${className} is reached`);
  let read: unknown;
  const error = await outcome(world, (context) => {
    (find(context) as unknown as Record<string, unknown>)[name] = word;
  });
  if (!error)
    await world.run(async (context) => {
      const object = find(context) as unknown as Record<string, unknown> & { load(names: string): void };
      object.load(name);
      await context.sync();
      read = object[name];
    });
  return { error, read };
}

/** Calls a method with a word in one place of its arguments. */
export async function tryPassing<Context extends OfficeExtension.ClientRequestContext>(
  world: World<Context>,
  member: DocumentedMember,
  place: number,
  word: string,
): Promise<Outcome> {
  const find = world.reach[member.className];
  if (!find) throw new Error(`nobody says how a ${member.className} is reached`);
  return outcome(world, (context) => {
    const args = [...plainArguments(world, member, context)];
    while (args.length < place) args.push(undefined);
    args[place] = word;
    const object = find(context) as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
    object[member.name]?.call(object, ...args);
  });
}
