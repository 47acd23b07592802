import { circlesIn, moduleGraph } from './module-graph';
import table from './layers.json';

const graph = moduleGraph('src', 'simulator');
const roomOf = (file: string) =>
  file
    .split('/')
    .slice(0, /^(src\/core|simulator\/src)\//.test(file) ? 3 : 2)
    .join('/');

test('no file imports itself through others, type imports included', () => {
  expect(circlesIn(graph)).toEqual([]);
});

test('no folder of src, of the simulator and no room of core reaches itself through others', () => {
  const rooms = new Map<string, string[]>();
  for (const [file, imports] of graph) {
    const others = imports.map(roomOf).filter((room) => room !== roomOf(file));
    rooms.set(roomOf(file), [...(rooms.get(roomOf(file)) ?? []), ...others]);
  }
  expect(rooms.size).toBeGreaterThan(20);
  expect(circlesIn(rooms)).toEqual([]);
});

test('a room of core imports lower floors only', () => {
  const floorOf = new Map(table.layers.flatMap((row) => ('floor' in row ? [[row.folder, row.floor] as const] : [])));
  const rooms = new Set([...graph.keys()].filter((file) => file.startsWith('src/core/')).map(roomOf));
  expect([...floorOf.keys()].sort()).toEqual([...rooms].sort());
  const up = [...graph].flatMap(([file, imports]) =>
    imports
      .filter((target) => floorOf.has(roomOf(file)) && roomOf(target) !== roomOf(file))
      .filter((target) => (floorOf.get(roomOf(target)) ?? Infinity) >= (floorOf.get(roomOf(file)) ?? 0))
      .map((target) => `${file} → ${target}`),
  );
  expect(up).toEqual([]);
});

test('the finder finds circles', () => {
  const arrows = (text: string) => new Map(text.split(' ').map((arrow) => [arrow[0]!, [...arrow.slice(1)]] as const));
  expect(circlesIn(arrows('ab bc ca da'))).toEqual([['a', 'b', 'c']]);
  expect(circlesIn(arrows('ab bc c da'))).toEqual([]);
  expect(circlesIn(arrows('abd ba dc cd'))).toEqual([
    ['c', 'd'],
    ['a', 'b'],
  ]);
});
