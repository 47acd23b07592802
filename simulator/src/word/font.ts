import { asColor } from '../executor/colors';
import { asBoolean, asNumber, asText, oneOf, type Property } from '../executor/type-table';
import { paragraphsIn } from './model/blocks';
import { runsIn } from './model/place';
import * as format from './model/run-format';
import type { RunProperty } from './model/run-format';
import { isolateRuns } from './model/text-edit';
import { Font, type FontState } from './objects';

/** null where the letters of the range differ. */
function member<Value>(property: RunProperty<Value>, checked: (value: unknown) => Value): Property<FontState> {
  return {
    get: ({ view }) => {
      const { document, inside } = view();
      const runs = [...runsIn(inside)].filter(({ from, to }) => to > from).map(({ run }) => run);
      const bearers = runs.length > 0 ? runs : [...runsIn(inside)].map(({ run }) => run).concat(paragraphsIn(inside));
      const values = new Set(bearers.slice(0, runs.length || 1).map((run) => property.read(document.model, run)));
      const [only] = values;
      return values.size === 1 ? only : null;
    },
    set: ({ view }, value) => {
      const { document, inside } = view();
      const stated = checked(value);
      document.write([inside], () => {
        const { tree } = document.model;
        for (const run of isolateRuns(tree, inside)) property.write(tree, run, stated);
      });
    },
  };
}

Font.define({
  tracked: true,
  properties: {
    Bold: member(format.bold, asBoolean),
    Italic: member(format.italic, asBoolean),
    StrikeThrough: member(format.strikeThrough, asBoolean),
    DoubleStrikeThrough: member(format.doubleStrikeThrough, asBoolean),
    Subscript: member(format.subscript, asBoolean),
    Superscript: member(format.superscript, asBoolean),
    Size: member(format.size, asNumber),
    Name: member(format.fontName, asText),
    Color: member(format.color, asColor),
    Underline: member(format.underline, (value) => oneOf(value, format.underlines)),
    HighlightColor: member(format.highlight, (value) =>
      value === null || value === '' ? null : (format.highlightColor(asText(value)) ?? asColor(value)),
    ),
  },
});
