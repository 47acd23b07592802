import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { isProblem } from '../../../../src/core/problem/problem';
import type { CellSnapshot } from '../../../../src/core/workbook/snapshot';
import { readPackage } from '../../../../src/hosts/file/package/package';
import { readWorkbook } from '../../../../src/hosts/file/read/read-workbook';

/** Files real Office wrote lie beside the repository, not in it. */
const folder = join(__dirname, '../../../../../shared/corpus');
const files = existsSync(folder) ? readdirSync(folder) : [];
const bytesOf = (file: string) => new Uint8Array(readFileSync(join(folder, file)));
const workbooks = files.filter((file) => file.endsWith('.xlsx'));

if (files.length === 0) {
  process.stderr.write(`真实 Office 文件不在 ${folder}，没有用它们验证读取\n`);
  test.skip('真实 Office 文件不在，没有验证', () => undefined);
} else {
  test.each(workbooks)('%s 读得出', (file) => {
    const snapshot = readWorkbook(bytesOf(file), file, { sheets: 'all' });
    for (const { cells } of snapshot.sheets) for (const cell of cells.flat()) expect(cell).not.toBeUndefined();
  });

  test.each(files.filter((file) => file.endsWith('.docx')))('%s 每个部件都对得上校验和，或说明原因', (file) => {
    try {
      const source = readPackage(bytesOf(file), { file, wanted: '.docx' });
      for (const part of source.names) source.bytes(part);
      expect(source.xml(source.main)).toMatch(/document/);
    } catch (error) {
      expect(isProblem(error) && [file, error.code]).toEqual(['document-with-password.docx', 'input.password']);
    }
  });

  test('与 exceljs 逐格一致（它读不了的除外）', async () => {
    let compared = 0;
    const refused: string[] = [];
    for (const file of workbooks) {
      const workbook = new ExcelJS.Workbook();
      try {
        await workbook.xlsx.load(readFileSync(join(folder, file)) as unknown as ArrayBuffer);
      } catch {
        refused.push(file);
        continue;
      }
      for (const sheet of readWorkbook(bytesOf(file), file, { sheets: 'all' }).sheets) {
        const differences: unknown[] = [];
        workbook.getWorksheet(sheet.name)?.eachRow((row, at) =>
          row.eachCell((cell, column) => {
            if (cell.value instanceof Date || cell.result instanceof Date || cell.isMerged) return;
            const ours = sheet.cells[at - sheet.row]?.[column - sheet.column] ?? null;
            if (JSON.stringify(ours) !== JSON.stringify(theirs(cell)))
              differences.push([cell.address, ours, theirs(cell)]);
            compared++;
          }),
        );
        expect([file, sheet.name, differences]).toEqual([file, sheet.name, []]);
      }
    }
    expect(compared).toBeGreaterThan(10_000);
    expect(refused.length).toBeLessThanOrEqual(2);
  });
}

function theirs(cell: ExcelJS.Cell): CellSnapshot {
  const formula = cell.formula as string | undefined;
  if (formula !== undefined) return { formula: `=${formula}`, value: (cell.result ?? null) as CellSnapshot as null };
  const { value } = cell;
  if (typeof value === 'object' && value !== null) {
    if ('richText' in value || 'hyperlink' in value) return cell.text;
    if ('error' in value) return { error: value.error };
    throw new Error(`${cell.address}: ${JSON.stringify(value)}`);
  }
  return value === '' || value === undefined ? null : value;
}
