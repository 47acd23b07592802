import { readOnly } from '../executor/type-table';
import { ancestor, is } from './model/dom';
import { contentSpan } from './model/blocks';
import { insertParagraph } from './insert';
import { insertTable } from './insert-table';
import { Body, paragraphObject, rangeObject, tableObject, type ElementState } from './objects';
import { insertFile } from './ooxml';
import type { Target } from './target';
import { collections, getsRange, insertsControl, textMembers } from './text-members';

/** The text of the document, or of one cell. */
function view({ document, element }: ElementState): Target {
  document.assertThere(element);
  const inside = contentSpan(element);
  return { document, inside, whole: inside };
}

const shared = textMembers(view, { text: ['Replace', 'Start', 'End'], break: ['Start', 'End'] });
const { ParentContentControl, ParentContentControlOrNullObject, ParentBody } = shared.navigations;

Body.define({
  tracked: true,
  properties: {
    ...shared.properties,
    Type: readOnly(({ element }) => (is(element, 'tc') ? 'TableCell' : 'MainDoc')),
  },
  navigations: {
    ...collections(view),
    ...(shared.navigations['Font'] && { Font: shared.navigations['Font'] }),
    ...(ParentContentControl && { ParentContentControl }),
    ...(ParentContentControlOrNullObject && { ParentContentControlOrNullObject }),
    ...(ParentBody && {
      ParentBody: (state) => {
        const outer = ancestor(state.element.parentNode, 'tc', 'body');
        return ParentBody(outer ? { ...state, element: outer } : state);
      },
    }),
  },
  methods: {
    ...shared.methods,
    ...insertsControl(view),
    ...getsRange(view, ['Whole', 'Start', 'End', 'After', 'Content']),
    InsertFileFromBase64: (state, args) => {
      const base64 = args.text(0);
      return rangeObject(state.document, insertFile(view(state), base64, args.word(1, ['Replace', 'Start', 'End'])));
    },
    InsertParagraph: (state, args) => {
      const text = args.text(0);
      return paragraphObject(state.document, insertParagraph(view(state), text, args.word(1, ['Start', 'End'])));
    },
    InsertTable: (state, args) => tableObject(state.document, insertTable(view(state), args, ['Start', 'End'])),
  },
});
