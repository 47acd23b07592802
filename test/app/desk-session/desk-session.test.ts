import type { ChosenFile, FileKind } from '../../../src/app/desk-session/chosen-file';
import { DeskSession } from '../../../src/app/desk-session/desk-session';
import type { DeskWords } from '../../../src/app/desk-session/desk-tools';
import type { PackSource } from '../../../src/app/live/pack-source';
import { newWorkbook } from '../../../src/app/new-workbook';
import { resultsAfter } from '../../../src/app/stored-results';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { openWorkbookFile } from '../../../src/hosts/file/workbook-file';
import { builtInPack } from '../../support/built-in-pack';
import { handClock, type HandClock } from '../../support/hand-clock';

const pack = builtInPack('kaifu-2018');
const packs: PackSource = { list: async () => [], load: async (id) => (id === pack.id ? pack : null) };
const creator = 'test';

const words: DeskWords = {
  newFile: '新.xlsx',
  suggested: (unit, year) => `${unit}${year}自评: 表.xlsx`,
  closeAsk: (file) => `关闭 ${file}？`,
  closeYes: '关闭',
  replaceAsk: (file) => `换掉 ${file}？`,
  replaceYes: '换掉',
  saved: (file) => `存了 ${file}`,
  downloaded: (file) => `下载了 ${file}`,
  rereadTaken: (file) => `读了 ${file}`,
  rereadMerged: (file, count) => `读了 ${file}，${count} 处改动还在`,
  rereadSame: (file) => `${file} 没变`,
  unwritable: (file) => `写不进 ${file}`,
  unreadable: (file) => `读不出 ${file}`,
  foreign: (file) => `${file} 不是我们的`,
  copyName: (file) => `副本 ${file}`,
};

interface Opened {
  readonly desk: DeskSession;
  readonly clock: HandClock;
  readonly downloads: readonly { readonly kind: FileKind; readonly name: string; readonly bytes: Uint8Array }[];
  /** Whose drafts are to be shown. */
  readonly workbooks: readonly string[];
}

/** @param place where the user saves a new file */
function openDesk(place: ChosenFile | null | 'no-picker' = 'no-picker'): Opened {
  const [clock, workbooks]: [HandClock, string[]] = [handClock(), []];
  const downloads: { kind: FileKind; name: string; bytes: Uint8Array }[] = [];
  const desk = new DeskSession({
    packs,
    clock,
    newId: () => 'new',
    openWorkbook: async (bytes, file, disk, showPlace) =>
      openWorkbookFile(bytes, file, disk, {
        resultsAfter: (before, after) => resultsAfter(packs, before, after),
        author: (edits) => authorWorkbook(edits, { creator }),
        showPlace: (sheet, address) => showPlace({ sheet, address }),
      }),
    openReport: async (bytes, file) => openDocumentFile(bytes, file, makeTableXml),
    readWorkbook: async (bytes, file) => readWorkbook(bytes, file),
    stopReading: () => {},
    authorReport: () => Promise.reject(new Error('no report is written here')),
    pickPlace: async () => place,
    download: (kind, bytes, name) => void downloads.push({ kind, name, bytes }),
    onWorkbook: (id) => void workbooks.push(id),
    words,
    onBug: (error) => {
      throw error;
    },
  });
  return { desk, clock, downloads, workbooks };
}

interface OnDisk extends ChosenFile {
  bytesNow: Uint8Array;
  /** Another program has it open. */
  isHeld: boolean;
  saveElsewhere(bytes: Uint8Array): void;
}

function fileOf(name: string, first: Uint8Array): OnDisk {
  let isNewer = false;
  return {
    name,
    isLive: true,
    bytesNow: first,
    isHeld: false,
    isNewer: async () => isNewer,
    async bytes() {
      isNewer = false;
      return this.bytesNow;
    },
    async write(bytes) {
      if (!this.isHeld) this.bytesNow = bytes;
      return !this.isHeld;
    },
    saveElsewhere(bytes) {
      [this.bytesNow, isNewer] = [bytes, true];
    },
  };
}

const book = (data: Readonly<Record<string, number | string>> = {}, workbookId = 'w-1'): Promise<Uint8Array> =>
  authorWorkbook(newWorkbook({ pack, sample: true, data, workbookId }), { creator });

let sample: Uint8Array;
beforeAll(async () => {
  sample = await book({ 'changeExplanation.basicExpenditure.reason': '' });
});

const explain = ({ desk }: Opened, text: string): Promise<boolean> =>
  desk.getSnapshot().workbook!.session.explain('basicExpenditureBudgetChange', text);

