import { spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { settleFolder } from '../../src/cli/files/settle';
import { newStageName } from '../../src/cli/files/stage-owner';
import { writeFiles } from '../../src/cli/files/write-files';
import { seededRandom } from '../support/random-data';
import { randomSeed } from '../support/seed';
import { killedAt, refusing } from './dying-disk';
import { buildBundle, bundle, jixiao, templates, workFolder } from './jixiao';

const folder = workFolder();
const elsewhere = join(folder, '别处');
const path = (name: string): string => join(folder, name);
const everyoneIsGone = (): boolean => true;

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(path(name), { recursive: true });
  mkdirSync(elsewhere);
});

/** A file that a command writes. `old`: what it holds before, null for no file; `linked`: it lies in another folder, behind a link. */
interface Place {
  readonly name: string;
  readonly old: string | null;
  readonly linked?: true;
}

const scenes: readonly (readonly [string, readonly Place[]])[] = [
  ['一个新的', [{ name: 'a.docx', old: null }]],
  ['换一个', [{ name: 'a.docx', old: '旧甲' }]],
  [
    '两个新的',
    [
      { name: 'a.docx', old: null },
      { name: 'b.docx', old: null },
    ],
  ],
  [
    '换一个，添两个',
    [
      { name: 'a.docx', old: null },
      { name: 'b.docx', old: '旧乙' },
      { name: 'c.docx', old: null },
    ],
  ],
  [
    '换两个，第二个在链接后面',
    [
      { name: 'a.docx', old: '旧甲' },
      { name: 'b.docx', old: '旧乙', linked: true },
    ],
  ],
  [
    '第一个在链接后面，还没有',
    [
      { name: 'a.docx', old: null, linked: true },
      { name: 'b.docx', old: '旧乙' },
    ],
  ],
];
const together = scenes.filter(([, places]) => places.length > 1);

const whereIs = ({ name, linked }: Place): string => join(linked ? elsewhere : folder, name);
const textOf = (place: Place): string | null =>
  existsSync(whereIs(place)) ? readFileSync(whereIs(place), 'utf8') : null;
const newText = ({ name }: Place): string => `新的${name}`.repeat(50);

function lay(places: readonly Place[]): void {
  for (const name of [...readdirSync(folder)]) rmSync(path(name), { recursive: true });
  mkdirSync(elsewhere);
  for (const place of places) {
    if (place.linked) symlinkSync(whereIs(place), path(place.name));
    if (place.old !== null) writeFileSync(whereIs(place), place.old);
  }
}

const write = (places: readonly Place[]): void =>
  writeFiles(
    places.map((place) => ({ path: path(place.name), bytes: new TextEncoder().encode(newText(place)) })),
    places.some(({ old }) => old !== null),
  );

const settle = (...folders: readonly string[]): void => {
  for (const one of folders) settleFolder(one, everyoneIsGone);
};

const isOld = (places: readonly Place[]): boolean => places.every((place) => textOf(place) === place.old);
const isNew = (places: readonly Place[]): boolean => places.every((place) => textOf(place) === newText(place));

function expectWhole(places: readonly Place[]): void {
  for (const place of places) expect([place.old, newText(place)]).toContain(textOf(place));
}

/** After the next command: all or none, the links still links, and nothing else in either folder. */
function expectSettled(places: readonly Place[]): void {
  const there = isNew(places) ? places : places.filter(({ old }) => old !== null);
  expect(isNew(places) || isOld(places)).toBe(true);
  const here = there.filter(({ linked }) => !linked).map(({ name }) => name);
  const links = places.filter(({ linked }) => linked).map(({ name }) => name);
  expect(readdirSync(folder).sort()).toEqual([...here, ...links, basename(elsewhere)].sort());
  expect(readdirSync(elsewhere)).toEqual(there.filter(({ linked }) => linked).map(({ name }) => name));
  for (const name of links) expect(lstatSync(path(name)).isSymbolicLink()).toBe(true);
}

