import { invalidArgument, itemNotFound } from '../executor/errors';
import { asBoolean, asText, oneOf, type Property } from '../executor/type-table';
import { builtInAsShown, builtInByName, builtInStyle, styleIdOf } from './model/built-in-styles';
import { child, childElements, is, value, valueOf, type WordElement } from './model/dom';
import { before, behind } from './model/place';
import type { Tree } from './model/tree';
import type { ElementState } from './objects';

/** The order of tblPr's children that the schema asks for. */
const order = [
  'tblStyle',
  'tblpPr',
  'tblOverlap',
  'bidiVisual',
  'tblStyleRowBandSize',
  'tblStyleColBandSize',
  'tblW',
  'jc',
];
const behindLook = ['tblCaption', 'tblDescription', 'tblPrChange'];

function ownProperties(tree: Tree, table: Element): Element {
  const found = child(table, 'tblPr');
  if (found) return found;
  const made = tree.create('tblPr');
  tree.insertBefore(table, made, table.firstChild);
  return made;
}

function property(tree: Tree, table: Element, name: string): Element {
  const own = ownProperties(tree, table);
  const found = child(own, name);
  if (found) return found;
  const made = tree.create(name);
  const rank = order.indexOf(name);
  const isBehind = (one: Element): boolean => (rank < 0 ? is(one, ...behindLook) : !is(one, ...order.slice(0, rank)));
  tree.insertBefore(own, made, childElements(own).find(isBehind) ?? null);
  return made;
}

function write(state: ElementState, work: (tree: Tree) => void): void {
  const { document, element } = state;
  document.assertThere(element);
  const whole = { start: before(element), end: behind(element) };
  document.write([whole], () => work(document.model.tree));
}

function stylesOf({ document }: ElementState): readonly WordElement[] {
  const styles = document.model.parts.related('styles');
  return styles
    ? childElements(styles.documentElement).filter(
        (one): one is WordElement => is(one, 'style') && value(one, 'type') === 'table',
      )
    : [];
}

function nameOf(state: ElementState): string {
  const id = valueOf(child(state.element, 'tblPr'), 'tblStyle');
  return (
    valueOf(
      stylesOf(state).find((one) => value(one, 'styleId') === id),
      'name',
    ) ??
    id ??
    ''
  );
}

function setStyle(state: ElementState, id: string): void {
  write(state, (tree) => {
    const found = property(tree, state.element, 'tblStyle');
    tree.setAttribute(found, found.namespaceURI, 'w:val', id);
  });
}

/** A bit of w:tblLook: which rows and columns the style tells from the others. `plain`: set means that it does not. */
function look(attribute: string, bit: number, plain = false): Property<ElementState> {
  const read = ({ element }: ElementState): boolean => {
    const stated = child(child(element, 'tblPr'), 'tblLook');
    const own = value(stated, attribute);
    const on = own === null ? (parseInt(value(stated) ?? '0', 16) & bit) !== 0 : ['1', 'true', 'on'].includes(own);
    return on !== plain;
  };
  return {
    get: read,
    set: (state, given) => {
      const on = asBoolean(given) !== plain;
      write(state, (tree) => {
        const found = property(tree, state.element, 'tblLook');
        const bits = parseInt(value(found) ?? '0', 16);
        const text = (on ? bits | bit : bits & ~bit).toString(16).toUpperCase().padStart(4, '0');
        tree.setAttribute(found, found.namespaceURI, 'w:val', text);
        tree.setAttribute(found, found.namespaceURI, `w:${attribute}`, on ? '1' : '0');
      });
    },
  };
}

const alignments: Readonly<Record<string, string>> = {
  left: 'Left',
  start: 'Left',
  center: 'Centered',
  right: 'Right',
  end: 'Right',
};

/** How a table looks as a whole: its style, what of the style it shows, where it stands. */
export const tableStyles: Readonly<Record<string, Property<ElementState>>> = {
  Style: {
    get: nameOf,
    set: (state, given) => {
      const name = asText(given);
      const style = stylesOf(state).find((one) => (valueOf(one, 'name') ?? '').toLowerCase() === name.toLowerCase());
      if (style) return setStyle(state, value(style, 'styleId') ?? '');
      const builtIn = builtInAsShown(name);
      if (builtIn?.type !== 'table') throw itemNotFound(`table style ${name}`);
      return setStyle(state, styleIdOf(state.document.model, builtIn));
    },
  },
  StyleBuiltIn: {
    get: (state) => builtInByName(nameOf(state))?.key ?? 'Other',
    set: (state, given) => {
      const style = builtInStyle(asText(given));
      if (style?.type !== 'table') throw invalidArgument(`${asText(given)} is no built-in style of tables.`);
      state.document.guard([]);
      setStyle(state, styleIdOf(state.document.model, style));
    },
  },
  StyleFirstColumn: look('firstColumn', 0x80),
  StyleLastColumn: look('lastColumn', 0x100),
  StyleTotalRow: look('lastRow', 0x40),
  StyleBandedRows: look('noHBand', 0x200, true),
  StyleBandedColumns: look('noVBand', 0x400, true),
  Alignment: {
    get: ({ element }) => alignments[valueOf(child(element, 'tblPr'), 'jc') ?? 'left'] ?? 'Unknown',
    set: (state, given) => {
      const wish = oneOf(given, ['Left', 'Centered', 'Right']);
      write(state, (tree) => {
        const found = property(tree, state.element, 'jc');
        const stated = { Left: 'left', Centered: 'center', Right: 'right' }[wish];
        tree.setAttribute(found, found.namespaceURI, 'w:val', stated);
      });
    },
  },
};
