import { asText, defineType, readOnly, type HostType, type Property } from '../executor/type-table';
import { withProlog, type DocumentParts } from './model/document-parts';
import type { DocumentState, OpenDocument } from './open-document';

const CORE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
const DC = 'http://purl.org/dc/elements/1.1/';
const TERMS = 'http://purl.org/dc/terms/';

function coreName(parts: DocumentParts): string | null {
  return parts.relationships('').find(({ type }) => type === 'core-properties')?.target ?? null;
}

function read(parts: DocumentParts, namespace: string, name: string): string {
  const part = coreName(parts);
  if (!part || !parts.file.has(part)) return '';
  return parts.document(part).getElementsByTagNameNS(namespace, name).item(0)?.textContent ?? '';
}

function core(namespace: string, name: string): Property<DocumentState> {
  return {
    get: ({ document }) => read(document.model.parts, namespace, name),
    set: ({ document }, given) => {
      const text = asText(given);
      document.guard([]);
      const { parts, tools } = document.model;
      let part = coreName(parts);
      if (!part || !parts.file.has(part)) {
        part = 'docProps/core.xml';
        parts.setText(part, withProlog(`<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="${DC}"/>`));
        parts.setContentType(part, 'application/vnd.openxmlformats-package.core-properties+xml');
        parts.relate('', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', part);
      }
      const xml = parts.document(part);
      const root = xml.documentElement;
      const prefix = namespace === DC ? 'dc' : 'cp';
      const element =
        xml.getElementsByTagNameNS(namespace, name).item(0) ??
        root.appendChild(xml.createElementNS(namespace, `${prefix}:${name}`));
      while (element.firstChild) element.removeChild(element.firstChild);
      element.appendChild(xml.createTextNode(text));
      parts.setText(part, withProlog(tools.write(root)));
      document.wrote();
    },
  };
}

/** A file that does not say when it was made counts as made when it was opened. */
function dated({ model }: OpenDocument, name: 'created' | 'modified'): string {
  return read(model.parts, TERMS, name) || model.reviser.now();
}

export const title = core(DC, 'title');
export const author = core(DC, 'creator');

export const DocumentProperties: HostType<DocumentState> = defineType<DocumentState>({
  name: 'DocumentProperties',
  tracked: true,
  properties: {
    Title: title,
    Subject: core(DC, 'subject'),
    Author: author,
    Comments: core(DC, 'description'),
    Keywords: core(CORE, 'keywords'),
    Category: core(CORE, 'category'),
    LastAuthor: readOnly(({ document }) => read(document.model.parts, CORE, 'lastModifiedBy')),
    RevisionNumber: readOnly(({ document }) => read(document.model.parts, CORE, 'revision')),
    CreationDate: readOnly(({ document }) => dated(document, 'created')),
    LastSaveTime: readOnly(({ document }) => dated(document, 'modified')),
  },
});