/** Kills work at its every change of the disk, and the next command at one of its own; the one after that settles it. */
function killEverywhere(
  places: readonly Place[],
  random: () => number,
  work: () => void,
): { old: number; new: number } {
  const ends = { old: 0, new: 0 };
  for (let n = 1; ; n++) {
    lay(places);
    if (!killedAt(n, random, work)) return ends;
    expectWhole(places);
    const folders = random() < 0.5 ? [folder, elsewhere] : [elsewhere, folder];
    killedAt(1 + Math.floor(random() * 8), random, () => settle(...folders));
    expectWhole(places);
    settle(...folders);
    expectSettled(places);
    ends[isNew(places) ? 'new' : 'old'] += 1;
  }
}

const seed = randomSeed(20260315);

test.each(scenes)('杀在写文件的任何一步：%s，下一次命令以后全有或全无，什么也不多', (_title, places) => {
  const ends = killEverywhere(places, seededRandom(seed), () => write(places));
  // Both ends are met: before all files are ready none is there, later all are.
  expect(ends.old).toBeGreaterThan(0);
  expect(ends.new).toBeGreaterThan(0);
  expectSettled(places);
});

/** The last file cannot be put into its place, as where Word has it open in Windows. */
const refuseLast = (places: readonly Place[], work: () => void): void => {
  const last = whereIs(places[places.length - 1]!);
  refusing((name, args) => (name !== 'openSync' && args[1] === last ? 'EBUSY' : null), work);
};

test.each(together)('最后一个放不进去：%s，别的都放回去', (_title, places) => {
  lay(places);
  refuseLast(places, () => {
    expect(() => write(places)).toThrow(
      expect.objectContaining({
        code: 'host.unwritable',
        message: expect.stringContaining('正被其他程序占用') as string,
      }),
    );
  });
  expect(isOld(places)).toBe(true);
  expectSettled(places);
});

test.each(together)('放回去的时候杀在任何一步：%s，下一次命令以后也是全有或全无', (_title, places) => {
  killEverywhere(places, seededRandom(seed), () => {
    try {
      refuseLast(places, () => write(places));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'Problem')) throw error;
    }
  });
  expect(isOld(places)).toBe(true);
});

describe('中断之后，下一次命令之前，别人改过', () => {
  const places: readonly Place[] = [
    { name: 'a.docx', old: '旧甲' },
    { name: 'b.docx', old: '旧乙' },
  ];

  /** Killed between the two renames: the first is new, the second old. */
  function killBetween(): void {
    for (let n = 1; ; n++) {
      lay(places);
      if (!killedAt(n, Math.random, () => write(places))) throw new Error('never half way');
      if (textOf(places[0]!) !== places[0]!.old && textOf(places[1]!) === places[1]!.old) return;
    }
  }

  test('没有改过：写全，并且说出来', () => {
    killBetween();
    expect(settleFolder(folder, everyoneIsGone)).toEqual([
      { placed: [path('a.docx'), path('b.docx')], left: [], waiting: [] },
    ]);
    expectSettled(places);
  });

  test('改过的不覆盖，并且说出来', () => {
    killBetween();
    writeFileSync(path('b.docx'), '用户后来改的');
    expect(settleFolder(folder, everyoneIsGone)).toEqual([
      { placed: [path('a.docx')], left: [path('b.docx')], waiting: [] },
    ]);
    expect(readFileSync(path('b.docx'), 'utf8')).toBe('用户后来改的');
    expect(readdirSync(folder).sort()).toEqual(['a.docx', 'b.docx', '别处']);
  });

  test('正打开着：等下一次，下一次写全', () => {
    killBetween();
    refuseLast(places, () => {
      expect(settleFolder(folder, everyoneIsGone)).toMatchObject([{ waiting: [path('b.docx')] }]);
    });
    expect(textOf(places[1]!)).toBe('旧乙');
    settle(folder);
    expect(isNew(places)).toBe(true);
    expectSettled(places);
  });

  test('别人塞进来的记录，不能借它写到别的文件夹', () => {
    const stage = path(newStageName());
    mkdirSync(stage);
    writeFileSync(join(stage, '0.new'), '恶意');
    writeFileSync(
      join(stage, 'files.json'),
      JSON.stringify({ home: '', files: [{ name: '别处/x.docx', before: null, after: '' }] }),
    );
    writeFileSync(join(stage, 'redo'), '');
    settle(folder);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readdirSync(folder)).toEqual(['别处']);
  });
});

