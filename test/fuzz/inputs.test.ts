import { join } from 'node:path';
import { PackLibrary } from '../../src/cli/packs/library';
import type { Pack } from '../../src/core/pack/pack';
import { templates, workFolder } from '../cli/jixiao';
import { randomSeed } from '../support/seed';
import { orders } from './orders';
import { judge } from './judge';
import { data } from './kinds/data';
import { docx } from './kinds/docx';
import type { Kind, Whole } from './kinds/kind';
import { pack } from './kinds/pack';
import { xlsx } from './kinds/xlsx';
import { diceOf } from './mutate/dice';
import { Tally } from './tally';
import { wholeOf } from './wholes';

const ownPacks = join(__dirname, 'templates');
const folder = workFolder();
const seed = randomSeed(20_260_315);
let whole: Whole;

beforeAll(async () => {
  whole = await wholeOf('small-form', ownPacks, {
    'publicOutlay.final': 83.4,
    actualStaff: 9,
    'publicOutlay.reason': '公用经费比上年增加23.28万元，主要是新增办公用房租金。',
  });
}, 60_000);

/** Reading the same pack anew for each input would be a third of the work. Inputs that are packs are read each. */
function rememberPack(): void {
  const load = PackLibrary.prototype.load;
  const packs = new Map<string, Pack>();
  jest.spyOn(PackLibrary.prototype, 'load').mockImplementation(function (this: PackLibrary, id) {
    const known = packs.get(id);
    if (known !== undefined) return known;
    const read = load.call(this, id);
    packs.set(id, read);
    return read;
  });
}

afterEach(() => jest.restoreAllMocks());

/** Now and then a pack that offices use, with ten times the cells and every kind of check: too slow for more, and a plain run has none. */
const large = [
  { pack: 'kaifu-2018', changed: { 'officialReception.final': 1.07 } },
  { pack: 'hunan-2023', changed: {} },
] as const;
const made = new Map<string, Promise<Whole>>();

interface Source {
  readonly whole: Whole;
  readonly packs: string;
}

async function sourceOf(kind: Kind, index: number): Promise<Source> {
  const turn = Math.floor(index / 50);
  if (kind === pack || index % 50 !== 49) return { whole, packs: ownPacks };
  const one = large[turn % large.length]!;
  const known = made.get(one.pack) ?? wholeOf(one.pack, templates, one.changed);
  made.set(one.pack, known);
  return { whole: await known, packs: templates };
}

const wanted = [xlsx, docx, data, pack].filter(({ name }) => orders.isWanted(name));

(wanted.length > 0 ? test.each(wanted) : test.skip.each([xlsx]))(
  '$name：怎样坏的文件都有一个答案，2 秒以内；写出的文件读得出来，没有做成的不留文件',
  async (kind) => {
    if (kind !== pack) rememberPack();
    const tally = new Tally(kind.name, seed);
    for (const index of orders.indices(kind.name, 30)) {
      const { whole: source, packs } = await sourceOf(kind, index);
      const input = kind.make(source, diceOf(seed, kind.name, index));
      const judged = await judge(input, join(folder, `${kind.name}-${index}`), packs);
      tally.count(judged);
      if (judged.trouble !== null) tally.keep(index, judged.trouble, input.files);
    }
    tally.tell();
    expect(tally.troubles).toEqual([]);
  },
  orders.patienceMs,
);
