import { simulatedTypes } from '../../src/executor/type-table';
import type { Absent } from '../../src/profiles/absent';
import { documented, isWithin, type DocumentedMember } from './typings';
import {
  absentMembers,
  isInClient,
  isInTables,
  tryPassing,
  trySetting,
  updates,
  useDocumented,
  writeAbsent,
  type Outcome,
  type World,
} from './walk';

export interface Walk<Context extends OfficeExtension.ClientRequestContext> {
  readonly program: 'excel' | 'word';
  /** The set that the program claims. */
  readonly limit: string;
  readonly absent: Absent;
  /** Classes that are reached through no object of their own. */
  readonly unreachable: readonly string[];
  /** Events that the client listens to by the Common API, not by a method of ours. */
  readonly heard: readonly string[];
  /** Words that are rightly refused as an argument: they are only read, or belong to another class. */
  refuses(member: DocumentedMember, word: string): boolean;
  /** A world of its own for what changes it. */
  open(): Promise<Omit<World<Context>, 'methods'> & { readonly bugs: readonly unknown[]; close(): Promise<void> }>;
}

/**
 * Declares the walk over Microsoft's typings: nothing that is documented within the claimed set is answered in silence or as the add-in's
 * own mistake; it works, or it is refused by name. What is newer the host does not know.
 */
export function walkTypings<Context extends OfficeExtension.ClientRequestContext>(walk: Walk<Context>): void {
  const { program, limit, absent } = walk;
  const { members } = documented(program === 'excel' ? 'Excel' : 'Word', limit);
  const ours = members.filter(({ className }) => simulatedTypes().has(className));
  const classes = [...new Set(ours.map(({ className }) => className))].filter(
    (name) => !walk.unreachable.includes(name),
  );
  const missingWords = new Map<string, Set<string>>();

  const methods = new Map(members.filter(({ kind }) => kind === 'method').map((member) => [member.className, member]));

  const within = async (work: (world: World<Context>) => Promise<void>): Promise<void> => {
    const world = await walk.open();
    try {
      await work({ ...world, methods });
      expect(world.bugs).toEqual([]);
    } finally {
      await world.close();
    }
  };

  afterAll(() => {
    if (!updates) return;
    const words: Record<string, string> = { ...absent.words };
    for (const [name, found] of missingWords)
      words[name] = [...new Set([...(words[name]?.split(' ') ?? []), ...found])].join(' ');
    writeAbsent(program, { members: absentMembers(members, limit), words });
  });

  test('没有模拟的成员，都在表里，带着各自的需求集', () => {
    if (updates) return;
    const listed = (table: Absent['members']): readonly string[] =>
      Object.entries(table).flatMap(([name, sets]) =>
        Object.entries(sets).flatMap(([set, names]) => names.split(' ').map((one) => `${name}.${one} ${set}`)),
      );
    const stated = new Set(listed(absent.members));
    expect(listed(absentMembers(members, limit)).filter((one) => !stated.has(one))).toEqual([]);
    const known = new Set(members.map(({ className, name, since }) => `${className}.${name} ${since ?? 'later'}`));
    expect([...stated].filter((one) => !known.has(one))).toEqual([]);
  });

  test('每一类都走得到', () => {
    expect(classes.length).toBeGreaterThan(10);
    return within((world) => {
      expect(classes.filter((name) => !world.reach[name])).toEqual([]);
      return Promise.resolve();
    });
  });

  describe.each(classes)('%s', (className) => {
    const own = ours.filter((member) => member.className === className);

    test('没有模拟的成员，报出自己的名字；更新的成员，宿主不认得', () =>
      within(async (world) => {
        const wrong: unknown[] = [];
        for (const member of own) {
          if (!isInClient(world.client, member)) continue;
          const isNew = !isWithin(member.since, limit);
          if ((isInTables(member) || walk.heard.includes(`${className}.${member.name}`)) && !isNew) continue;
          for (const outcome of await useDocumented(world, member)) {
            const isRight = isNew ? isUnknown(outcome) : isNamed(outcome, member);
            if (!isRight) wrong.push([member.name, outcome?.code ?? 'silence', outcome?.message]);
          }
        }
        expect(wrong).toEqual([]);
      }));

    test('模拟的成员，写明的每一个词都做得到，或者报出名字', async () => {
      const wrong: unknown[] = [];
      for (const member of own) {
        if (!isInTables(member) || !isWithin(member.since, limit)) continue;
        const key = `${className}.${member.name}`;
        const note = (word: string, outcome: Outcome): void => {
          if (outcome?.code === 'InvalidArgument' && walk.refuses(member, word)) return;
          if (updates && outcome?.code === 'InvalidArgument')
            missingWords.set(key, (missingWords.get(key) ?? new Set()).add(word));
          else wrong.push([key, word, outcome?.code ?? 'silence', outcome?.message]);
        };
        if (member.kind === 'property' && !member.readOnly)
          for (const word of member.words)
            await within(async (world) => {
              const { error, read } = await trySetting(world, member, word);
              if (error ? !isNamed(error, member) : read !== word) note(word, error);
            });
        for (const [place, { words }] of member.parameters.entries())
          for (const word of words)
            await within(async (world) => {
              const outcome = await tryPassing(world, member, place, word);
              if (outcome?.code === 'InvalidArgument' || outcome?.code === 'GeneralException') note(word, outcome);
            });
      }
      expect(wrong).toEqual([]);
    });
  });
}

/** "Class.member is not simulated", with the word or argument that is meant. */
function isNamed(outcome: Outcome, { className, name }: DocumentedMember): boolean {
  return (
    outcome?.code === 'NotImplemented' &&
    new RegExp(`^(${className}|${className.replace('Collection', '')})\\.${name}( \\(.*\\))? is not simulated$`).test(
      outcome.message ?? '',
    )
  );
}

/** The imitated host, or the client before it, says that it is too old. */
function isUnknown(outcome: Outcome): boolean {
  return outcome?.code === 'ApiNotFound';
}
