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
  const known = new Set(link.fragments.map(({ id }) => id));
  const places = Object.fromEntries(Object.entries(link.tablesAfter ?? {}).filter(([, id]) => known.has(id)));
  const asLinkable = (table: AttachmentTable): Linkable => {
    return { kind: 'table', id: attachmentId(table.sheet), title: table.name, table };
  };
  const behind = (id: string): AttachmentTable[] => link.tables.filter(({ sheet }) => places[sheet] === id);
  return [
    ...link.fragments.flatMap((fragment): Linkable[] => [
      { kind: 'fragment', id: fragment.id, title: fragment.title, fragment },
      ...behind(fragment.id).map(asLinkable),
    ]),
    ...link.tables.filter(({ sheet }) => places[sheet] === undefined).map(asLinkable),
  ];
}

export function linkableText(linkable: Linkable): string {
  if (linkable.kind === 'fragment') return fragmentText(linkable.fragment);
  return textGrid(linkable.table)
    .flatMap((table) => table.flat())
    .join('\n');
}
