// The main job on the built-in sample: an empty workbook to the finished report, printed step by step.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './bootstrap.mjs';

const PACK = 'kaifu-2018';
const out = join(ROOT, 'out');
const book = join('out', '开福区2018-填报表.xlsx');
const report = join('out', '开福区2018-自评报告.docx');

/** `accepts`: exit codes that are an answer, not a failure (1 = there are findings of level 错误). */
const STEPS = [
  { title: '一、建表（带样例数据）', args: ['new', PACK, '-o', book, '--sample', '--force'], accepts: [0] },
  { title: '二、校验', args: ['check', book], accepts: [0, 1] },
  { title: '三、评分', args: ['score', book], accepts: [0] },
  { title: '四、写报告', args: ['report', book, '-o', report, '--force'], accepts: [0] },
];

mkdirSync(out, { recursive: true });
for (const { title, args, accepts } of STEPS) {
  console.log(`\n━━ ${title}   jixiao ${args.join(' ')}`);
  const { status, error } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'jixiao.mjs'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error || !accepts.includes(status)) {
    console.error(`\n“${title}”没有做成（退出码 ${status ?? error?.message}）。`);
    process.exit(status || 70);
  }
}

console.log('\n━━ 得到的文件');
for (const file of [book, report]) {
  const path = join(ROOT, file);
  if (!existsSync(path)) {
    console.error(`没有找到 ${file}。`);
    process.exit(70);
  }
  console.log(`${relative(process.cwd(), path)}   ${(statSync(path).size / 1024).toFixed(1)} KB`);
}
