import './node-globals';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { ListedAudit } from '../../src/app/list-audit';
import { ReportSession } from '../../src/app/report-session/report-session';
import type { TextRange } from '../../src/core/report/refresh/found-document';
import { openDocumentFile } from '../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../src/hosts/file/patch/make-table';
import type { DocumentHost } from '../../src/hosts/port/document-host';
import { Problem } from '../../src/core/problem/further-problem';
import { SaveAuditContext, type SaveAudit } from '../../src/taskpane/save-audit';
import { WordApp } from '../../src/taskpane/word/word-app';
import { handClock } from '../support/hand-clock';
import { replace, reportFile } from '../hosts/contract/document-worlds';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const contradiction =
  '<w:p><w:r><w:t>（一）检查情况。全年开展检查32次，其中专项检查12次，日常检查19次。</w:t></w:r></w:p>' +
  '<w:p><w:r><w:t>全年经费10万元，其中甲项4万元，乙项6万元。</w:t></w:r></w:p>';
const withContradiction = (): Promise<Uint8Array> => reportFile({}, replace('<w:sectPr', `${contradiction}<w:sectPr`));

let root: Root | null = null;
afterEach(() => {
  act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
});

interface Drawn {
  readonly session: ReportSession;
  readonly host: DocumentHost;
  readonly went: string[];
}

async function draw(
  bytes: Uint8Array,
  own: Partial<DocumentHost> | null = {},
  save: SaveAudit | null = null,
): Promise<Drawn> {
  const file = openDocumentFile(bytes, '自评报告.docx', makeTableXml);
  const went: string[] = [];
  const goToText = async ({ start, end }: TextRange): Promise<void> => {
    went.push((await file.readText()).text.slice(start, end));
  };
  const host: DocumentHost = own === null ? file : { ...file, goToText, ...own };
  const session = new ReportSession({
    host,
    packs: { list: async () => [], load: async () => null },
    clock: handClock(),
    readWorkbook: () => Promise.reject(new Error('no workbook here')),
    onBug: (error) => {
      throw error;
    },
  });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => {
    root!.render(
      <SaveAuditContext.Provider value={save}>
        <WordApp session={session} theme={{ isDark: () => false, subscribe: () => () => undefined }} view="audit" />
      </SaveAuditContext.Provider>,
    );
    await session.start();
  });
  await until(() => button('核对全文') !== undefined);
  return { session, host, went };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn++) await act(() => new Promise((done) => setTimeout(done, 10)));
  expect(holds()).toBe(true);
}

const text = (selector = 'body'): string =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent).join('|');
const button = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
const press = async (name: string): Promise<void> => {
  const found = button(name);
  expect(found).toBeDefined();
  await act(async () => found!.click());
};
const key = async (element: Element, name: string, init: KeyboardEventInit = {}): Promise<void> =>
  act(
    async () =>
      void element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init })),
  );
const check = async (): Promise<void> => {
  await press(button('核对全文') ? '核对全文' : '重新核对');
  await until(() => text('.foot').includes('核对全文'));
};

async function type(words: string): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('.override input')!;
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, words);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

test('不点“核对全文”什么也不读；点了列出对不上的，标签上有数', async () => {
  let reads = 0;
  const file = openDocumentFile(await withContradiction(), 'x.docx', makeTableXml);
  await draw(file.bytes(), { readText: () => ((reads += 1), file.readText()) });
  expect(reads).toBe(0);
  expect(text('.tab')).toContain('文字核对');
  expect(text('#tab-audit')).toBe('文字核对');
  await check();
  expect(reads).toBe(1);
  expect(text('h1')).toBe('1 处说法与数字对不上');
  expect(text('#tab-audit')).toContain('1');
  expect(text('.row .sentence')).toBe('合计与分项不符：12次＋19次＝31次，文中合计写32次，少列1次');
  expect(text('.row-meta')).toContain('（一）检查情况 第');
  expect(text('.head')).toContain('通过');
});

