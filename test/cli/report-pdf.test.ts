import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toPdf } from '../../src/cli/pdf/office-pdf';
import { eventually } from '../support/eventually';
import { soffice } from '../support/soffice';
import { inProcess, templates, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const changed = { templates: path('templates') };
const withOffice = soffice === null ? test.skip : test;
const leftBehind = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('jixiao-pdf-'));
const isPdf = (file: string): boolean => readFileSync(file).subarray(0, 5).toString() === '%PDF-';

beforeAll(async () => {
  cpSync(templates, changed.templates, { recursive: true });
  const second = readFileSync(join(__dirname, '../support/second-report.yaml'));
  appendFileSync(join(changed.templates, 'kaifu-2018', 'report.yaml'), second);
  expect(await inProcess(['new', 'kaifu-2018', '-o', path('自评表.xlsx'), '--sample'], changed)).toMatchObject({
    code: 0,
  });
});

/** What stands in for LibreOffice: a script, found first. */
async function withStandIn<T>(script: string, work: (office: string) => Promise<T>): Promise<T> {
  const bin = path('bin');
  mkdirSync(bin, { recursive: true });
  const office = join(bin, 'soffice');
  writeFileSync(office, `#!/bin/sh\n${script}\n`);
  chmodSync(office, 0o755);
  const before = process.env['PATH'];
  process.env['PATH'] = `${bin}:${before}`;
  try {
    return await work(office);
  } finally {
    process.env['PATH'] = before;
  }
}

withOffice(
  '两份报告、中文文件名：一次转成，PDF 列在 .docx 后面',
  async () => {
    const words = ['report', path('自评表.xlsx'), '-o', path('自评报告（开福）.docx'), '--pdf'];
    const { code, out, err } = await inProcess([...words, '--json'], changed);
    expect([code, err]).toEqual([0, '']);
    const stem = path('自评报告（开福）');
    const files = ['.docx', '-disclosureNote.docx', '.pdf', '-disclosureNote.pdf'].map((end) => `${stem}${end}`);
    expect(JSON.parse(out)).toEqual({ files });
    expect(files.slice(2).map(isPdf)).toEqual([true, true]);
    // The main report is more than a page and has its landscape attachment.
    const boxes = readFileSync(files[2]!, 'latin1').match(/\/MediaBox\s*\[[^\]]*\]/g)!;
    expect(boxes.length).toBeGreaterThan(2);
    expect(leftBehind()).toEqual([]);
    const again = await inProcess(words, changed);
    expect(again).toMatchObject({ code: 3, out: '' });
  },
  180_000,
);

withOffice(
  '更新的报告也能出 PDF；两个命令同时转互不相干',
  async () => {
    const first = ['report', path('自评表.xlsx'), '-o', path('旧.docx')];
    expect(await inProcess(first, changed)).toMatchObject({ code: 0 });
    const update = (name: string): ReturnType<typeof inProcess> =>
      inProcess(
        ['report', path('自评表.xlsx'), '--update', path('旧.docx'), '-o', path(`${name}.docx`), '--pdf', '--json'],
        changed,
      );
    const [one, two] = await Promise.all([update('新一'), update('新二')]);
    for (const [outcome, name] of [
      [one, '新一'],
      [two, '新二'],
    ] as const) {
      expect(outcome).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(outcome.out)).toMatchObject({ pdf: path(`${name}.pdf`) });
      expect(isPdf(path(`${name}.pdf`))).toBe(true);
    }
  },
  180_000,
);

test('没有 LibreOffice：什么也不写，说怎么办', async () => {
  process.env['JIXIAO_SOFFICE'] = path('没有这个程序');
  const outcome = await inProcess(['report', path('自评表.xlsx'), '-o', path('无.docx'), '--pdf', '--json'], changed);
  delete process.env['JIXIAO_SOFFICE'];
  expect(outcome).toMatchObject({ code: 3, out: '' });
  expect(outcome.err).toMatch(/没有找到 LibreOffice.*另存为 PDF。 \[host\.no-libreoffice\]/);
  expect(existsSync(path('无.docx'))).toBe(false);
});

test.each([
  ['以 0 结束而没有转', 'echo "Error: source file could not be loaded" >&2; exit 0', /could not be loaded/],
  ['自己报错', 'exit 77', /退出码 77/],
])('LibreOffice %s：什么也不写', async (_, script, detail) => {
  const outcome = await withStandIn(script, () =>
    inProcess(['report', path('自评表.xlsx'), '-o', path('坏.docx'), '--pdf'], changed),
  );
  expect(outcome).toMatchObject({ code: 3, out: '' });
  expect(outcome.err).toMatch(detail);
  expect(outcome.err).toContain('[host.convert-failed]');
  expect([existsSync(path('坏.docx')), existsSync(path('坏.pdf')), leftBehind()]).toEqual([false, false, []]);
});

test('LibreOffice 不动了：到时候连它启动的一起结束', async () => {
  const pidFile = path('pid');
  await withStandIn(`sleep 600 & echo $! > ${pidFile}; wait`, async (office) => {
    const bytes = new Uint8Array();
    await expect(toPdf(office, [{ name: '报告.docx', bytes }], 1500)).rejects.toMatchObject({
      code: 'host.convert-failed',
    });
  });
  const pid = Number(readFileSync(pidFile, 'utf8'));
  await eventually(() => expect(() => process.kill(pid, 0)).toThrow());
});
