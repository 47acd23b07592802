import type { PackSource } from '../../../src/app/live/pack-source';
import { resultsAfter } from '../../../src/app/stored-results';
import { parseA1 } from '../../../src/core/workbook/address';
import type { CellEdit, Edit } from '../../../src/core/workbook/edit';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { openWorkbookFile } from '../../../src/hosts/file/workbook-file';
import { createExcelHost } from '../../../src/hosts/office/excel/excel-host';
import type { FileOnDisk, WorkbookFile } from '../../../src/hosts/port/workbook-file';
import type { WorkbookHost } from '../../../src/hosts/port/workbook-host';
import { createWpsHost } from '../../../src/hosts/wps/wps-host';
import { openWps, type OpenWps } from '../../../simulator/wps';
import { blankExcel, pack } from '../office/excel/blank-excel';

/** The packs that the contract's workbooks are made of. */
export const packs: PackSource = { list: async () => [], load: async (id) => (id === pack.id ? pack : null) };

/**
 * A place where a workbook can be open. A new host adds a world of its own and its line to `workbookWorlds`; the contract
 * (workbook-contract.test.ts) then holds for it as for the others.
 */
export interface WorkbookWorld {
  readonly name: string;
  /** A new, empty workbook. */
  open(): Promise<OpenWorkbookWorld>;
}

export interface OpenWorkbookWorld {
  readonly host: WorkbookHost;
  /** The user, past the host: types into a cell, and what rests on it is calculated as their program does it. */
  type(sheet: string, address: string, content: number | string | null): Promise<void>;
  /** Fails where the host was used in a way that its program calls a mistake. */
  close(): Promise<void>;
}

/** A file, and another program that saves it meanwhile. */
const fileWorld: WorkbookWorld = {
  name: '文件',
  open: async () => {
    const disk = new Disk();
    const host = openFile(null, disk);
    return {
      host,
      type: async (sheet, address, content) => {
        const bytes = host.bytes()!;
        host.saved(bytes);
        const { top: row, left: column } = parseA1(address)!;
        const other = openFile(bytes, null);
        await other.apply([{ edit: 'set-cells', sheet, row, column, cells: [[content satisfies CellEdit]] }]);
        disk.saveAnew(other.bytes()!);
      },
      close: async () => undefined,
    };
  },
};

const excelWorld: WorkbookWorld = {
  name: 'Excel',
  open: async () => {
    const excel = blankExcel();
    return {
      host: createExcelHost(),
      type: (sheet, address, content) =>
        excel.run(async ({ workbook }) => {
          // Office.js empties a cell by '' and leaves it alone for null.
          workbook.worksheets.getItem(sheet).getRange(address).values = [[content ?? '']];
        }),
      close: async () => {
        await excel.close();
        expect(excel.host.bugs).toEqual([]);
      },
    };
  },
};

const wpsWorld: WorkbookWorld = {
  name: 'WPS 表格',
  open: async () => {
    const wps = openWps();
    return { host: calculated(createWpsHost(), wps), type: wps.type, close: wps.close };
  },
};

/** WPS answers with what is calculated; the engine here takes a moment, so each verb waits for it. */
function calculated(host: WorkbookHost, { settle }: OpenWps): WorkbookHost {
  const after = async <T>(work: () => Promise<T>): Promise<T> => {
    await settle();
    return work();
  };
  return {
    ...host,
    read: (scope) => after(() => host.read(scope)),
    readPrinted: () => after(() => host.readPrinted!()),
    apply: (edits, options) => after(() => host.apply(edits, options)),
  };
}

const workbookWorlds: readonly WorkbookWorld[] = [fileWorld, excelWorld, wpsWorld];

type Open = (edits: readonly Edit[]) => Promise<OpenWorkbookWorld>;

/**
 * The same tests for a workbook wherever it is open. `opened` is for one test and closed after it; `kept` is opened in a
 * `beforeAll` and closed in the end: one program at a time, so the two do not mix within a `describe`.
 */
export function inEachWorkbookWorld(tests: (open: { readonly opened: Open; readonly kept: Open }) => void): void {
  describe.each(workbookWorlds)('$name', (world) => {
    const [forTest, forAll]: [OpenWorkbookWorld[], OpenWorkbookWorld[]] = [[], []];
    const openInto =
      (list: OpenWorkbookWorld[]): Open =>
      async (edits) => {
        const one = await world.open();
        list.push(one);
        await one.host.apply(edits);
        return one;
      };
    const closeAll = async (list: OpenWorkbookWorld[]): Promise<void> => {
      for (const one of list.splice(0)) await one.close();
    };
    afterEach(() => closeAll(forTest));
    afterAll(() => closeAll(forAll));
    tests({ opened: openInto(forTest), kept: openInto(forAll) });
  });
}

function openFile(bytes: Uint8Array | null, disk: FileOnDisk | null): WorkbookFile {
  return openWorkbookFile(bytes, '自评.xlsx', disk, {
    resultsAfter: (before, after) => resultsAfter(packs, before, after),
    author: (edits) => authorWorkbook(edits, { creator: '测试' }),
    showPlace: () => undefined,
  });
}

class Disk implements FileOnDisk {
  private fresh: Uint8Array | null = null;
  private last: Uint8Array | null = null;

  saveAnew(bytes: Uint8Array): void {
    this.fresh = bytes;
  }

  async isNewer(): Promise<boolean> {
    return this.fresh !== null;
  }

  async bytes(): Promise<Uint8Array | null> {
    [this.last, this.fresh] = [this.fresh ?? this.last, null];
    return this.last;
  }
}
