import { childElements } from './model/dom';
import { withProlog, type DocumentParts } from './model/document-parts';

const EXTENSION = 'http://schemas.microsoft.com/office/webextensions/webextension/2010/11';
const PANES = 'http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11';
const RELATION = 'http://schemas.microsoft.com/office/2011/relationships';
const part = 'word/webextensions/webextension1.xml';
const panes = 'word/webextensions/taskpanes.xml';

/** Office.context.document.settings: values as JSON, kept in the file where Word keeps those of an add-in. */
export class OfficeSettings {
  private values = new Map<string, string>();

  constructor(private readonly parts: DocumentParts) {
    if (!parts.file.has(part)) return;
    const all = parts.document(part).getElementsByTagNameNS(EXTENSION, 'property');
    for (let at = 0; at < all.length; at++) {
      const element = all.item(at);
      if (element) this.values.set(element.getAttribute('name') ?? '', element.getAttribute('value') ?? '');
    }
  }

  all(): readonly (readonly [string, string])[] {
    return [...this.values];
  }

  save(values: readonly (readonly [string, string])[]): void {
    this.values = new Map(values);
    const { parts } = this;
    const properties = values
      .map(([name, value]) => `<we:property name="${escape(name)}" value="${escape(value)}"/>`)
      .join('');
    const isNew = !parts.file.has(part);
    const id = isNew
      ? '{6B1F3B0E-0000-4000-8000-000000000001}'
      : (parts.document(part).documentElement.getAttribute('id') ?? '');
    const own = isNew ? '' : reference(parts);
    parts.setText(
      part,
      withProlog(
        `<we:webextension xmlns:we="${EXTENSION}" id="${escape(id)}">${own || '<we:reference id="simulated" version="1.0.0.0" store="developer" storeType="Registry"/>'}` +
          `<we:alternateReferences/><we:properties>${properties}</we:properties><we:bindings/></we:webextension>`,
      ),
    );
    if (!isNew) return;
    parts.setContentType(part, 'application/vnd.ms-office.webextension+xml');
    if (parts.file.has(panes)) return;
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    parts.setText(
      panes,
      withProlog(
        `<wetp:taskpanes xmlns:wetp="${PANES}"><wetp:taskpane dockstate="right" visibility="0" width="350" row="1">` +
          `<wetp:webextensionref xmlns:r="${relations}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
      ),
    );
    parts.setContentType(panes, 'application/vnd.ms-office.webextensiontaskpanes+xml');
    parts.relate('', `${RELATION}/webextensiontaskpanes`, panes);
    parts.relate(panes, `${RELATION}/webextension`, part);
  }
}

function reference(parts: DocumentParts): string {
  const found = childElements(parts.document(part).documentElement).find((one) => one.localName === 'reference');
  if (!found) return '';
  const attributes = ['id', 'version', 'store', 'storeType'].map(
    (name) => `${name}="${escape(found.getAttribute(name) ?? '')}"`,
  );
  return `<we:reference ${attributes.join(' ')}/>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
