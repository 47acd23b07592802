import fc from 'fast-check';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import type { Choice } from '../../../src/core/report/refresh/plan';
import { casePacks, movingBetween } from './cases';
import { editAround, editTable, otherKinds, tableKinds, type OtherKind, type TableKind } from './other-edits';
import { editText, textKinds, type At, type TextKind } from './text-edits';
import { UserDocument } from './user-document';

const nat = fc.nat(10_000);
const edit = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom<TextKind>(...textKinds), at: nat, place: nat }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom<TableKind>(...tableKinds), at: nat, place: nat }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom<OtherKind>(...otherKinds), at: nat, place: nat }) },
);
export type Edit = At & { readonly kind: TextKind | TableKind | OtherKind };

export interface Sequence {
  readonly pack: (typeof casePacks)[number];
  readonly rounds: readonly { readonly edits: readonly Edit[]; readonly version: number }[];
  readonly choice: Choice;
}

/** Edits of a user, then the workbook as it is by then; once or twice. */
export const sequence: fc.Arbitrary<Sequence> = fc.record({
  pack: fc.constantFrom(...casePacks),
  rounds: fc.array(
    fc.record({ edits: fc.array<Edit>(edit, { minLength: 1, maxLength: 6 }), version: fc.integer({ min: 1, max: 5 }) }),
    { minLength: 1, maxLength: 2 },
  ),
  choice: fc.constantFrom<Choice>('adopt', 'mine', 'mine', 'unlink'),
});

interface Round {
  readonly last: LinkPackage;
  readonly next: LinkPackage;
  readonly edits: readonly Edit[];
}

/** The report after one round of edits; what came from where goes on from the round before. */
export function userAt(before: UserDocument | null, bytes: Uint8Array, { last, next, edits }: Round): UserDocument {
  const document = new UserDocument(bytes, last, before === null);
  if (before !== null) {
    document.markers.push(...before.markers);
    document.outside.push(...before.outside);
    for (const [key, text] of before.pending) document.pending.set(key, text);
    document.tracks = before.tracks;
    for (const [id, shadow] of before.shadows) document.shadows.set(id, shadow);
    for (const [id, rows] of before.rows) document.rows.set(id, rows);
  }
  const moving = movingBetween(last, next);
  for (const one of edits) edited(document, one, moving);
  return document;
}

function edited(document: UserDocument, { kind, ...at }: Edit, moving: ReadonlySet<string>): void {
  if (isOf(textKinds, kind)) editText(document, kind, at, moving);
  else if (isOf(tableKinds, kind)) editTable(document, kind, at);
  else editAround(document, kind, at);
}

function isOf<T extends string>(kinds: readonly T[], kind: string): kind is T {
  return (kinds as readonly string[]).includes(kind);
}
