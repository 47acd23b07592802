import { HostError, invalidArgument, itemNotFound } from '../executor/errors';
import { asBoolean, readOnly, type Arguments, type HostObject } from '../executor/type-table';
import { contains } from './model/dom';
import { comparePlaces, type Place, type Span } from './model/place';
import { spanText } from './model/span-text';
import { compareSpans } from './compare-spans';
import { insertContentControl, insertParagraph, insertText } from './insert';
import { insertTable } from './insert-table';
import {
  controlObject,
  paragraphObject,
  Range,
  RangeCollection,
  rangeObject,
  ranges,
  tableObject,
  type RangeState,
} from './objects';
import type { Target } from './target';
import { collections, cuts, getsRange, textMembers, texts } from './text-members';
import { cutAtDelimiters } from './text-ranges';

function spanOf({ document, start, end }: RangeState): Span {
  if (!contains(document.model.body, start.node) || !contains(document.model.body, end.node))
    throw new HostError('InvalidReference', 'The range is no longer in the document.', '', 404);
  return { start: { node: start.node, offset: start.offset }, end: { node: end.node, offset: end.offset } };
}

function view(state: RangeState): Target {
  const span = spanOf(state);
  return { document: state.document, inside: span, whole: span };
}

function putText(state: RangeState, args: Arguments): HostObject {
  const { document, start, end } = state;
  const { tree } = document.model;
  const where = args.word(1, textPlaces);
  const written = insertText(view(state), args.text(0), where);
  // Inside the range the new text belongs to it, outside it does not.
  if (where === 'Replace') tree.place(start, written.start);
  if (where === 'Replace' || where === 'End') tree.place(end, written.end);
  if (where === 'Start' && comparePlaces(written.start, start) < 0) tree.place(start, written.start);
  if (where === 'Before') tree.place(start, written.end);
  if (comparePlaces(end, start) < 0) tree.place(end, start);
  return rangeObject(document, written);
}

function earlier(one: Place, other: Place): Place {
  return comparePlaces(one, other) <= 0 ? one : other;
}

function later(one: Place, other: Place): Place {
  return comparePlaces(one, other) >= 0 ? one : other;
}

function expand(state: RangeState, args: Arguments): HostObject {
  const own = spanOf(state);
  const other = spanOf(Range.from(args.any(0)));
  return rangeObject(state.document, { start: earlier(own.start, other.start), end: later(own.end, other.end) });
}

function intersect(state: RangeState, args: Arguments): HostObject | null {
  const own = spanOf(state);
  const other = spanOf(Range.from(args.any(0)));
  const start = later(own.start, other.start);
  const end = earlier(own.end, other.end);
  return comparePlaces(start, end) > 0 ? null : rangeObject(state.document, { start, end });
}

const textPlaces = ['Replace', 'Start', 'End', 'Before', 'After'] as const;
const shared = textMembers(view, { text: textPlaces, break: ['Before', 'After'] });

Range.define({
  tracked: true,
  properties: {
    ...shared.properties,
    IsEmpty: readOnly((state) => spanText(spanOf(state)) === ''),
  },
  navigations: { ...shared.navigations, ...collections(view) },
  methods: {
    ...shared.methods,
    ...cuts(view),
    ...getsRange(view, ['Whole', 'Start', 'End', 'After', 'Content']),
    InsertText: putText,
    InsertParagraph: (state, args) => {
      const text = args.text(0);
      return paragraphObject(state.document, insertParagraph(view(state), text, args.word(1, ['Before', 'After'])));
    },
    InsertContentControl: (state) => {
      const sdt = insertContentControl(view(state));
      return controlObject(state.document, sdt);
    },
    InsertTable: (state, args) => tableObject(state.document, insertTable(view(state), args, ['Before', 'After'])),
    Delete: (state) => {
      const span = spanOf(state);
      state.document.write([span], () => state.document.model.text.delete(span));
    },
    CompareLocationWith: (state, args) => compareSpans(spanOf(state), spanOf(Range.from(args.any(0)))),
    ExpandTo: expand,
    ExpandToOrNullObject: expand,
    IntersectWith: (state, args) => {
      const found = intersect(state, args);
      if (!found) throw itemNotFound('the ranges do not meet');
      return found;
    },
    IntersectWithOrNullObject: intersect,
    Split: (state, args) => {
      const wanted = texts(args.any(0));
      if (args.has(1) && asBoolean(args.any(1)))
        throw invalidArgument('split over several paragraphs is not simulated');
      const options = {
        trimDelimiters: args.has(2) && asBoolean(args.any(2)),
        trimSpacing: args.has(3) && asBoolean(args.any(3)),
      };
      const found = cutAtDelimiters(spanOf(state), wanted, options);
      return ranges(state.document, () => found);
    },
  },
});

RangeCollection.define({
  tracked: true,
  items: ({ objects }) => objects,
  item: ({ objects }, args) => {
    const found = objects[args.number(0)];
    if (!found) throw itemNotFound(`range ${args.number(0)}`);
    return found;
  },
  methods: {
    GetItemAt: ({ objects }, args) => objects[args.number(0)] ?? null,
    GetFirst: ({ objects: [first] }) => {
      if (!first) throw itemNotFound('the first range');
      return first;
    },
    GetFirstOrNullObject: ({ objects: [first] }) => first ?? null,
  },
});
