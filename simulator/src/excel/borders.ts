import { asColor } from '../executor/colors';
import { defineType, oneOf, readOnly, type HostType } from '../executor/type-table';
import { LINE_STYLES, LINE_WEIGHTS, type Area, type Line, type Side, type StyleChange } from './model';
import type { RangeState } from './objects';
import { bounded, setStyle } from './style-values';

const BORDERS = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;
type BorderIndex = (typeof BORDERS)[number];

interface BorderState {
  readonly range: RangeState;
  readonly index: BorderIndex;
}

const newLine: Line = { style: 'Continuous', weight: 'Thin', color: '#000000' };

/** Which side of which cells a border of a range is. An inside border is drawn on both cells that share it. */
function sidesOf(index: BorderIndex, area: Area, row: number, column: number): readonly Side[] {
  const lastRow = area.row + area.rows - 1;
  const lastColumn = area.column + area.columns - 1;
  switch (index) {
    case 'EdgeTop':
      return row === area.row ? ['top'] : [];
    case 'EdgeBottom':
      return row === lastRow ? ['bottom'] : [];
    case 'EdgeLeft':
      return column === area.column ? ['left'] : [];
    case 'EdgeRight':
      return column === lastColumn ? ['right'] : [];
    case 'InsideHorizontal':
      return [...(row > area.row ? ['top' as const] : []), ...(row < lastRow ? ['bottom' as const] : [])];
    case 'InsideVertical':
      return [...(column > area.column ? ['left' as const] : []), ...(column < lastColumn ? ['right' as const] : [])];
  }
}

/** The line all the border's cells share; 'mixed' where they differ. */
function lineOf({ range, index }: BorderState): Line | 'none' | 'mixed' {
  const area = bounded(range);
  let found: Line | 'none' | undefined;
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const { borders } = range.book.model.style(range.sheet, row, column);
      for (const side of sidesOf(index, area, row, column)) {
        const line = borders[side] ?? 'none';
        if (found === undefined) found = line;
        else if (JSON.stringify(found) !== JSON.stringify(line)) return 'mixed';
      }
    }
  }
  return found ?? 'none';
}

function draw({ range, index }: BorderState, change: (line: Line | null) => Line | null): void {
  const area = bounded(range);
  setStyle(range, (row, column): StyleChange => {
    const sides = sidesOf(index, area, row, column);
    if (sides.length === 0) return {};
    const before = range.book.model.style(range.sheet, row, column).borders;
    return { borders: Object.fromEntries(sides.map((side) => [side, change(before[side] ?? null)])) };
  });
}

function read<Value>(state: BorderState, none: Value, pick: (line: Line) => Value): Value | null {
  const line = lineOf(state);
  return line === 'mixed' ? null : line === 'none' ? none : pick(line);
}

const RangeBorder = defineType<BorderState>({
  name: 'RangeBorder',
  id: ({ index }) => index,
  properties: {
    SideIndex: readOnly(({ index }) => index),
    Style: {
      get: (state) => read<string>(state, 'None', (line) => line.style),
      set: (state, value) => {
        const style = oneOf(value, ['None', ...LINE_STYLES]);
        draw(state, (line) => (style === 'None' ? null : { ...(line ?? newLine), style }));
      },
    },
    Weight: {
      get: (state) => read<string>(state, 'Thin', (line) => line.weight),
      set: (state, value) => {
        const weight = oneOf(value, LINE_WEIGHTS);
        draw(state, (line) => ({ ...(line ?? newLine), weight }));
      },
    },
    Color: {
      get: (state) => read(state, '#000000', (line) => line.color),
      set: (state, value) => {
        const color = asColor(value);
        draw(state, (line) => ({ ...(line ?? newLine), color }));
      },
    },
  },
});

const borderOf = (range: RangeState, key: unknown) => RangeBorder.of({ range, index: oneOf(key, BORDERS) });

export const RangeBorderCollection: HostType<RangeState> = defineType<RangeState>({
  name: 'RangeBorderCollection',
  properties: { Count: readOnly(() => BORDERS.length) },
  item: (range, args) => borderOf(range, args.any(0)),
  items: (range) => BORDERS.map((index) => borderOf(range, index)),
  methods: {
    GetItem: (range, args) => borderOf(range, args.any(0)),
    GetItemAt: (range, args) => borderOf(range, BORDERS[args.number(0)]),
  },
});
