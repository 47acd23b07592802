import { itemNotFound } from '../executor/errors';
import { asBoolean, asNumber, oneOf, readOnly, type HostObject, type Property } from '../executor/type-table';
import { ancestor, child, childElements, is, value, valueOf } from './model/dom';
import { contentSpan, paragraphsInside } from './model/blocks';
import { behind } from './model/place';
import { properties } from './model/properties';
import { listMembers } from './element-list';
import { insertParagraph } from './insert';
import { insertTable } from './insert-table';
import {
  contentControls,
  Paragraph,
  ParagraphCollection,
  paragraphObject,
  ranges,
  tableObject,
  type ElementState,
} from './objects';
import type { Target } from './target';
import { controlsIn, cuts, getsRange, insertsControl, textMembers, texts } from './text-members';
import { cutAtDelimiters } from './text-ranges';

function view({ document, element }: ElementState): Target {
  document.assertThere(element);
  const inside = contentSpan(element);
  return { document, inside, whole: { start: inside.start, end: behind(element) } };
}

const TWIPS = 20;

/** A length in points that stands as twentieths in an attribute of a paragraph's property. */
function points(name: string, attribute: string, otherwise = 0): Property<ElementState> {
  return {
    get: ({ element }) => Number(value(child(child(element, 'pPr'), name), attribute) ?? otherwise) / TWIPS,
    set: (state, stated) => setProperty(state, name, { [attribute]: String(Math.round(asNumber(stated) * TWIPS)) }),
  };
}

/** Grid lines, kept as hundredths. */
function lines(attribute: 'afterLines' | 'beforeLines'): Property<ElementState> {
  return {
    get: ({ element }) => Number(value(child(child(element, 'pPr'), 'spacing'), attribute) ?? 0) / 100,
    set: (state, stated) => setProperty(state, 'spacing', { [attribute]: String(Math.round(asNumber(stated) * 100)) }),
  };
}

const order = [
  'pStyle',
  'keepNext',
  'keepLines',
  'pageBreakBefore',
  'framePr',
  'widowControl',
  'numPr',
  'suppressLineNumbers',
  'pBdr',
  'shd',
  'tabs',
  'suppressAutoHyphens',
  'kinsoku',
  'wordWrap',
  'overflowPunct',
  'topLinePunct',
  'autoSpaceDE',
  'autoSpaceDN',
  'bidi',
  'adjustRightInd',
  'snapToGrid',
  'spacing',
  'ind',
  'contextualSpacing',
  'mirrorIndents',
  'suppressOverlap',
  'jc',
  'textDirection',
  'textAlignment',
  'textboxTightWrap',
  'outlineLvl',
];

function setProperty(state: ElementState, name: string, attributes: Readonly<Record<string, string>>): void {
  const { document, element } = state;
  const { tree } = document.model;
  document.write([view(state).inside], () => {
    const own = properties(tree, element);
    const found = child(own, name) ?? tree.create(name);
    if (!found.parentNode) {
      const earlier = order.slice(0, order.indexOf(name));
      tree.insertBefore(own, found, childElements(own).find((one) => !is(one, ...earlier)) ?? null);
    }
    for (const [attribute, stated] of Object.entries(attributes))
      tree.setAttribute(found, found.namespaceURI, `w:${attribute}`, stated);
  });
}

const alignments: Readonly<Record<string, string>> = {
  left: 'Left',
  start: 'Left',
  center: 'Centered',
  right: 'Right',
  end: 'Right',
  both: 'Justified',
  distribute: 'Justified',
};

function firstLine(element: Element): number {
  const indent = child(child(element, 'pPr'), 'ind');
  return (Number(value(indent, 'firstLine') ?? 0) - Number(value(indent, 'hanging') ?? 0)) / TWIPS;
}

function beside({ document, element }: ElementState, step: 1 | -1): HostObject | null {
  const all = paragraphsInside(document.model.body);
  const found = all[all.indexOf(element) + step];
  return found ? paragraphObject(document, found) : null;
}