test('没存的改动：打开别的先问；说不，什么也没动；说是，才换', async () => {
  const opened = openDesk();
  const { desk, workbooks } = opened;
  await desk.open([fileOf('甲.xlsx', sample)]);
  expect(await explain(opened, '年中追加人员经费')).toBe(true);
  expect([desk.hasUnsaved, desk.getSnapshot().workbook?.unsaved]).toEqual([true, 1]);
  const other = fileOf('乙.xlsx', await book({}, 'w-2'));
  await desk.open([other]);
  expect(desk.getSnapshot().question).toEqual({ kind: 'workbook', text: '换掉 甲.xlsx？', yes: '换掉' });
  await desk.answer(false);
  expect(desk.getSnapshot()).toMatchObject({ question: null, workbook: { file: '甲.xlsx', unsaved: 1 } });
  await desk.open([other]);
  await desk.answer(true);
  expect(desk.getSnapshot()).toMatchObject({ question: null, workbook: { file: '乙.xlsx', unsaved: 0 } });
  expect(workbooks).toEqual(['w-1', 'w-2']);
});

test('保存：写回原来的文件，说一声，十秒后自己收起；写不进的，话留着，请另存', async () => {
  const opened = openDesk();
  const { desk, clock } = opened;
  const file = fileOf('甲.xlsx', sample);
  await desk.open([file]);
  await explain(opened, '年中追加人员经费');
  await desk.save('workbook');
  expect(file.bytesNow).not.toBe(sample);
  expect(desk.getSnapshot()).toMatchObject({ note: { level: 'done', text: '存了 甲.xlsx' }, workbook: { unsaved: 0 } });
  clock.advance(10_000);
  expect(desk.getSnapshot().note).toBeNull();
  await explain(opened, '另有一个原因');
  file.isHeld = true;
  await desk.save('workbook');
  clock.advance(60_000);
  expect(desk.getSnapshot().note).toEqual({
    kind: 'workbook',
    level: 'trouble',
    text: '写不进 甲.xlsx',
    offersCopy: true,
  });
  expect(desk.hasUnsaved).toBe(true);
});

test('新工作簿：没有地方可选就下载，名字是单位和年度，文件系统不收的字去掉', async () => {
  const { desk, downloads } = openDesk('no-picker');
  await desk.newWorkbook();
  await desk.save('workbook');
  expect(downloads).toEqual([]);
  await desk
    .getSnapshot()
    .workbook!.session.install({ packId: pack.id, year: 2018, unitName: '某某局', sample: false });
  await desk.save('workbook');
  expect(downloads.map(({ kind, name }) => [kind, name])).toEqual([['workbook', '某某局2018年度自评表.xlsx']]);
  expect(readWorkbook(downloads[0]!.bytes, 'x.xlsx').names.length).toBeGreaterThan(200);
  expect(desk.getSnapshot()).toMatchObject({
    note: { text: '下载了 某某局2018年度自评表.xlsx' },
    workbook: { unsaved: 0 },
  });
});

test('新工作簿：存到选的地方以后，就是那个文件', async () => {
  const place = fileOf('选的.xlsx', new Uint8Array());
  const { desk } = openDesk(place);
  await desk.newWorkbook();
  await desk
    .getSnapshot()
    .workbook!.session.install({ packId: pack.id, year: 2018, unitName: '某某局', sample: false });
  await desk.save('workbook');
  expect(desk.getSnapshot().workbook).toMatchObject({ file: '选的.xlsx', unsaved: 0, isLive: true });
  expect(place.bytesNow.length).toBeGreaterThan(1000);
});

test('别的程序存过、这里也改过同一格：问；要新的，这里的先另存', async () => {
  const opened = openDesk();
  const { desk, downloads } = opened;
  const file = fileOf('甲.xlsx', sample);
  await desk.open([file]);
  await explain(opened, '这里写的');
  file.saveElsewhere(await book({ 'changeExplanation.basicExpenditure.reason': '那里写的' }));
  await desk.noticeDisk();
  expect(desk.getSnapshot().conflict).toEqual({ kind: 'workbook', file: '甲.xlsx', unsaved: 1 });
  await desk.save('workbook');
  expect(desk.getSnapshot().conflict).not.toBeNull();
  await desk.settle('copy');
  expect(downloads.map(({ name }) => name)).toEqual(['副本 甲.xlsx']);
  expect(desk.getSnapshot()).toMatchObject({
    conflict: null,
    note: { text: '读了 甲.xlsx' },
    workbook: { unsaved: 0 },
  });
  const { table } = desk.getSnapshot().workbook!.session.getSnapshot().book!.workbook;
  expect(table.value('changeExplanation.basicExpenditure.reason')).toMatchObject({ text: '那里写的' });
});

test('不是我们的工作簿：说出来，开着的照旧', async () => {
  const { desk } = openDesk();
  await desk.open([fileOf('甲.xlsx', sample)]);
  const foreign = await authorWorkbook([{ edit: 'add-sheet', sheet: '账', visibility: 'visible' }], { creator });
  await desk.open([fileOf('账.xlsx', foreign)]);
  expect(desk.getSnapshot()).toMatchObject({
    note: { level: 'trouble', text: '账.xlsx 不是我们的' },
    workbook: { file: '甲.xlsx' },
  });
});
