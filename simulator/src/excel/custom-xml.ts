import { invalidArgument, itemNotFound } from '../executor/errors';
import { defineType, readOnly, type HostObject, type HostType } from '../executor/type-table';
import type { BookState } from './objects';

interface PartsState extends BookState {
  /** null: parts of all namespaces. */
  readonly namespace: string | null;
}

interface PartState extends BookState {
  readonly id: string;
}

/** The namespace of a part's root element. */
function namespaceOf(xml: string): string {
  return /<[^!?][^>]*?\bxmlns(?::[\w.-]+)?\s*=\s*["']([^"']*)["']/.exec(xml)?.[1] ?? '';
}

function ids({ book, namespace }: PartsState): readonly string[] {
  const parts = [...book.extras.xmlParts];
  return parts.filter(([, xml]) => namespace === null || namespaceOf(xml) === namespace).map(([id]) => id);
}

function checked(xml: string): string {
  if (!/^\s*<[\s\S]*>\s*$/.test(xml)) throw invalidArgument('A custom XML part is one XML document.');
  return xml;
}

function xmlOf({ book, id }: PartState): string {
  const xml = book.extras.xmlParts.get(id);
  if (xml === undefined) throw itemNotFound(`custom XML part ${id}`);
  return xml;
}

function get(state: PartsState, id: string): HostObject | null {
  return ids(state).includes(id) ? CustomXmlPart.of({ book: state.book, id }) : null;
}

const CustomXmlPart: HostType<PartState> = defineType<PartState>({
  name: 'CustomXmlPart',
  id: ({ id }) => id,
  properties: { Id: readOnly(({ id }) => id), NamespaceUri: readOnly((state) => namespaceOf(xmlOf(state))) },
  methods: {
    GetXml: xmlOf,
    SetXml: (state, args) => {
      xmlOf(state);
      const xml = checked(args.text(0));
      state.book.write(() => void state.book.extras.xmlParts.set(state.id, xml));
    },
    Delete: ({ book, id }) => book.write(() => void book.extras.xmlParts.delete(id)),
  },
});

const shared = {
  items: (state: PartsState) => ids(state).map((id) => CustomXmlPart.of({ book: state.book, id })),
  count: (state: PartsState) => ids(state).length,
  must(state: PartsState, id: string): HostObject {
    const part = get(state, id);
    if (!part) throw itemNotFound(`custom XML part ${id}`);
    return part;
  },
};

const CustomXmlPartScopedCollection: HostType<PartsState> = defineType<PartsState>({
  name: 'CustomXmlPartScopedCollection',
  item: (state, args) => shared.must(state, args.text(0)),
  items: shared.items,
  methods: {
    GetCount: shared.count,
    GetItem: (state, args) => shared.must(state, args.text(0)),
    GetItemOrNullObject: (state, args) => get(state, args.text(0)),
    GetOnlyItemOrNullObject: (state) => {
      const [id, ...more] = ids(state);
      return id === undefined || more.length > 0 ? null : CustomXmlPart.of({ book: state.book, id });
    },
  },
});

export const CustomXmlPartCollection: HostType<PartsState> = defineType<PartsState>({
  name: 'CustomXmlPartCollection',
  item: (state, args) => shared.must(state, args.text(0)),
  items: shared.items,
  methods: {
    Add: ({ book }, args) => {
      const xml = checked(args.text(0));
      const id = book.extras.newId();
      book.write(() => void book.extras.xmlParts.set(id, xml));
      return CustomXmlPart.of({ book, id });
    },
    GetByNamespace: ({ book }, args) => CustomXmlPartScopedCollection.of({ book, namespace: args.text(0) }),
    GetCount: shared.count,
    GetItem: (state, args) => shared.must(state, args.text(0)),
    GetItemOrNullObject: (state, args) => get(state, args.text(0)),
  },
});
