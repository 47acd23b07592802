// A ready workbook of every pack, for desks without the add-in (WPS, Office 2016/2019): made by the command line itself.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bootstrap.mjs';

/** One .xlsx per pack, named by its title. Each has an identity of its own: an office saves its copy from here. */
export function writeReadyWorkbooks(packs, folder) {
  if (packs.length === 0) return;
  mkdirSync(folder, { recursive: true });
  for (const { id, title } of packs) {
    const file = join(folder, `${title.replace(/[\\/:*?"<>|]/g, '_')}.xlsx`);
    const args = [join(ROOT, 'scripts', 'jixiao.mjs'), 'new', id, '-o', file];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`模板 ${id} 的空白工作簿没有做成：${stderr.trim()}`);
  }
}
