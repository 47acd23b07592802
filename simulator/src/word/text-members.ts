import { invalidArgument, itemNotFound } from '../executor/errors';
import { asBoolean, asText, type Arguments, type HostObject, type Property, readOnly } from '../executor/type-table';
import { ancestor, is } from './model/dom';
import { controlsAround, paragraphsIn } from './model/blocks';
import { isRichText } from './model/control';
import { nodesIn, spanHolds, type Place, type Span } from './model/place';
import { spanText } from './model/span-text';
import { insertContentControl, insertText, type Location } from './insert';
import { breakTypes, insertBreak } from './insert-break';
import {
  bodyObject,
  contentControls,
  controlObject,
  fontObject,
  paragraphs,
  rangeObject,
  ranges,
  tableObject,
  tables,
  cellObject,
} from './objects';
import { insertOoxml, packageOf } from './ooxml';
import { searchIn } from './search';
import { SearchOptions } from './search-options';
import { readStyle, readStyleBuiltIn, writeStyle, writeStyleBuiltIn } from './style';
import type { Target } from './target';
import { textRanges } from './text-ranges';

export type View<State> = (state: State) => Target;

type Members<State> = {
  readonly properties: Record<string, Property<State>>;
  readonly navigations: Record<string, (state: State) => HostObject | null>;
  readonly methods: Record<string, (state: State, args: Arguments) => unknown>;
};

function must(object: HostObject | null, what: string): HostObject {
  if (!object) throw itemNotFound(what);
  return object;
}

const point = (place: Place): Span => ({ start: place, end: place });

/** Getters for "parentX" (fails where there is none) and "parentXOrNullObject". */
function parents<State>(
  find: (state: State) => HostObject | null,
  name: string,
): Record<string, (state: State) => HostObject | null> {
  return { [name]: (state) => must(find(state), name), [`${name}OrNullObject`]: find };
}

/** Where a class takes text (and what comes as text: packages), and where breaks. The others it refuses. */
export interface Places {
  readonly text: readonly Location[];
  readonly break: readonly Exclude<Location, 'Replace'>[];
}

/** Members that Body, ContentControl, Paragraph and Range share. */
export function textMembers<State>(view: View<State>, places: Places): Members<State> {
  return {
    properties: {
      Text: readOnly((state) => spanText(view(state).inside)),
      Style: { get: (state) => readStyle(view(state)), set: (state, value) => writeStyle(view(state), asText(value)) },
      StyleBuiltIn: {
        get: (state) => readStyleBuiltIn(view(state)),
        set: (state, value) => writeStyleBuiltIn(view(state), asText(value)),
      },
    },
    navigations: {
      Font: (state) => fontObject(() => view(state)),
      ...parents((state) => parentControl(view(state)), 'ParentContentControl'),
      ...parents((state) => parentTable(view(state)), 'ParentTable'),
      ...parents((state) => parentCell(view(state)), 'ParentTableCell'),
      ParentBody: (state) =>
        bodyObject(
          view(state).document,
          ancestor(view(state).whole.start.node, 'tc', 'body') ?? view(state).document.model.body,
        ),
    },
    methods: {
      Clear: (state) => {
        const { document, inside } = view(state);
        document.write([inside], () => document.model.text.delete(inside));
      },
      InsertBreak: (state, args) => insertBreak(view(state), args.word(0, breakTypes), args.word(1, places.break)),
      InsertText: (state, args) =>
        rangeObject(view(state).document, insertText(view(state), args.text(0), args.word(1, places.text))),
      GetOoxml: (state) => packageOf(view(state)),
      InsertOoxml: (state, args) => {
        const target = view(state);
        return rangeObject(target.document, insertOoxml(target, args.text(0), args.word(1, places.text)));
      },
      Search: (state, args) => {
        const { document, inside } = view(state);
        const text = args.text(0);
        const options = args.has(1) ? SearchOptions.from(args.any(1)) : {};
        const found = searchIn(inside, text, options);
        return ranges(document, () => found);
      },
      Select: (state, args) => {
        const { document, inside } = view(state);
        const mode = args.word(0, ['Select', 'Start', 'End'], 'Select');
        document.model.select(mode === 'Select' ? inside : point(mode === 'Start' ? inside.start : inside.end));
      },
    },
  };
}

