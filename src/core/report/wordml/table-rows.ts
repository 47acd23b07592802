import type { FoundRow } from '../refresh/found-document';
import type { ScannedControl, ScannedDocument, Span } from './scanned-document';
import { elementsOf } from './xml-elements';

/** What a user puts into a row beside its words; a row with it does not go without asking. */
const ofUsers =
  /<\w*:?(?:commentRangeStart|commentReference|ins|del|moveFrom|moveTo|rPrChange|pPrChange|tcPrChange|trPrChange|shd|highlight|drawing|pict|object|fldSimple|fldChar|hyperlink|footnoteReference|endnoteReference|sdt|oMath|AlternateContent)[\s/>]|<\w*:?bookmarkStart\s(?![^>]*_GoBack)/;

/** Rows of a control's tables by their places; one that a tracked change took out is none. */
export function tableRows({ xml, prefix }: ScannedDocument, { tables }: ScannedControl): Span[][] {
  return tables.map(({ start, end }) => {
    const own = xml.slice(start, end);
    return elementsOf(own, (name) => name === `${prefix}tr`)
      .filter((row) => !isTakenOut(own.slice(row.start, row.end), prefix))
      .map((row) => ({ start: start + row.start, end: start + row.end }));
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
