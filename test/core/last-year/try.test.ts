import { reportSlots } from '../../../src/core/last-year/report-slots';
import { recognise } from '../../../src/core/last-year/recognise';
import { readData, tableFromData } from '../../../src/core/fields/data';
import { plainValue } from '../../../src/core/fields/field-value';
import { builtInPack } from '../../support/built-in-pack';
import { publishedReport } from '../../support/published-report';
test.each([['kaifu-2018','开福区-2018'],['kaifu-2020','开福区-2020'],['wangcheng-2020','望城区-2020'],['huaihua-2022','怀化市-2022'],['taojiang-2024','桃江县-2024']])('%s', (id, seed) => {
  const pack = builtInPack(id);
  const text = publishedReport(seed)!;
  const table = tableFromData(pack, readData(pack, pack.sample));
  const slots = reportSlots(pack);
  const t0 = Date.now();
  const found = recognise(slots, text.split('\n'));
  let good = 0; const lines: string[] = [];
  for (const one of found) {
    const truth = plainValue(table.value(one.field));
    const unit = table.field(one.field).unit;
    const v = unit === '%' ? one.figure.value.div(100) : one.figure.unit === '元' && unit === '万元' ? one.figure.value.div(10000) : one.figure.value;
    const ok = truth !== null && v.minus(truth).abs().lte(0.005);
    if (ok) good++;
    else lines.push(`  ${one.field} ${v.toFixed()} ≠ ${truth} (${one.likeness.toFixed(2)}) ${one.sentence.slice(0, 80)}`);
  }
  process.stderr.write(`${id}: slots ${slots.length}, fields ${new Set(slots.map((s) => s.field)).size}, found ${found.length}, right ${good}, ${Date.now() - t0} ms\n${lines.join('\n')}\n`);
  const fs = new Set(found.map((f) => f.field));
  process.stderr.write('  missing: ' + [...new Set(slots.map((s) => s.field))].filter((f) => !fs.has(f)).join(' ') + '\n');
});
