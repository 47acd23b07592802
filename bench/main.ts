import { cpus, loadavg } from 'node:os';
import { measureAudit } from './audit';
import { childMode, measureFullColumns, openInChild } from './full-columns';
import { print } from './goals';
import { measureManyRows } from './many-rows';
import { measureOpening } from './open-file';
import { measureRecheck } from './recheck';
import { loadPack } from './subject';
import { measureUpdate } from './update';

/** Side-by-side measurements; the last line is the whole of it as JSON. A missed goal is printed, not an error. */
async function main(): Promise<void> {
  const machine = {
    node: process.version,
    processor: cpus()[0]?.model ?? '',
    processors: cpus().length,
    load: loadavg()[0] ?? 0,
  };
  console.log(
    `Node ${machine.node}，${machine.processor} × ${machine.processors}，开始时的负载 ${machine.load.toFixed(1)}`,
  );
  const pack = loadPack();
  const recheck = await measureRecheck(pack, { warmUp: 400, measured: 400 });
  print(recheck);
  const opening = await measureOpening(pack, { warmUp: 10, measured: 40 });
  print(opening);
  const fullColumns = await measureFullColumns(pack, __filename, 5);
  print(fullColumns);
  const manyRows = await measureManyRows();
  print(manyRows);
  const update = await measureUpdate({ warmUp: 10, measured: 40 });
  print(update);
  const audit = await measureAudit({ warmUp: 5, measured: 40 });
  print(audit);
  console.log(JSON.stringify({ machine, recheck, opening, fullColumns, manyRows, update, audit }));
}

const [mode, reader, file] = process.argv.slice(2);
const work = mode === childMode && reader !== undefined && file !== undefined ? openInChild(reader, file) : main();
work.catch((error: unknown) => {
  console.error(error);
  process.exitCode = 70;
});
