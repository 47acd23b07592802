import { child, childElements, type XmlTools } from '../../word/model/dom';
import { withProlog, type DocumentParts } from '../../word/model/document-parts';
import { author, title } from '../../word/properties';
import { asNumber, asText, readOnly } from '../object';
import { wrote, type OpenedDocument, type WriterWorld } from './world';

const CUSTOM = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';

/** Texts by names, wherever in the package they are. */
interface NamedTexts {
  all(): readonly (readonly [name: string, value: string])[];
  put(texts: readonly (readonly [string, string])[]): void;
}

/** `w:docVars` in word/settings.xml. */
function documentVariables(parts: DocumentParts, tools: XmlTools): NamedTexts {
  const partName = (): string | null =>
    parts.relationships(parts.mainName).find(({ type }) => type === 'settings')?.target ?? null;
  const root = (): Element | null => {
    const name = partName();
    return name === null ? null : parts.document(name).documentElement;
  };
  const stated = (element: Element, name: string): string => element.getAttributeNS(element.namespaceURI, name) ?? '';
  return {
    all: () => {
      const own = child(root(), 'docVars');
      return own ? childElements(own).map((one) => [stated(one, 'name'), stated(one, 'val')] as const) : [];
    },
    put: (texts) => {
      const name = partName();
      const own = root();
      if (name === null || own === null) throw new Error('a document without settings is not simulated');
      const old = child(own, 'docVars');
      if (old) own.removeChild(old);
      if (texts.length > 0) {
        const namespace = own.namespaceURI ?? '';
        const made = own.ownerDocument.createElementNS(namespace, 'w:docVars');
        for (const [key, value] of texts) {
          const one = own.ownerDocument.createElementNS(namespace, 'w:docVar');
          one.setAttributeNS(namespace, 'w:name', key);
          one.setAttributeNS(namespace, 'w:val', value);
          made.appendChild(one);
        }
        own.insertBefore(made, childElements(own).find((one) => afterVariables.includes(one.localName)) ?? null);
      }
      parts.setText(name, withProlog(tools.write(own)));
    },
  };
}

/** What comes behind docVars in settings.xml. */
const afterVariables = [
  'rsids',
  'mathPr',
  'attachedSchema',
  'themeFontLang',
  'clrSchemeMapping',
  'shapeDefaults',
  'decimalSymbol',
  'listSeparator',
];

/** docProps/custom.xml. */
function customProperties(parts: DocumentParts): NamedTexts {
  const partName = (): string | null =>
    parts.relationships('').find(({ type }) => type === 'custom-properties')?.target ?? null;
  return {
    all: () => {
      const name = partName();
      if (name === null || !parts.file.has(name)) return [];
      return childElements(parts.document(name).documentElement).map(
        (one) => [one.getAttribute('name') ?? '', one.textContent ?? ''] as const,
      );
    },
    put: (texts) => {
      const name = partName() ?? 'docProps/custom.xml';
      const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      const own = texts.map(
        ([key, value], at) =>
          `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${escape(key)}"><vt:lpwstr>${escape(value)}</vt:lpwstr></property>`,
      );
      parts.setText(name, withProlog(`<Properties xmlns="${CUSTOM}" xmlns:vt="${TYPES}">${own.join('')}</Properties>`));
      if (partName() !== null) return;
      parts.setContentType(name, 'application/vnd.openxmlformats-officedocument.custom-properties+xml');
      parts.relate('', 'custom-properties', name);
    },
  };
}

export function variablesObject(world: WriterWorld, opened: OpenedDocument): object {
  const texts = documentVariables(opened.model.parts, opened.model.tools);
  return collection(world, opened, 'Variables', texts, (name, value) => {
    // Word's own limit.
    if (asText(value).length > 65_280) throw new Error('the text is too long');
    return [asText(name), asText(value)];
  });
}

