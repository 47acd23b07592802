import { linkedId } from '../../../../core/report/wordml/control-text';
import type { ScannedControl, ScannedDocument } from '../../../../core/report/wordml/scanned-document';
import { attributeOf, tagsOf } from '../../../../core/report/wordml/xml-tokens';

/** A control as a program tells of it. */
export interface NamedControl {
  /** NaN where it has none. */
  readonly id: number;
  readonly tag: string;
  readonly title: string;
}

/** Which of a program's controls those of a document's XML are; one that the program does not tell of is missing. */
export function matchedControls<Item extends NamedControl>(
  scanned: ScannedDocument,
  items: readonly Item[],
): Map<ScannedControl, Item> {
  const left = new Set(items);
  const live = new Map<ScannedControl, Item>();
  const take = (control: ScannedControl, item: Item | undefined): void => {
    if (item === undefined) return;
    left.delete(item);
    live.set(control, item);
  };
  const named = scanned.controls.filter((control) => linkedId(control) !== null || control.title !== '');
  for (const control of named) {
    const id = idOf(scanned, control);
    if (id === null) continue;
    take(
      control,
      [...left].find((item) => (item.id | 0) === (id | 0) && item.tag === control.tag),
    );
  }
  // Without a number that both know: by order, where as many of one name are left on both sides.
  for (const control of named) {
    if (live.has(control)) continue;
    const isLike = (tag: string, title: string): boolean => tag === control.tag && title === control.title;
    const own = named.filter((one) => !live.has(one) && isLike(one.tag, one.title));
    const theirs = [...left].filter(({ tag, title }) => isLike(tag, title));
    if (own.length === theirs.length) own.forEach((one, index) => take(one, theirs[index]));
  }
  return live;
}

function idOf({ xml, prefix }: ScannedDocument, { properties }: ScannedControl): number | null {
  if (properties.start < 0) return null;
  const text = xml.slice(properties.start, properties.end);
  for (const { name, start, end } of tagsOf(text)) {
    if (name !== `${prefix}id`) continue;
    const value = attributeOf(text.slice(start, end), `${prefix}val`);
    return value === null || !/^-?\d+$/.test(value) ? null : Number(value);
  }
  return null;
}
