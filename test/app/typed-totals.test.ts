import { newWorkbook } from '../../src/app/new-workbook';
import { openWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { offerFigures, tableOfText, takeEdits, type TakeOffer } from '../../src/app/take-figures';
import { noWish } from '../../src/core/intake/plan-intake';
import { readFigureOrigins } from '../../src/core/intake/figure-origins';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { patchWorkbook } from '../../src/hosts/file/patch-workbook/patch-workbook';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../support/built-in-pack';
import { foreignForm } from '../support/foreign-form';

const pack = builtInPack('kaifu-2018');
const opened = (bytes: Uint8Array): OpenWorkbook =>
  openWorkbook(readWorkbook(bytes, '附表.xlsx', { sheets: 'all' }), () => pack, '附表.xlsx');
const source = tableOfText('单位：元\n项目\t2018年决算数\n三公经费\t47600\n公务接待\t20500')!;
const offered = (book: OpenWorkbook): TakeOffer => offerFigures(book, [source], () => ({ ...noWish, unit: '元' }));
const told = ({ items }: TakeOffer): string[] =>
  items.map(({ field, state, asks }) => `${field} ${state}${asks ? ` ${asks}` : ''}`);

let own: OpenWorkbook;
beforeAll(async () => {
  const edits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'own' });
  own = opened(await authorWorkbook(edits, { creator: '本单位', cachedResults: true }));
});

test('自家的表：合计由表算，不取', () => {
  expect(told(offered(own))).toEqual(['threePublicExpenses.final computed', 'officialReception.final differs']);
});

test('认领的表，合计是手填的：要核对，写明了才写，写在原表那一格，按它的单位', async () => {
  const { adopted, places } = await foreignForm(own.table);
  const theirs = opened(adopted);
  const offer = offered(theirs);
  expect(told(offer)).toEqual(['threePublicExpenses.final differs typed-total', 'officialReception.final differs']);
  const total = offer.items[0]!;
  const edits = takeEdits(theirs, offer, new Set([total.key]), '决算.txt', '2026-03-15');
  const written = readWorkbook(patchWorkbook(adopted, edits, '附表.xlsx'), '附表.xlsx', { sheets: 'all' });
  const { sheet, address } = places.get('threePublicExpenses.final')!;
  const cells = written.sheets.find(({ name }) => name === sheet)!;
  expect(cells.cells[Number(address.slice(1)) - cells.row]![2]).toBe(47_600);
  expect([...readFigureOrigins(written).keys()]).toEqual(['threePublicExpenses.final']);
});
