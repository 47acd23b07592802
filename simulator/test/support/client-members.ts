import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { simulatedTypes } from '../../src/executor/type-table';

const require = createRequire(__filename);

/** One public member of a class of the client. */
export interface Member {
  readonly className: string;
  readonly member: string;
  readonly kind: 'property' | 'method';
}

/** A namespace of the client (Excel, Word): its classes by name. */
export type ClientClasses = Readonly<Record<string, { readonly prototype?: object }>>;

/** What every client object has, and never reaches the host; the last lines are Microsoft's own tests, recorder and innards. */
const localMembers = new Set([
  'constructor',
  'load',
  'retrieve',
  'toJSON',
  'set',
  'update',
  'track',
  'untrack',
  'ensureUnchanged',
  'context',
  'isNullObject',
  'items',
  'setMockData',
  'enableOfficeScriptRecording',
  'recordAction',
]);
const isLocal = (name: string): boolean => localMembers.has(name) || name.startsWith('_') || /^on[A-Z]/.test(name);

/** Public members of every simulated class as the client has them. */
export function clientMembers(client: ClientClasses, alsoLocal: readonly string[] = []): readonly Member[] {
  return [...simulatedTypes().keys()].flatMap((className) => {
    const prototype = client[className]?.prototype;
    if (!prototype) return [];
    return Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .filter(([member]) => !isLocal(member) && !alsoLocal.includes(member))
      .map(([member, { get }]) => ({ className, member, kind: get ? ('property' as const) : ('method' as const) }));
  });
}

export function isSimulated({ className, member }: Member): boolean {
  const type = simulatedTypes().get(className);
  const name = member.startsWith('_') ? member : member.charAt(0).toUpperCase() + member.slice(1);
  return (
    [type?.properties, type?.navigations, type?.methods].some((part) => part?.[name] !== undefined) ||
    (member === 'getItem' && type?.item !== undefined)
  );
}

/** Uses a member with arguments that say nothing, and hands back the error; null: it was answered. */
export async function useMember<Context extends OfficeExtension.ClientRequestContext>(
  run: (batch: (context: Context) => Promise<void>) => Promise<void>,
  reach: (context: Context) => OfficeExtension.ClientObject,
  { member, kind }: Member,
  nothing: string,
): Promise<{ code?: string; message?: string } | null> {
  try {
    await run(async (context) => {
      const object = reach(context) as unknown as Record<string, unknown>;
      if (kind === 'method')
        (object[member] as (...args: unknown[]) => unknown).call(object, nothing, nothing, nothing);
      else {
        const property = navigation(object, member);
        if (property) property.load();
        else (object['load'] as (names: string) => void).call(object, member);
      }
      await context.sync();
    });
    return null;
  } catch (error) {
    return error as { code: string; message: string };
  }
}

/** A navigation property is an object of its own, whose load goes to the host. */
function navigation(object: Record<string, unknown>, member: string): { load(): void } | null {
  try {
    const found = object[member];
    return typeof found === 'object' && found !== null && 'load' in found
      ? (found as unknown as { load(): void })
      : null;
  } catch {
    // A scalar that is not loaded yet, or a member of a set that is not claimed: it is loaded by name instead.
    return null;
  }
}

/** The client itself refuses some arguments before it asks the host; nothing may come back as if it were done. */
export function expectNamedError(name: string, error: { code?: string; message?: string } | null): void {
  expect(error).not.toBeNull();
  if (error?.code === 'NotImplemented')
    expect(error.message).toMatch(/^\w+\.\w+( \(.*\)|\("\w+"\))? is not simulated$/);
  else
    expect([name, error?.code]).toEqual([
      name,
      expect.stringMatching(/^(InvalidArgument|ApiNotFound|PropertyNotLoaded|InvalidOperation)$/),
    ]);
}

/** Compares our table of requirement sets with what the client's bundle says of its own members. */
export function expectSetsAsTheClientSays(
  bundle: string,
  memberSets: Readonly<Record<string, Readonly<Record<string, string>>>>,
): void {
  const dist = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist', bundle);
  const stated = new Map(
    [
      ...readFileSync(dist, 'utf8').matchAll(/_throwIfApiNotSupported\("([\w.]+)", _defaultApiSetName, "([\d.]+)"/g),
    ].map(([, name = '', set = '']) => [name, set]),
  );
  const own = Object.entries(memberSets).flatMap(([className, sets]) =>
    Object.entries(sets).map(([member, set]) => [`${className}.${member}`, set] as const),
  );
  expect(own.filter(([name, set]) => stated.get(name) !== set)).toEqual([]);
  const simulated = [...simulatedTypes()].flatMap(([className, type]) =>
    [type.properties, type.navigations, type.methods].flatMap((part) =>
      Object.keys(part ?? {}).map(
        (name) => `${className}.${name.startsWith('_') ? name : name.charAt(0).toLowerCase() + name.slice(1)}`,
      ),
    ),
  );
  const listed = new Set<string>(own.map(([name]) => name));
  expect(simulated.filter((name) => (stated.get(name) ?? '1.1') !== '1.1' && !listed.has(name))).toEqual([]);
}
