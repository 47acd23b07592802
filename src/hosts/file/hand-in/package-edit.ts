import { asStartTag, attributeOf, tagsOf } from '../../../core/report/wordml/xml-tokens';
import type { OfficePackage } from '../package/office-package';
import { readPackage } from '../package/package';
import type { Wanted } from '../package/diagnose';
import { readRelationships, type Relationship } from '../package/relationships';
import { encodeXml } from '../package/xml';
import { applySplices } from '../patch/xml-splice';
import { patchZip } from '../patch/zip-patch';

const types = '[Content_Types].xml';

/** A package whose parts are changed and taken out; what nobody touched keeps its very bytes. */
export class PackageEdit {
  readonly source: OfficePackage;
  private readonly changed = new Map<string, string>();
  private readonly binaries = new Map<string, Uint8Array>();
  private readonly dropped = new Set<string>();

  constructor(
    private readonly bytes: Uint8Array,
    readonly file: string,
    wanted: Wanted,
  ) {
    this.source = readPackage(bytes, { file, wanted });
  }

  get main(): string {
    return this.source.main;
  }

  has(part: string): boolean {
    return !this.dropped.has(part.toLowerCase()) && (this.changed.has(part) || this.source.has(part));
  }

  /** The part as it is now; well-formed. */
  text(part: string): string {
    return this.changed.get(part) ?? this.source.markup(part);
  }

  set(part: string, xml: string): void {
    if (!this.source.has(part) || xml !== this.text(part)) this.changed.set(part, xml);
  }

  setBytes(part: string, bytes: Uint8Array): void {
    this.binaries.set(part, bytes);
  }

  /** Relationships as they are now. */
  relationships(part: string): Relationship[] {
    const { changed } = this;
    const parts = {
      file: this.file,
      has: (name: string) => this.has(name),
      xml: (name: string) => changed.get(name) ?? this.source.xml(name),
    };
    return readRelationships(parts, part);
  }

  /** Every part that a relationship of `part` of one of these kinds leads to. */
  related(part: string, ...kinds: readonly string[]): string[] {
    return this.relationships(part).flatMap(({ type, target, isExternal }) =>
      !isExternal && kinds.includes(type) && this.has(target) ? [target] : [],
    );
  }

  /** XML parts that are still there, relationships and content types aside. */
  xmlParts(): string[] {
    const names = new Set([...this.source.names, ...this.changed.keys()]);
    return [...names].filter((name) => /\.(?:xml|vml)$/i.test(name) && name !== types && this.has(name));
  }

  /** Takes a part out, with what leads to it and what only it leads to. */
  drop(part: string): void {
    if (!this.has(part)) return;
    const own = this.relationships(part).flatMap(({ target, isExternal }) => (isExternal ? [] : [target]));
    this.dropped.add(part.toLowerCase());
    this.dropped.add(relsOf(part).toLowerCase());
    this.dropRelationships(({ target, isExternal }) => !isExternal && target.toLowerCase() === part.toLowerCase());
    for (const target of own) if (this.has(target) && !this.isReached(target)) this.drop(target);
  }

  /** Relationships that are not wanted, wherever they stand. */
  dropRelationships(isUnwanted: (relationship: Relationship) => boolean): void {
    for (const owner of this.owners()) {
      const gone = new Set(
        this.relationships(owner)
          .filter(isUnwanted)
          .map(({ id }) => id),
      );
      if (gone.size === 0) continue;
      const rels = relsOf(owner);
      this.set(
        rels,
        withoutTags(this.text(rels), (tag) => gone.has(attributeOf(tag, 'Id') ?? '')),
      );
    }
  }

  /** A new part, known to `owner` by the relationship whose id is given back. */
  add(part: string, xml: string, contentType: string, owner: string, relationshipType: string): string {
    this.changed.set(part, xml);
    const rels = relsOf(owner);
    const known = new Set(this.relationships(owner).map(({ id }) => id));
    let number = 1;
    while (known.has(`rIdH${number}`)) number++;
    const id = `rIdH${number}`;
    const empty =
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    const before = this.has(rels) ? this.text(rels) : empty;
    this.changed.set(rels, intoRoot(before, `<Relationship Id="${id}" Type="${relationshipType}" Target="/${part}"/>`));
    const override = `<Override PartName="/${part}" ContentType="${contentType}"/>`;
    this.changed.set(types, intoRoot(this.text(types), override));
    return id;
  }

  bytesNow(): Uint8Array {
    const gone = (tag: string): boolean =>
      this.dropped.has((attributeOf(tag, 'PartName') ?? '').replace(/^\//, '').toLowerCase());
    if (this.dropped.size > 0) this.set(types, withoutTags(this.text(types), gone));
    const parts = new Map<string, Uint8Array | null>(this.binaries);
    for (const [part, xml] of this.changed) if (!this.dropped.has(part.toLowerCase())) parts.set(part, encodeXml(xml));
    for (const part of this.source.names) if (this.dropped.has(part.toLowerCase())) parts.set(part, null);
    return parts.size === 0 ? this.bytes : patchZip(this.bytes, parts, this.file);
  }

  /** Parts that have relationships; '' for the package. */
  private owners(): string[] {
    const names = new Set([...this.source.names, ...this.changed.keys()]);
    return [...names].flatMap((name) => {
      const found = /^(.*?)_rels\/([^/]*)\.rels$/i.exec(name);
      return found && this.has(name) ? [`${found[1]}${found[2]}`] : [];
    });
  }

  private isReached(part: string): boolean {
    return this.owners().some((owner) =>
      this.relationships(owner).some(
        ({ target, isExternal }) => !isExternal && target.toLowerCase() === part.toLowerCase(),
      ),
    );
  }
}

function relsOf(part: string): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** The empty elements of such a part without some; one written in two tags goes whole. */
function withoutTags(xml: string, isUnwanted: (tag: string) => boolean): string {
  const tags = [...tagsOf(xml)];
  return applySplices(
    xml,
    tags.flatMap((tag, at) => {
      if (tag.kind === 'close' || at === 0 || !isUnwanted(xml.slice(tag.start, tag.end))) return [];
      const end = tag.kind === 'empty' ? tag.end : (tags[at + 1]?.end ?? tag.end);
      return [{ start: tag.start, end, text: '' }];
    }),
  );
}

/** Before the root element closes, in its own prefix. */
function intoRoot(xml: string, addition: string): string {
  const tags = [...tagsOf(xml)];
  const [root, last] = [tags[0]!, tags.at(-1)!];
  const prefix = root.name.includes(':') ? root.name.slice(0, root.name.indexOf(':') + 1) : '';
  const named = addition.replace(/<(?=[A-Z])/g, `<${prefix}`);
  if (root.kind === 'empty') {
    const open = asStartTag(xml.slice(root.start, root.end));
    return `${xml.slice(0, root.start)}${open}${named}</${root.name}>${xml.slice(root.end)}`;
  }
  return xml.slice(0, last.start) + named + xml.slice(last.start);
}
