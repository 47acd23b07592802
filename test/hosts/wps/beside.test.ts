import { bookPlace, writeBeside } from '../../../src/hosts/wps/beside';
import { WpsFiles } from '../../../src/hosts/wps/files';
import { OwnBook } from '../../../src/hosts/wps/own-book';
import { wpsAround } from '../../../src/hosts/wps/program';
import { openWps, type OpenWps, type WpsBuild } from '../../../simulator/wps';

let wps: OpenWps | null = null;
afterEach(async () => {
  await wps?.close();
  wps = null;
});

/** The pane has read the workbook once. */
function open(build: WpsBuild = {}) {
  wps = openWps(build);
  const own = new OwnBook(wpsAround);
  own.forReading();
  const { disk } = wps.program;
  const write = (...names: readonly string[]) =>
    writeBeside(
      own,
      new WpsFiles(),
      names.map((name, index) => ({ name, bytes: Uint8Array.of(index) })),
    );
  return { wps, own, disk, write };
}

test('没有保存过：说先保存；保存以后写在旁边，从不盖掉已有的', () => {
  const { wps, disk, write } = open();
  expect(() => write('报告.docx')).toThrow(expect.objectContaining({ code: 'host.never-saved' }));
  expect(disk.files()).toEqual([]);
  wps.program.saveAs(wps.program.active, `${disk.home}/自评/自评表.xlsx`);
  const folder = `${disk.home}/自评`;
  expect(write('报告.docx')).toEqual({ folder, names: ['报告.docx'] });
  expect(write('报告.docx', '核对报告.docx')).toEqual({ folder, names: ['报告 (2).docx', '核对报告.docx'] });
  expect(disk.bytes(`${folder}/报告.docx`)).toEqual(Uint8Array.of(0));
});

test('转到别的工作簿：还是写在自己的旁边；自己的关了、另存了：不写到别人那里', () => {
  const { wps, own, disk, write } = open();
  wps.program.saveAs(wps.program.active, `${disk.home}/甲/甲.xlsx`);
  own.forReading();
  const mine = wps.program.active;
  const other = wps.program.open(wps.anotherModel(), `${disk.home}/乙/乙.xlsx`);
  disk.makeFolders(`${disk.home}/乙`);
  expect(write('报告.docx').folder).toBe(`${disk.home}/甲`);
  wps.program.books.splice(wps.program.books.indexOf(mine), 1);
  wps.program.bringToFront(other);
  expect(() => write('报告.docx')).toThrow(expect.objectContaining({ code: 'host.refused' }));
  expect(() => bookPlace(own)).toThrow(expect.objectContaining({ code: 'host.refused' }));
});

test('这个版本写不了文件：先说这个，不叫人白白去保存', () => {
  const { write } = open({ lacks: ['FileSystem.writeAsBinaryString'] });
  expect(() => write('报告.docx')).toThrow(expect.objectContaining({ code: 'host.no-files' }));
});

test('写到一半写不进：前面写的也收回，说哪一个写不进', () => {
  const { wps, own, disk } = open();
  wps.program.saveAs(wps.program.active, `${disk.home}/自评表.xlsx`);
  const files = new WpsFiles();
  const held = `${disk.home}/乙.docx`;
  disk.hold(held);
  const given = ['甲.docx', '乙.docx'].map((name) => ({ name, bytes: Uint8Array.of(1) }));
  expect(() => writeBeside(own, files, given)).toThrow(
    expect.objectContaining({ code: 'host.unwritable', params: expect.objectContaining({ file: held }) as object }),
  );
  expect(disk.files()).toEqual([`${disk.home}/自评表.xlsx`]);
});

test('网上的工作簿不在这台电脑上；Windows 的文件夹照 Windows 写', () => {
  const { wps, own } = open();
  wps.program.active.fullName = 'https://kdocs.cn/l/abc.xlsx';
  own.forReading();
  expect(() => bookPlace(own)).toThrow(expect.objectContaining({ code: 'host.never-saved' }));
  wps.program.active.fullName = 'D:\\自评\\表.xlsx';
  own.forReading();
  expect(bookPlace(own)).toEqual({ folder: 'D:\\自评', name: '表.xlsx' });
});
