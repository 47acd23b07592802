import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { OfficeSource } from '../../../src/server/security-headers';
import { DocumentHalf } from '../workbench/support/document';
import { inBrowser, root } from '../browser';
import { PATIENCE, says, WorkbenchWindow } from '../workbench/support/window';
import { makePackage, publish, watch, type Seen } from './published';
import { restoreFormula } from '../restore-formula';

const BUILDING = 600_000;
const made = new Map<OfficeSource, string>();

/** One package of each choice for all tests of this file. PACKAGE_BUILT=1 takes what is there. */
function packaged(officeJs: OfficeSource): string {
  const out = `out/package-${officeJs}`;
  const folder =
    made.get(officeJs) ?? (process.env['PACKAGE_BUILT'] === '1' ? join(root, out) : makePackage(out, officeJs));
  made.set(officeJs, folder);
  return folder;
}

/** Where each choice takes office.js from; local: nothing from elsewhere. */
const sources: readonly (readonly [OfficeSource, RegExp | null])[] = [
  ['global', /^https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/[\w./-]+\.js$/],
  ['21vianet', /^https:\/\/appsforoffice\.cdn\.partner\.office365\.cn\/appsforoffice\/lib\/1\/hosted\/[\w./-]+\.js$/],
  ['local', null],
];

inBrowser('打包：三种 office.js，用包里的服务器发布，在模拟的 Office 里走一遍', () => {
  test(
    '同一台机器打包两次：逐个字节比较，只有空白工作簿的编号和由它算出的指纹不同',
    () => {
      const [first, second] = [packaged('global'), makePackage('out/package-again', 'global', ['--fresh'])];
      const [before, after] = [filesOf(first), filesOf(second)];
      expect(after).toEqual(before);
      const differing = before.filter(
        (file) => !readFileSync(join(first, file)).equals(readFileSync(join(second, file))),
      );
      process.stdout.write(
        `\n同一台机器打包两次：${before.length} 个文件，${differing.length} 个不同：${differing.join('、')}\n`,
      );
      const books = differing.filter((file) => file.endsWith('.xlsx'));
      const sums = /^(SHA256SUMS|绩效自评助手-.*\.zip(\.sha256)?)$/;
      expect(differing.filter((file) => !books.includes(file) && !sums.test(file))).toEqual([]);
      for (const book of books) expect(withoutId(join(second, book))).toEqual(withoutId(join(first, book)));
      expect(sumsBut(second, books)).toEqual(sumsBut(first, books));
    },
    BUILDING + PATIENCE,
  );

  test.each(sources)(
    '%s：窗格打开，看到错误，改好一处，Word 里能更新；除 office.js 外不离开本站，CSP 违反 0 次',
    async (officeJs, fromOffice) => {
      const published = await publish(packaged(officeJs), officeJs);
      try {
        const context = await published.browser.newContext({ viewport: { width: 1600, height: 1000 } });
        const seen = await watch(context, published);
        const browser = { newPage: () => context.newPage() } as unknown as typeof published.browser;
        const excel = await WorkbenchWindow.open({
          browser,
          site: { page: published.page } as never,
          close: published.close,
        });
        const pane = await excel.pane('.group');
        await says(pane, '先改2处错误');
        await says(pane, '＝3.65万元，相差0.10万元');
        await restoreFormula(pane);
        await says(pane, '相差0.10万元', false);
        expect(await excel.value('threePublicExpenses.final')).toBe(3.65);
        await pane.getByRole('tab', { name: '报告' }).click();
        const generate = pane.getByRole('button', { name: '生成 Word 报告' });
        // Fluent's rules are in force: the brand colour of its light theme.
        expect(await generate.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(15, 108, 189)');
        // No relay was started, and none is offered.
        await says(pane, '复制链接数据');
        expect(await pane.getByRole('button', { name: '自动送到 Word（配对）' }).count()).toBe(0);
        const word = await DocumentHalf.openSample(excel);
        await says(await word.pane(), '报告数字截至');

        tellRequests(officeJs, seen);
        expect(seen.elsewhere).toEqual([]);
        expect(seen.violations).toEqual([]);
        expect(seen.own.some((url) => /\/taskpane\.html\?view=check/.test(url))).toBe(true);
        if (fromOffice === null) {
          expect(seen.office).toEqual([]);
          expect(seen.own.some((url) => url.endsWith('/office/office.js'))).toBe(true);
        } else {
          expect(seen.office.length).toBeGreaterThan(0);
          expect(seen.office.filter((url) => !fromOffice.test(url.replace(/\?.*$/, '')))).toEqual([]);
          expect(seen.own.filter((url) => url.includes('/office/'))).toEqual([]);
        }
        expect(excel.complaints.filter((one) => !seen.office.some((url) => one.includes(url)))).toEqual([]);
        expect([...(await excel.counts()).bugs, ...(await word.bugs())]).toEqual([]);
      } finally {
        await published.close();
      }
    },
    BUILDING,
  );
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Parts of a ready workbook but for its own number, which is another for every workbook that is made. */
function withoutId(book: string): Readonly<Record<string, string>> {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  const parts = Object.entries(unzipSync(readFileSync(book)));
  return Object.fromEntries(parts.map(([name, bytes]) => [name, strFromU8(bytes).replace(id, 'id')]));
}

function sumsBut(folder: string, books: readonly string[]): readonly string[] {
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').split('\n');
  return lines.filter((line) => !books.some((book) => line.endsWith(`  ${book}`)));
}

/** Every request, for whoever wants to see what leaves the machine. */
function tellRequests(officeJs: OfficeSource, { own, office, elsewhere }: Seen): void {
  const names = [...new Set(own.map((url) => new URL(url).pathname))].sort();
  const list = [...new Set(office), ...elsewhere].map((url) => `  ${url}`).join('\n');
  process.stdout.write(
    `\n${officeJs}：本站 ${own.length} 次请求、${names.length} 个文件；office.js ${office.length} 次；别处 ${elsewhere.length} 次\n${list === '' ? '' : `${list}\n`}  ${names.join(' ')}\n`,
  );
}