export function customPropertiesObject(world: WriterWorld, opened: OpenedDocument): object {
  const texts = customProperties(opened.model.parts);
  return collection(world, opened, 'DocumentProperties', texts, (name, linked, kind, value) => {
    if (linked !== false || kind !== 4) throw new Error('only texts of their own are simulated');
    if (asText(value).length > 255) throw new Error('the text is too long');
    return [asText(name), asText(value)];
  });
}

function collection(
  world: WriterWorld,
  opened: OpenedDocument,
  className: 'Variables' | 'DocumentProperties',
  texts: NamedTexts,
  given: (...values: unknown[]) => readonly [string, string],
): object {
  const put = (next: readonly (readonly [string, string])[]): void => {
    texts.put(next);
    wrote(opened);
  };
  return world.maker.make(className, opened, {
    Count: readOnly(() => texts.all().length),
    Item: {
      call: (index: unknown) => {
        const found = texts.all()[asNumber(index) - 1];
        if (!found) throw new Error('there is no such one');
        return world.maker.make(className === 'Variables' ? 'Variable' : 'DocumentProperty', opened, {
          Name: readOnly(() => found[0]),
          Value: readOnly(() => found[1]),
          Delete: { call: () => put(texts.all().filter(([name]) => name !== found[0])) },
        });
      },
    },
    Add: {
      call: (...values: unknown[]) => {
        const next = given(...values);
        if (texts.all().some(([name]) => name === next[0])) throw new Error('there is one of that name');
        put([...texts.all(), next]);
      },
    },
  });
}

export function xmlPartsObject(world: WriterWorld, opened: OpenedDocument): object {
  const { xmlParts: parts } = opened.document;
  const part = (own: ReturnType<typeof parts.add>): object =>
    world.maker.make('CustomXMLPart', opened, {
      XML: readOnly(() => parts.xml(own)),
      Delete: {
        call: () => {
          parts.delete(own);
          wrote(opened);
        },
      },
    });
  return world.maker.make('CustomXMLParts', opened, {
    Add: {
      call: (xml: unknown) => {
        const made = parts.add(asText(xml));
        wrote(opened);
        return part(made);
      },
    },
    SelectByNamespace: {
      call: (namespace: unknown) => {
        const found = parts.all().filter((one) => one.namespace === asText(namespace));
        return world.maker.make('CustomXMLParts', opened, {
          Count: readOnly(() => found.length),
          Item: {
            call: (index: unknown) => {
              const own = found[asNumber(index) - 1];
              if (!own) throw new Error('there is no such part');
              return part(own);
            },
          },
        });
      },
    },
  });
}

export function builtInPropertiesObject(world: WriterWorld, opened: OpenedDocument): object {
  const known = { Title: title, Author: author };
  return world.maker.make('DocumentProperties', opened, {
    Item: {
      call: (name: unknown) => {
        const own = known[asText(name) as keyof typeof known];
        if (!own) throw new Error(`the property ${String(name)} is not simulated`);
        return world.maker.make('DocumentProperty', opened, {
          Value: {
            get: () => own.get?.({ document: opened.document }),
            set: (value: never) => {
              own.set?.({ document: opened.document }, asText(value));
              wrote(opened);
            },
          },
        });
      },
    },
  });
}

/** What a save may leave out of the file. */
export type Loss = 'tags' | 'titles' | 'parts' | 'variables' | 'properties';

export function leaveOut(
  { document, model }: Pick<OpenedDocument, 'document' | 'model'>,
  losses: readonly Loss[],
): void {
  const without = (name: 'tag' | 'alias'): void => {
    for (const sdt of model.controls()) {
      const own = child(child(sdt, 'sdtPr'), name);
      if (own) model.edit('addin', () => model.tree.remove(own));
    }
  };
  if (losses.includes('tags')) without('tag');
  if (losses.includes('titles')) without('alias');
  if (losses.includes('parts')) for (const part of document.xmlParts.all()) document.xmlParts.delete(part);
  if (losses.includes('variables') && documentVariables(model.parts, model.tools).all().length > 0)
    documentVariables(model.parts, model.tools).put([]);
  if (losses.includes('properties') && customProperties(model.parts).all().length > 0)
    customProperties(model.parts).put([]);
}
