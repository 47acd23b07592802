import type { DocumentParts } from './model/document-parts';
import { withProlog } from './model/document-parts';

const STORE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

export interface XmlPart {
  /** "{…}", as Word gives it. */
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
}

/** The custom XML parts of a .docx. Any add-in, and any program, can read them. */
export class CustomXmlParts {
  constructor(private readonly parts: DocumentParts) {}

  all(): readonly XmlPart[] {
    const found: XmlPart[] = [];
    for (const { type, target, isExternal } of this.parts.relationships(this.parts.mainName)) {
      if (type !== 'customXml' || isExternal || !this.parts.file.has(target)) continue;
      const root = this.parts.document(target).documentElement;
      found.push({ id: this.idOf(target), name: target, namespace: root.namespaceURI ?? '' });
    }
    return found;
  }

  byId(id: string): XmlPart | null {
    return this.all().find((part) => part.id.toLowerCase() === id.toLowerCase()) ?? null;
  }

  xml({ name }: XmlPart): string {
    return this.parts.file.text(name).replace(/^<\?xml[^>]*\?>\s*/, '');
  }

  /** @throws Error where the text is not one XML document */
  add(xml: string): XmlPart {
    const { parts } = this;
    const before = new Set(parts.file.names());
    let number = 1;
    while (before.has(`customXml/item${number}.xml`) || before.has(`customXml/itemProps${number}.xml`)) number += 1;
    const name = `customXml/item${number}.xml`;
    parts.setText(name, /^\s*<\?xml/.test(xml) ? xml : withProlog(xml));
    let namespace: string;
    try {
      namespace = parts.document(name).documentElement.namespaceURI ?? '';
    } catch (error) {
      parts.remove(name);
      throw error;
    }
    const taken = new Set(this.all().map(({ id }) => id));
    let id = newId(number);
    for (let salt = number + 1; taken.has(id); salt++) id = newId(salt);
    const properties = `customXml/itemProps${number}.xml`;
    const schemas =
      namespace === ''
        ? ''
        : `<ds:schemaRef ds:uri="${namespace.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"/>`;
    parts.setText(
      properties,
      withProlog(
        `<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${STORE}"><ds:schemaRefs>${schemas}</ds:schemaRefs></ds:datastoreItem>`,
      ),
    );
    parts.setContentType(properties, 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml');
    if (
      !parts.file
        .names()
        .some((one) => one === '[Content_Types].xml' && parts.file.text(one).includes('Extension="xml"'))
    )
      parts.setContentType(name, 'application/xml');
    parts.relate(parts.mainName, 'customXml', name);
    parts.relate(name, 'customXmlProps', properties);
    return { id, name, namespace };
  }

  set(part: XmlPart, xml: string): void {
    const old = this.parts.file.text(part.name);
    this.parts.setText(part.name, /^\s*<\?xml/.test(xml) ? xml : withProlog(xml));
    try {
      this.parts.document(part.name);
    } catch (error) {
      this.parts.setText(part.name, old);
      throw error;
    }
  }

  delete({ name }: XmlPart): void {
    const { parts } = this;
    const properties = this.propertiesOf(name);
    parts.unrelate(parts.mainName, name);
    const gone = [name, properties, name.replace(/([^/]+)$/, '_rels/$1.rels')];
    for (const one of gone) {
      if (!one || !parts.file.has(one)) continue;
      parts.dropContentType(one);
      parts.remove(one);
    }
  }

  private propertiesOf(name: string): string | null {
    return this.parts.relationships(name).find(({ type }) => type === 'customXmlProps')?.target ?? null;
  }

  private idOf(name: string): string {
    const properties = this.propertiesOf(name);
    const stated =
      properties && this.parts.file.has(properties)
        ? this.parts.document(properties).documentElement.getAttributeNS(STORE, 'itemID')
        : null;
    return stated ?? `{${name}}`;
  }
}

/** Looks like Word's, and is the same in every run. */
function newId(number: number): string {
  return `{4A580001-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}}`;
}