describe('还在运行的命令', () => {
  const places: readonly Place[] = [{ name: 'a.docx', old: null }];

  test('它的临时文件不动；结束了的才清', async () => {
    // Killed in name only: the process that it belongs to is this one.
    expect(killedAt(3, Math.random, () => write(places))).toBe(true);
    const [stage] = readdirSync(folder).sort();
    expect(settleFolder(folder)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual([stage, '别处']);

    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await new Promise((resolve) => other.on('spawn', resolve));
    const [, machine, , , random] = /-(\w+)-(\d+)-(\d+)-(\w+)$/.exec(stage!) ?? [];
    // The same number, another start: a later process with a number that was used before.
    const reused = path(`.jixiao-${machine}-${other.pid}-1-${random}`);
    mkdirSync(reused);
    settleFolder(folder);
    expect(existsSync(reused)).toBe(process.platform !== 'linux');
    const its = path(`.jixiao-${machine}-${other.pid}-0-${random}`);
    mkdirSync(its);
    settleFolder(folder);
    expect(existsSync(its)).toBe(true);
    other.kill('SIGKILL');
    await new Promise((resolve) => other.on('exit', resolve));
    settleFolder(folder);
    expect(existsSync(its)).toBe(false);
  });

  test('别的电脑上的命令，看不出还在不在运行：过一天才清', () => {
    const stage = path(`.jixiao-00000000-1-1-00000000`);
    mkdirSync(stage);
    settleFolder(folder);
    expect(existsSync(stage)).toBe(true);
    utimesSync(stage, new Date(), new Date(Date.now() - 25 * 3_600_000));
    settleFolder(folder);
    expect(existsSync(stage)).toBe(false);
  });
});

describe('真的杀（SIGKILL）', () => {
  beforeAll(() => buildBundle(), 300_000);

  /** The program itself, killed a moment after it begins to write. @returns whether it was killed */
  function killed(words: readonly string[], afterMs: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [bundle, ...words], {
        cwd: folder,
        stdio: 'ignore',
        env: { ...process.env, JIXIAO_TEMPLATES: templates },
      });
      const look = setInterval(() => {
        if (!readdirSync(folder).some((name) => name.startsWith('.jixiao-'))) return;
        clearInterval(look);
        setTimeout(() => child.kill('SIGKILL'), afterMs);
      }, 1);
      child.on('error', reject);
      child.on('exit', (_code, signal) => {
        clearInterval(look);
        resolve(signal === 'SIGKILL');
      });
    });
  }

  test('new --force：旧的或者新的，下一次命令以后没有临时文件', async () => {
    const random = seededRandom(seed);
    for (const _round of [1, 2]) {
      writeFileSync(path('b.xlsx'), '旧的');
      await killed(['new', 'kaifu-2018', '-o', 'b.xlsx', '--force'], random() * 4);
      const found = readFileSync(path('b.xlsx'));
      if (found.toString() !== '旧的') expect(unzipSync(found)).toHaveProperty(['xl/workbook.xml']);
      expect(jixiao(['check', '没有.xlsx'], folder)).toMatchObject({ code: 3, out: '' });
      expect(readdirSync(folder).sort()).toEqual(['b.xlsx', '别处']);
    }
  }, 60_000);
});
