import { asColor } from '../executor/colors';
import { invalidArgument, itemNotFound } from '../executor/errors';
import { asBoolean, asText, oneOf, readOnly, type HostObject, type Property } from '../executor/type-table';
import { ancestor, childElements, is } from './model/dom';
import { contentOf, contentSpan, isBlockControl } from './model/blocks';
import {
  control,
  defaultPlaceholder,
  dropPlaceholder,
  setProperty,
  setW15,
  showPlaceholder,
  w15,
} from './model/control';
import { before, behind } from './model/place';
import { unwrap } from './model/locks';
import { spanText } from './model/span-text';
import { listMembers } from './element-list';
import { insertParagraph } from './insert';
import { insertTable } from './insert-table';
import {
  ContentControl,
  ContentControlCollection,
  contentControls,
  controlObject,
  paragraphObject,
  ranges,
  tableObject,
  type ElementState,
  type ListState,
} from './objects';
import { generalException } from './open-document';
import type { Target } from './target';
import { collections, cuts, getsRange, textMembers, texts } from './text-members';
import { cutAtDelimiters } from './text-ranges';

function view({ document, element }: ElementState): Target {
  document.assertThere(element);
  return { document, inside: contentSpan(contentOf(element)), whole: { start: before(element), end: behind(element) } };
}

/** A property of the control itself: its lock does not hold for it, the document's protection does. */
function change(state: ElementState, work: () => void): void {
  const { document, element } = state;
  document.assertThere(element);
  document.write([], work);
}

function text(name: 'tag' | 'alias', get: (sdt: Element) => string): Property<ElementState> {
  return {
    get: ({ element }) => get(element),
    set: (state, value) => {
      const stated = asText(value);
      // Word's own limit for both.
      if (stated.length > 64) throw invalidArgument('A tag or title has at most 64 characters.');
      change(state, () => setProperty(state.document.model.tree, state.element, name, stated));
    },
  };
}

function lock(half: 'content' | 'control'): Property<ElementState> {
  return {
    get: ({ element }) => (half === 'content' ? control.isContentLocked(element) : control.isFixed(element)),
    set: (state, value) => {
      const on = asBoolean(value);
      const { element } = state;
      const content = half === 'content' ? on : control.isContentLocked(element);
      const fixed = half === 'control' ? on : control.isFixed(element);
      const stated = content ? (fixed ? 'sdtContentLocked' : 'contentLocked') : fixed ? 'sdtLocked' : null;
      change(state, () => setProperty(state.document.model.tree, element, 'lock', stated));
    },
  };
}

const looks: Readonly<Record<string, string>> = { boundingBox: 'BoundingBox', tags: 'Tags', hidden: 'Hidden' };

/** Inline, of paragraphs, or of a table and its parts. */
function subtype(element: Element): string {
  if (!isBlockControl(element)) return 'RichTextInline';
  if (is(element.parentNode, 'tbl') || ancestor(element.parentNode, 'tbl', 'tc')?.localName === 'tbl')
    return is(element.parentNode, 'tr') ? 'RichTextTableCell' : 'RichTextTableRow';
  const blocks = childElements(contentOf(element)).filter((one) => is(one, 'p', 'tbl', 'sdt'));
  if (blocks.length === 1 && is(blocks[0], 'tbl')) return 'RichTextTable';
  return 'RichTextParagraphs';
}

const shared = textMembers(view, { text: ['Replace', 'Start', 'End'], break: ['Start', 'End', 'Before', 'After'] });
const isInTable = ({ element }: ElementState): boolean =>
  ['RichTextTable', 'RichTextTableRow'].includes(subtype(element));

