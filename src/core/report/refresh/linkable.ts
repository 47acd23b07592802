import type { Fragment } from '../../narrative/fragment';
import { fragmentText } from '../../narrative/fragment';
import { textGrid } from '../link/document-stamp';
import type { LinkPackage } from '../link/link-package';
import type { AttachmentTable } from '../table-model';

/** What has a control of its own in the document: a fragment of text, or an attachment's table. */
export type Linkable =
  | { readonly kind: 'fragment'; readonly id: string; readonly title: string; readonly fragment: Fragment }
  | { readonly kind: 'table'; readonly id: string; readonly title: string; readonly table: AttachmentTable };

/** Id of an attachment's control; its tag is jx:1:<id>, as a fragment's. */
export function attachmentId(sheet: string): string {
  return `attachment.${sheet}`;
}

/** In document order. */
export function linkables(link: LinkPackage): Linkable[] {
  const pieces = new Map(link.tables.flatMap(({ pieces = [] }) => pieces.map((piece) => [piece.id, piece] as const)));
  const texts = link.fragments.filter(({ id }) => !pieces.has(id));
  const known = new Set(texts.map(({ id }) => id));
  const places = Object.fromEntries(Object.entries(link.tablesAfter ?? {}).filter(([, id]) => known.has(id)));
  const asText = (fragment: Fragment): Linkable => {
    return { kind: 'fragment', id: fragment.id, title: fragment.title, fragment };
  };
  /** A table with what stands above and below it. */
  const asLinkables = (table: AttachmentTable): Linkable[] => {
    const [above, below] = [false, true].map((isBelow) =>
      (table.pieces ?? []).filter(({ style }) => (style === 'tableNote') === isBelow).map(asText),
    );
    const own: Linkable = { kind: 'table', id: attachmentId(table.sheet), title: table.name, table };
    return [...above!, own, ...below!];
  };
  const behind = (id: string): AttachmentTable[] => link.tables.filter(({ sheet }) => places[sheet] === id);
  return [
    ...texts.flatMap((fragment): Linkable[] => [asText(fragment), ...behind(fragment.id).flatMap(asLinkables)]),
    ...link.tables.filter(({ sheet }) => places[sheet] === undefined).flatMap(asLinkables),
  ];
}

export function linkableText(linkable: Linkable): string {
  if (linkable.kind === 'fragment') return fragmentText(linkable.fragment);
  return textGrid(linkable.table)
    .flatMap((table) => table.flat())
    .join('\n');
}
