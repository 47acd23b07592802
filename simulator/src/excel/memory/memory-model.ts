import { boundingArea } from '../address';
import {
  defaultStyle,
  type Area,
  type Cell,
  type CellInput,
  type ModelChange,
  type SheetId,
  type SheetInfo,
  type WorkbookModel,
} from '../model';

interface MemorySheet extends SheetInfo {
  readonly cells: Map<string, Cell>;
}

const empty: Cell = { value: null, formula: null, isError: false };

const unknown = (): never => {
  throw new Error('The memory model has cells and sheets only.');
};

/** Cells and sheets without formulas, styles or rules: enough to try the executor and the channels without an engine. */
export function memoryModel(names: readonly string[]): WorkbookModel {
  const sheets = new Map<SheetId, MemorySheet>();
  const listeners: ((change: ModelChange) => void)[] = [];
  const emit = (change: ModelChange) => listeners.forEach((listener) => listener(change));
  const add = (name: string): SheetId => {
    const id = `m${sheets.size + 1}`;
    sheets.set(id, { name, index: sheets.size, hidden: false, tabColor: '', gridlines: true, cells: new Map() });
    return id;
  };
  names.forEach(add);
  let active = sheets.keys().next().value ?? '';
  let selected: Area = { row: 0, column: 0, rows: 1, columns: 1 };
  const cellsOf = (id: SheetId) => sheets.get(id)?.cells ?? new Map<string, Cell>();
  const cellOf = (input: CellInput): Cell =>
    'value' in input ? { ...empty, value: input.value } : { ...empty, formula: input.formula };

  const known: Partial<WorkbookModel> = {
    name: 'memory.xlsx',
    sheets: () => [...sheets.keys()],
    sheet: (id) => sheets.get(id) ?? null,
    addSheet: add,
    active: () => active,
    activate: (id) => void (active = id),
    selection: () => ({ sheet: active, area: selected }),
    select: (_id, area) => void (selected = area),
    cell: (id, row, column) => cellsOf(id).get(`${row},${column}`) ?? empty,
    write: (id, area, input) => {
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          const one = input(row, column);
          if (one) cellsOf(id).set(`${row},${column}`, cellOf(one));
        }
      }
      emit({ kind: 'cells', sheet: id, area });
    },
    style: () => defaultStyle,
    used: (id) => {
      const areas = [...cellsOf(id).keys()].map((key): Area => {
        const [row = 0, column = 0] = key.split(',').map(Number);
        return { row, column, rows: 1, columns: 1 };
      });
      return areas.length === 0 ? null : areas.reduce(boundingArea);
    },
    names: () => [],
    clearUndo: () => undefined,
    drawRules: () => undefined,
    settle: () => Promise.resolve(),
    recalculate: () => undefined,
    onChange: (listener) => void listeners.push(listener),
    dispose: () => Promise.resolve(),
  };
  return new Proxy(known, { get: (target, name) => target[name as keyof WorkbookModel] ?? unknown }) as WorkbookModel;
}
