// A ready workbook of every pack, for desks without the add-in (WPS, Office 2016/2019).
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBundle } from '../bundle.mjs';
import { compiledPacks } from '../compile-packs.mjs';

/** One .xlsx per pack of the list, named by its title. Each has an identity of its own: an office saves its copy from here. */
export async function writeReadyWorkbooks(packs, folder) {
  if (packs.length === 0) return;
  mkdirSync(folder, { recursive: true });
  const { blankWorkbook } = createRequire(import.meta.url)(await ensureBundle('packs'));
  const compiled = new Map((await compiledPacks()).map((pack) => [pack.id, pack]));
  for (const { id, title } of packs) {
    const pack = compiled.get(id);
    if (!pack) throw new Error(`模板 ${id} 的空白工作簿没有做成：模板文件夹里没有它。`);
    writeFileSync(join(folder, `${title.replace(/[\\/:*?"<>|]/g, '_')}.xlsx`), await blankWorkbook(pack));
  }
}
