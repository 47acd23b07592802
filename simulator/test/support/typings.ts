import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The reference of Microsoft's object model: what @types/office-js documents, and since which requirement set. */

export interface Parameter {
  /** Words that may be passed, where it takes words. */
  readonly words: readonly string[];
  /** The type as it is written. */
  readonly type: string;
  readonly optional: boolean;
}

export interface DocumentedMember {
  readonly className: string;
  readonly name: string;
  readonly kind: 'property' | 'method' | 'event';
  readonly readOnly: boolean;
  /** "1.4" of ExcelApi or WordApi; null: of another set, or a preview. */
  readonly since: string | null;
  /** Values that a property may be given, where it takes words. */
  readonly words: readonly string[];
  readonly type: string;
  /** Of the first overload; the words of each parameter are those of all overloads. */
  readonly parameters: readonly Parameter[];
}

const require = createRequire(__filename);
const file = join(dirname(require.resolve('@types/office-js/package.json')), 'index.d.ts');

/** Members that the client answers without the host. */
const local = new Set(['context', 'load', 'set', 'toJSON', 'track', 'untrack', 'items', 'isNullObject']);

let parsed: ts.SourceFile | null = null;

function source(): ts.SourceFile {
  parsed ??= ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return parsed;
}

function declarations(namespace: string): readonly ts.Statement[] {
  return source().statements.flatMap((statement) =>
    ts.isModuleDeclaration(statement) &&
    statement.name.text === namespace &&
    statement.body &&
    ts.isModuleBlock(statement.body)
      ? [...statement.body.statements]
      : [],
  );
}

/** The set in the comment before a declaration: undefined where nothing is said, null where it is another set than the program's own. */
function setOf(node: ts.Node, api: string): string | null | undefined {
  const comment = source().text.slice(node.getFullStart(), node.getStart());
  const stated = [...comment.matchAll(/\[Api set: ([^\]]+)\]/g)].at(-1)?.[1];
  if (stated === undefined) return undefined;
  const own = new RegExp(`(?:^|[ ,])${api} (\\d+\\.\\d+)(?![\\d.]* *\\(PREVIEW)`).exec(stated);
  return own?.[1] ?? null;
}

const isWithin = (since: string | null, limit: string): boolean => {
  if (since === null) return false;
  const [major = 0, minor = 0] = since.split('.').map(Number);
  const [most = 0, least = 0] = limit.split('.').map(Number);
  return major < most || (major === most && minor <= least);
};

/** Words of each enum that belong to the claimed set: "Excel.ClearApplyTo" → All, Formats … */
function enums(namespace: string, api: string, limit: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const statement of declarations(namespace)) {
    if (!ts.isEnumDeclaration(statement)) continue;
    const own = setOf(statement, api);
    const words = statement.members.flatMap((member) => {
      const since = setOf(member, api) ?? own;
      const { initializer } = member;
      return initializer && ts.isStringLiteral(initializer) && isWithin(since ?? '1.1', limit)
        ? [initializer.text]
        : [];
    });
    found.set(`${namespace}.${statement.name.text}`, words);
  }
  return found;
}

/** What a program documents of the given classes; words of enums only as far as the limit goes. */
export function documented(
  namespace: 'Excel' | 'Word',
  limit: string,
): { readonly classes: readonly string[]; readonly members: readonly DocumentedMember[] } {
  const api = `${namespace}Api`;
  const words = enums(namespace, api, limit);
  const members = new Map<string, DocumentedMember>();
  const classes: string[] = [];
  const typeText = (type: ts.TypeNode | undefined): string => type?.getText().replace(/\s+/g, ' ') ?? 'any';
  const wordsOf = (type: string, since: string | null): readonly string[] => {
    const parts = type.split('|').map((part) => part.trim());
    const allowed = parts.flatMap((part) => words.get(part) ?? []);
    const single = parts.flatMap((part) => {
      const match = new RegExp(`^(${namespace}\\.\\w+)\\.(\\w+)$`).exec(part);
      return match ? [match[2] ?? ''] : [];
    });
    const literal = parts.flatMap((part) => (/^"(.*)"$/.exec(part) ? [part.slice(1, -1)] : []));
    // The literals repeat the enum, newer values among them; the enum says which belong to the set.
    if (allowed.length > 0) return literal.length > 0 ? literal.filter((one) => allowed.includes(one)) : allowed;
    return single.length > 0 || since !== null ? literal : [];
  };
  for (const statement of declarations(namespace)) {
    if (!ts.isClassDeclaration(statement) || !statement.name) continue;
    const className = statement.name.text;
    const own = setOf(statement, api);
    if (own === undefined) continue;
    classes.push(className);
    for (const member of statement.members) {
      if (!member.name || ts.isConstructorDeclaration(member)) continue;
      const name = member.name.getText();
      const stated = setOf(member, api);
      if (local.has(name) || stated === undefined) continue;
      const since = stated;
      const key = `${className}.${name}`;
      const known = members.get(key);
      if (ts.isMethodDeclaration(member)) {
        const parameters = member.parameters.map((parameter): Parameter => {
          const type = typeText(parameter.type);
          return { type, words: wordsOf(type, since), optional: parameter.questionToken !== undefined };
        });
        members.set(key, {
          className,
          name,
          kind: 'method',
          readOnly: true,
          since: known ? known.since : since,
          words: [],
          type: typeText(member.type),
          parameters: known
            ? known.parameters.map((one, index) => ({
                ...one,
                words: [...new Set([...one.words, ...(parameters[index]?.words ?? [])])],
              }))
            : parameters,
        });
      } else if (ts.isPropertyDeclaration(member)) {
        const type = typeText(member.type);
        const isEvent = type.startsWith('OfficeExtension.EventHandlers');
        members.set(key, {
          className,
          name,
          kind: isEvent ? 'event' : 'property',
          readOnly: member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false,
          since,
          words: wordsOf(type, since),
          type,
          parameters: [],
        });
      }
    }
  }
  return { classes, members: [...members.values()] };
}

export { isWithin };