test('打开一条：原文里标出说法，两个数、相差、为何要紧；点开就转到那句话', async () => {
  const { went } = await draw(await withContradiction());
  await check();
  await act(async () => document.querySelector<HTMLButtonElement>('.row-button')!.click());
  expect(text('blockquote')).toBe('全年开展检查32次，其中专项检查12次，日常检查19次。');
  expect(text('.claim')).toContain('32次');
  expect(text('.comparison')).toBe('文中写32次分项相加31次相差1次');
  expect(text('.reasons')).toContain('为何要紧');
  expect(went).toHaveLength(1);
  expect(went[0]).toContain('32次');
  await press('转到这句话');
  expect(went).toHaveLength(2);
});

test('键盘：右键打开，Enter 转到，Esc 收起回到原行', async () => {
  const { went } = await draw(await withContradiction());
  await check();
  const row = document.querySelector<HTMLButtonElement>('.row-button')!;
  await act(async () => row.focus());
  await key(row, 'Enter');
  expect(went).toHaveLength(1);
  await key(row, 'ArrowRight');
  expect(row.getAttribute('aria-expanded')).toBe('true');
  await key(button('忽略')!, 'Escape');
  expect(row.getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(row);
  await key(row, 'ArrowUp');
  expect(document.activeElement!.textContent).toContain('错误');
});

test('忽略要写原因；记在文档里，重新核对以后还在；可以恢复', async () => {
  const { host } = await draw(await withContradiction());
  await check();
  await act(async () => document.querySelector<HTMLButtonElement>('.row-button')!.click());
  await press('忽略');
  expect(text('.override .hint')).toContain('记在这份文档里');
  await press('忽略这一处');
  expect(text('.override [role=alert]')).toBe('请写一句原因');
  await type('零星检查不计入');
  await key(document.querySelector('.override input')!, 'Enter', { isComposing: true });
  expect((await host.read()).ignored).toEqual([]);
  await key(document.querySelector('.override input')!, 'Enter');
  await until(() => text('.head').includes('已忽略'));
  expect(document.activeElement!.textContent).toContain('已忽略');
  expect(text('h1')).toBe('对不上的 1 处都已忽略');
  expect(text('#tab-audit')).toBe('文字核对');
  expect((await host.read()).ignored.map(({ reason }) => reason)).toEqual(['零星检查不计入']);
  await check();
  expect(text('h1')).toBe('对不上的 1 处都已忽略');
  await act(async () => document.querySelector<HTMLButtonElement>('[data-row="head:ignored"]')!.click());
  expect(text('.row-meta')).toContain('已忽略：零星检查不计入');
  await act(async () => document.querySelector<HTMLButtonElement>('.row-button')!.click());
  await press('恢复');
  await until(() => text('h1') === '1 处说法与数字对不上');
  expect((await host.read()).ignored).toEqual([]);
});

test('能交出文件的地方可以下载核对报告：忽略的不在里面；Word 里没有这个按钮', async () => {
  const saved: ListedAudit[] = [];
  await draw(await withContradiction(), {}, (audit) => saved.push(audit));
  await check();
  await press('下载核对报告（.docx）');
  await act(async () => document.querySelector<HTMLButtonElement>('.row-button')!.click());
  await press('忽略');
  await type('零星检查不计入');
  await press('忽略这一处');
  await until(() => text('.head').includes('已忽略'));
  await press('下载核对报告（.docx）');
  const asking = ({ findings }: ListedAudit): number => findings.filter(({ level }) => level !== 'unverifiable').length;
  expect(saved.map((one) => [asking(one), one.passed.length > 0])).toEqual([
    [1, true],
    [0, true],
  ]);
  act(() => root!.unmount());
  await draw(await withContradiction());
  await check();
  expect(button('下载核对报告（.docx）')).toBeUndefined();
});

test('不是本工具写的报告：照样核对，忽略只在这一次有效，文档一个字节不动', async () => {
  const plain = openDocumentFile(await withContradiction(), 'x.docx', makeTableXml);
  await plain.unlinkAll();
  const { host } = await draw(plain.bytes());
  await check();
  await act(async () => document.querySelector<HTMLButtonElement>('.row-button')!.click());
  await press('忽略');
  expect(text('.override .hint')).toContain('只在本窗格关上以前有效');
  await type('口径不同');
  await press('忽略这一处');
  await until(() => text('.head').includes('已忽略'));
  await check();
  expect(text('h1')).toBe('对不上的 1 处都已忽略');
  expect((await host.read()).ignored).toEqual([]);
});

const wrongShare =
  '<w:p><w:r><w:t>项目总投资120万元，其中一期80万元，占总投资的60%；二期40万元，占总投资的33.33%。</w:t></w:r></w:p>';

test('占比、增减率跟着金额错的：给出改好的句子，点“改用建议写法”只改那个数，改完重新核对', async () => {
  const amended: string[] = [];
  let bytes = await reportFile({}, replace('<w:sectPr', `${wrongShare}<w:sectPr`));
  const readText = () => openDocumentFile(bytes, 'x.docx', makeTableXml).readText();
  await draw(bytes, {
    readText,
    amendText: async ({ start, end }, words) => {
      const { text } = await readText();
      amended.push(`${text.slice(start, end)} → ${words}`);
      bytes = await reportFile({}, replace('<w:sectPr', `${wrongShare.replace('60%', words)}<w:sectPr`));
    },
  });
  await check();
  expect(text('h1')).toBe('1 处说法与数字对不上');
  await act(async () => document.querySelector<HTMLButtonElement>('.row-button')!.click());
  expect(text('.reasons')).toContain('建议写法项目总投资120万元，其中一期80万元，占总投资的66.67%；');
  await press('改用建议写法');
  // What stands alone in the report is not called right.
  await until(() => text('h1') === '没有对不上的，另有 2 处无法核对');
  expect(amended).toEqual(['60% → 66.67%']);
});

test('那句话刚刚改过：不写，说清楚，这一条还开着', async () => {
  await draw(await reportFile({}, replace('<w:sectPr', `${wrongShare}<w:sectPr`)), {
    amendText: () => Promise.reject(new Problem('host.text-gone', { text: '60%' })),
  });
  await check();
  await act(async () => document.querySelector<HTMLButtonElement>('.row-button')!.click());
  await press('改用建议写法');
  await until(() => text('.trouble') !== '');
  expect(text('.trouble')).toContain('“60%”在文档里找不到了');
  expect(button('改用建议写法')).toBeDefined();
});

test('没有人看着文档的地方（文件）：没有“转到”，可以复制那句话', async () => {
  await draw(await withContradiction(), null);
  await check();
  await act(async () => document.querySelector<HTMLButtonElement>('.row-button')!.click());
  expect(button('转到这句话')).toBeUndefined();
  expect(button('复制这句话')).toBeDefined();
});

test('没有能核对的数：说没有读到，不说没有问题', async () => {
  const empty = openDocumentFile(
    await reportFile({ figures: { words: '加强管理。' }, fragments: [] }),
    'x.docx',
    makeTableXml,
  );
  await empty.unlinkAll();
  await draw(empty.bytes());
  await check();
  expect(text('h1')).toBe('文中没有能互相核对的数');
  expect(text('.summary .hint')).toContain('这不等于文字没有问题');
});

test('读不出来：说是什么、怎么办，重试就好；上次的结果还在', async () => {
  const file = openDocumentFile(await withContradiction(), 'x.docx', makeTableXml);
  let fails = true;
  await draw(file.bytes(), {
    readText: () => (fails ? Promise.reject(new Problem('host.document-too-large', {})) : file.readText()),
  });
  await press('核对全文');
  await until(() => text('.trouble') !== '');
  expect(text('.trouble')).toContain('文档太大');
  expect(text('.trouble')).toContain('host.document-too-large');
  fails = false;
  await press('重试');
  await until(() => text('h1') === '1 处说法与数字对不上');
  expect(text('.trouble')).toBe('');
  fails = true;
  await press('重新核对');
  await until(() => text('.trouble') !== '');
  expect(text('.trouble')).toContain('下面还是上次的结果');
  expect(text('h1')).toBe('1 处说法与数字对不上');
});
