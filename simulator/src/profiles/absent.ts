/**
 * What Microsoft documents of the classes that are simulated and the tables do not hold: class → requirement set → names, "later" for other
 * sets and previews. So a member that is not simulated is told from one that the imitated host does not have, and both from a name that
 * nobody documents. A test compares with the typings and writes the tables anew (UPDATE_TYPINGS=1).
 */
export type AbsentMembers = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Words that Microsoft documents within the claimed set and that are not simulated: "Class.member" → words. */
export type AbsentWords = Readonly<Record<string, string>>;

/** What a program documents beside what its tables hold. */
export interface Absent {
  readonly members: AbsentMembers;
  readonly words: AbsentWords;
}

/** The set a documented member came with, "later" where no host of ours has it; undefined: nobody documents it. */
export function documentedSince({ members }: Absent, className: string, member: string): string | undefined {
  return Object.entries(members[className] ?? {}).find(([, names]) => names.split(' ').includes(member))?.[0];
}

export function isAbsentWord({ words }: Absent, className: string, member: string, value: unknown): boolean {
  return typeof value === 'string' && (words[`${className}.${member}`]?.split(' ').includes(value) ?? false);
}