function must(object: HostObject | null): HostObject {
  if (!object) throw itemNotFound('the paragraph beside it');
  return object;
}

const shared = textMembers(view, { text: ['Replace', 'Start', 'End'], break: ['Before', 'After'] });

Paragraph.define({
  tracked: true,
  properties: {
    ...shared.properties,
    Alignment: {
      get: ({ element }) => alignments[valueOf(child(element, 'pPr'), 'jc') ?? 'left'] ?? 'Unknown',
      set: (state, stated) => {
        const wish = oneOf(stated, ['Left', 'Centered', 'Right', 'Justified']);
        setProperty(state, 'jc', {
          val: { Left: 'left', Centered: 'center', Right: 'right', Justified: 'both' }[wish],
        });
      },
    },
    FirstLineIndent: {
      get: ({ element }) => firstLine(element),
      set: (state, stated) => {
        const twips = Math.round(asNumber(stated) * TWIPS);
        setProperty(state, 'ind', twips < 0 ? { hanging: String(-twips) } : { firstLine: String(twips) });
      },
    },
    LeftIndent: points('ind', 'left'),
    RightIndent: points('ind', 'right'),
    SpaceAfter: points('spacing', 'after'),
    SpaceBefore: points('spacing', 'before'),
    LineUnitAfter: lines('afterLines'),
    LineUnitBefore: lines('beforeLines'),
    LineSpacing: points('spacing', 'line', 240),
    OutlineLevel: readOnly(({ element }) => Number(valueOf(child(element, 'pPr'), 'outlineLvl') ?? 9) + 1),
    IsListItem: readOnly(({ element }) => child(child(element, 'pPr'), 'numPr') !== null),
    IsLastParagraph: readOnly(({ element }) => {
      const body = ancestor(element, 'tc', 'body');
      return body !== null && paragraphsInside(body).at(-1) === element;
    }),
    TableNestingLevel: readOnly(({ element }) => {
      let level = 0;
      for (let at = ancestor(element, 'tbl'); at; at = ancestor(at.parentNode, 'tbl')) level += 1;
      return level;
    }),
  },
  navigations: {
    ...shared.navigations,
    ContentControls: (state) => contentControls(state.document, () => controlsIn(view(state))),
  },
  methods: {
    ...shared.methods,
    ...cuts(view),
    ...insertsControl((state) => view(state)),
    ...getsRange(view, ['Whole', 'Start', 'End', 'After', 'Content']),
    InsertParagraph: (state, args) => {
      const text = args.text(0);
      return paragraphObject(state.document, insertParagraph(view(state), text, args.word(1, ['Before', 'After'])));
    },
    InsertTable: (state, args) => tableObject(state.document, insertTable(view(state), args, ['Before', 'After'])),
    Delete: (state) => {
      const { document, inside, whole } = view(state);
      document.write([inside], () => document.model.text.delete(whole));
    },
    GetNext: (state) => must(beside(state, 1)),
    GetNextOrNullObject: (state) => beside(state, 1),
    GetPrevious: (state) => must(beside(state, -1)),
    GetPreviousOrNullObject: (state) => beside(state, -1),
    Split: (state, args) => {
      const wanted = texts(args.any(0));
      const options = {
        trimDelimiters: args.has(1) && asBoolean(args.any(1)),
        trimSpacing: args.has(2) && asBoolean(args.any(2)),
      };
      const found = cutAtDelimiters(view(state).inside, wanted, options);
      return ranges(state.document, () => found);
    },
  },
});

const list = listMembers(ParagraphCollection, paragraphObject);

ParagraphCollection.define({
  ...list,
  methods: {
    ...list.methods,
    GetLast: ({ document, find }) => {
      const last = find().at(-1);
      if (!last) throw itemNotFound('the last paragraph');
      return paragraphObject(document, last);
    },
    GetLastOrNullObject: ({ document, find }) => {
      const last = find().at(-1);
      return last ? paragraphObject(document, last) : null;
    },
  },
});
