import type { FoundRow } from '../refresh/found-document';
import type { ScannedControl, ScannedDocument, Span } from './scanned-document';
import { elementsOf } from './xml-elements';

/** What a user puts into a row beside its words; a row with it does not go without asking. */
const ofUsers =
  /<\w*:?(?:commentRangeStart|commentReference|ins|del|moveFrom|moveTo|rPrChange|pPrChange|tcPrChange|trPrChange|shd|highlight|drawing|pict|object|fldSimple|fldChar|hyperlink|footnoteReference|endnoteReference|sdt|oMath|AlternateContent)[\s/>]|<\w*:?bookmarkStart\s(?![^>]*_GoBack)/;

/** Rows of a control's tables by their places; one that a tracked change took out is none. */
export function tableRows(scanned: ScannedDocument, control: ScannedControl): Span[][] {
  return allRows(scanned, control).map((rows) =>
    rows.filter(({ isGone }) => !isGone).map(({ start, end }) => ({ start, end })),
  );
}

/** The same with those that wait to be taken out: a live Word still counts them. */
export function allRows(
  { xml, prefix }: ScannedDocument,
  { tables }: ScannedControl,
): (Span & { readonly isGone: boolean })[][] {
  return tables.map(({ start, end }) => {
    const own = xml.slice(start, end);
    return elementsOf(own, (name) => name === `${prefix}tr`).map((row) => ({
      start: start + row.start,
      end: start + row.end,
      isGone: isTakenOut(own.slice(row.start, row.end), prefix),
    }));
  });
}

export function foundRows(scanned: ScannedDocument, control: ScannedControl): FoundRow[][] {
  const { xml, prefix } = scanned;
  return tableRows(scanned, control).map((rows) =>
    rows.map(({ start, end }) => {
      const row = xml.slice(start, end);
      return { isMerged: row.includes(`<${prefix}vMerge`), isTouched: ofUsers.test(row) };
    }),
  );
}

function isTakenOut(row: string, prefix: string): boolean {
  const [properties] = elementsOf(row, (name) => name === `${prefix}trPr` || name === `${prefix}tc`);
  return properties?.name === `${prefix}trPr` && row.slice(properties.start, properties.end).includes(`<${prefix}del `);
}