/** Collections inside a stretch of text. */
export function collections<State>(view: View<State>): Record<string, (state: State) => HostObject | null> {
  return {
    ContentControls: (state) => contentControls(view(state).document, () => controlsIn(view(state))),
    Paragraphs: (state) => paragraphs(view(state).document, () => paragraphsIn(view(state).inside)),
    Tables: (state) => tables(view(state).document, () => tablesIn(view(state))),
  };
}

/** Cutting a text into ranges (WordApi 1.3). */
export function cuts<State>(view: View<State>): Members<State>['methods'] {
  return {
    GetTextRanges: (state, args) => {
      const { document, inside } = view(state);
      const found = textRanges(inside, texts(args.any(0)), { trimSpacing: args.has(1) && asBoolean(args.any(1)) });
      return ranges(document, () => found);
    },
  };
}

export function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidArgument('A list of texts is expected here.');
  return value.map(asText);
}

export function insertsControl<State>(view: View<State>): Members<State>['methods'] {
  return {
    InsertContentControl: (state, args) => {
      if (args.has(0)) args.word(0, ['RichText']);
      const target = view(state);
      return controlObject(target.document, insertContentControl(target));
    },
  };
}

/** Rich text controls that lie whole in a stretch. */
export function controlsIn({ inside }: Target): readonly Element[] {
  const found: Element[] = [];
  for (const node of nodesIn(inside))
    if (is(node, 'sdt') && isRichText(node) && spanHolds(inside, node)) found.push(node);
  return found;
}

/** Tables that a stretch touches from outside; those in cells belong to the cell. */
function tablesIn({ inside }: Target): readonly Element[] {
  const outer = ancestor(inside.start.node, 'tc');
  const found: Element[] = [];
  const around = ancestor(inside.start.node, 'tbl');
  if (around && around !== ancestor(inside.end.node, 'tbl')) found.push(around);
  for (const node of nodesIn(inside))
    if (is(node, 'tbl') && ancestor(node.parentNode, 'tc') === outer) found.push(node);
  return found;
}

function parentControl({ document, whole }: Target): HostObject | null {
  const ends = new Set(controlsAround(whole.end.node));
  const found = controlsAround(whole.start.node).find((sdt) => isRichText(sdt) && ends.has(sdt));
  return found ? controlObject(document, found) : null;
}

function parentTable({ document, whole }: Target): HostObject | null {
  const table = ancestor(whole.start.node, 'tbl');
  return table ? tableObject(document, table) : null;
}

function parentCell({ document, whole }: Target): HostObject | null {
  const cell = ancestor(whole.start.node, 'tc');
  return cell && cell === ancestor(whole.end.node, 'tc') ? cellObject(document, cell) : null;
}

/** Where a class has places of its own: Start, End and the rest of Word.RangeLocation. */
export function rangeAt({ inside, whole }: Target, where: string): Span {
  switch (where) {
    case 'Whole':
      return whole;
    case 'Start':
      return point(inside.start);
    case 'End':
      return point(inside.end);
    case 'Before':
      return point(whole.start);
    case 'After':
      return point(whole.end);
    case 'Content':
      return inside;
    default:
      throw invalidArgument(`${where} is no place in a range`);
  }
}

export function getsRange<State>(view: View<State>, places: readonly string[]): Members<State>['methods'] {
  return {
    GetRange: (state, args) => {
      const target = view(state);
      return rangeObject(target.document, rangeAt(target, args.word(0, places, 'Whole')));
    },
  };
}