ContentControl.define({
  tracked: true,
  properties: {
    ...shared.properties,
    Id: readOnly(({ element }) => control.id(element) ?? 0),
    Tag: text('tag', (sdt) => control.tag(sdt)),
    Title: text('alias', (sdt) => control.title(sdt)),
    Type: readOnly(() => 'RichText'),
    Subtype: readOnly(({ element }) => subtype(element)),
    Appearance: {
      get: ({ element }) => looks[w15(element, 'appearance') ?? 'boundingBox'] ?? 'BoundingBox',
      set: (state, value) => {
        const wish = oneOf(value, ['BoundingBox', 'Tags', 'Hidden']);
        const name = Object.entries(looks).find(([, shown]) => shown === wish)?.[0] ?? null;
        change(state, () =>
          setW15(state.document.model.tree, state.element, 'appearance', name === 'boundingBox' ? null : name),
        );
      },
    },
    Color: {
      get: ({ element }) => {
        const stated = w15(element, 'color');
        return stated ? `#${stated.toUpperCase()}` : '#000000';
      },
      set: (state, value) => {
        const stated = asColor(value).slice(1);
        change(state, () => setW15(state.document.model.tree, state.element, 'color', stated));
      },
    },
    CannotEdit: lock('content'),
    CannotDelete: lock('control'),
    RemoveWhenEdited: {
      get: ({ element }) => control.isTemporary(element),
      set: (state, value) => {
        const on = asBoolean(value);
        change(state, () => setProperty(state.document.model.tree, state.element, 'temporary', on ? undefined : null));
      },
    },
    PlaceholderText: {
      get: ({ document, element }) =>
        control.showsPlaceholder(element)
          ? spanText(contentSpan(contentOf(element)))
          : (document.model.placeholders.get(element) ?? ''),
      set: (state, value) => {
        const { document, element } = state;
        const stated = asText(value);
        document.model.placeholders.set(element, stated === '' ? defaultPlaceholder : stated);
        if (control.showsPlaceholder(element))
          change(state, () => showPlaceholder(document.model.tree, element, stated));
      },
    },
  },
  navigations: { ...shared.navigations, ...collections(view) },
  methods: {
    ...shared.methods,
    ...cuts(view),
    ...getsRange(view, ['Whole', 'Start', 'End', 'Before', 'After', 'Content']),
    InsertText: (state, args) => {
      const where = args.word(1, ['Replace', 'Start', 'End']);
      if (where === 'Replace' && isInTable(state))
        throw invalidArgument('Replace cannot be used with a control around a table or its rows.');
      return shared.methods['InsertText']?.(state, args);
    },
    InsertParagraph: (state, args) => {
      const given = args.text(0);
      return paragraphObject(
        state.document,
        insertParagraph(view(state), given, args.word(1, ['Start', 'End', 'Before', 'After'])),
      );
    },
    InsertTable: (state, args) =>
      tableObject(state.document, insertTable(view(state), args, ['Start', 'End', 'Before', 'After'])),
    Delete: (state, args) => remove(state, asBoolean(args.any(0))),
    Split: (state, args) => {
      const wanted = texts(args.any(0));
      if (args.has(1) && asBoolean(args.any(1)))
        throw invalidArgument('split over several paragraphs is not simulated');
      const options = {
        trimDelimiters: args.has(2) && asBoolean(args.any(2)),
        trimSpacing: args.has(3) && asBoolean(args.any(3)),
      };
      const found = cutAtDelimiters(view(state).inside, wanted, options);
      return ranges(state.document, () => found);
    },
  },
});

function remove(state: ElementState, keepContent: boolean): void {
  const { document, element } = state;
  const { whole } = view(state);
  if (control.isFixed(element)) throw generalException('the content control cannot be deleted');
  if (keepContent) {
    change(state, () => {
      dropPlaceholder(document.model.tree, element);
      unwrap(document.model, element);
    });
    return;
  }
  document.write([whole], () => {
    const { model } = document;
    if (model.tracksChanges) {
      // Tracked, the old content stays and shows as deleted, with its control around it (office-js #1299).
      model.text.delete(contentSpan(contentOf(element)));
      return;
    }
    const parent = element.parentNode as Element;
    model.tree.remove(element);
    model.text.ensureParagraph(parent);
  });
}

const list = listMembers(ContentControlCollection, controlObject);

function only(state: ListState, keep: (sdt: Element) => boolean): HostObject {
  return contentControls(state.document, () => state.find().filter(keep));
}

function byId({ document, find }: ListState, id: number): HostObject | null {
  const found = find().find((sdt) => control.id(sdt) === id);
  return found ? controlObject(document, found) : null;
}

function must(object: HostObject | null, id: number): HostObject {
  if (!object) throw itemNotFound(`content control ${id}`);
  return object;
}

const { GetItemAt: at } = list.methods;

ContentControlCollection.define({
  ...list,
  // The client's getItem asks by place in the collection, its own later questions by id.
  item: (state, args) => byId(state, args.number(0)) ?? (list.item?.(state, args) as HostObject),
  methods: {
    ...list.methods,
    ...(at && { GetItemAt: at }),
    GetById: (state, args) => must(byId(state, args.number(0)), args.number(0)),
    GetByIdOrNullObject: (state, args) => byId(state, args.number(0)),
    GetByTag: (state, args) => {
      const tag = args.text(0);
      return only(state, (sdt) => control.tag(sdt) === tag);
    },
    GetByTitle: (state, args) => {
      const title = args.text(0);
      return only(state, (sdt) => control.title(sdt) === title);
    },
    GetByTypes: (state, args) => {
      const types = texts(args.any(0));
      return only(state, () => types.includes('RichText'));
    },
  },
});
