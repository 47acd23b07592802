import { one, parseDecimal, type Decimal } from './decimal';

/** Units that measure one thing, each with how many of the first it is: /3 for a third. What people write of one unit stands together. */
const kinds: readonly (readonly (readonly [names: string, size: string])[])[] = [
  [['人 名', '1']],
  [['元 块', '1']],
  [
    ['米 m', '1'],
    ['公里 千米 km', '1e3'],
    ['厘米 公分 cm', '0.01'],
  ],
  [
    ['㎡ 平方米 平米 m2', '3'],
    ['亩', '2000'],
    ['公顷 hm2', '3e4'],
    ['平方公里 平方千米 km2', '3e6'],
  ],
  [
    ['千克 公斤 kg', '1'],
    ['吨 t', '1e3'],
    ['克 g', '1e-3'],
  ],
  [
    ['立方米 方 m3', '1e3'],
    ['升 L', '1'],
  ],
  [['千瓦时 度 kWh', '1']],
  [
    ['分钟', '1'],
    ['小时 h', '60'],
  ],
];
const known = new Map(
  kinds.flatMap((units, kind) =>
    units.flatMap(([names, size]) => names.split(' ').map((name) => [name, { kind: String(kind), size }] as const)),
  ),
);
const scales = { 十: '10', 百: '100', 千: '1e3', 万: '1e4', 十万: '1e5', 百万: '1e6', 千万: '1e7', 亿: '1e8' };

function read(unit: string): { readonly kind: string; readonly size: Decimal } {
  const plain = unit.normalize('NFKC').replace(/\s/g, '');
  const whole = known.get(plain);
  const scale = whole ? undefined : /^(?:[十百千]万|[十百千万亿])(?=.)(?!分)/u.exec(plain)?.[0];
  const base = scale === undefined ? plain : plain.slice(scale.length);
  const { kind, size } = whole ?? known.get(base) ?? { kind: base, size: '1' };
  const own = parseDecimal(size) ?? one;
  return { kind, size: scale === undefined ? own : own.times(scales[scale as keyof typeof scales]) };
}

/** How many of the one unit an amount in the other is: 26000人 are 2.6万人, 3千米 are 3公里; null where they measure different things. */
export function inUnit(value: Decimal, from: string, to: string): Decimal | null {
  const [given, wanted] = [read(from), read(to)];
  return given.kind === wanted.kind ? value.times(given.size).div(wanted.size) : null;
}
