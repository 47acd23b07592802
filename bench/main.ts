import { cpus, loadavg } from 'node:os';
import { measureAudit } from './audit';
import { childMode, measureFullColumns, openInChild } from './full-columns';
import { measureFolder } from './folder';
import { print, type Section } from './goals';
import { measureManyRows } from './many-rows';
import { measureOpening } from './open-file';
import { measureRecheck } from './recheck';
import { loadPack } from './subject';
import { measureTenThousand } from './ten-thousand';
import { measureUpdate } from './update';

/**
 * Side-by-side measurements; the last line is the whole of it as JSON. A missed goal is printed, not an error.
 * @param chosen sections by their names below; none: all
 */
async function main(chosen: readonly string[]): Promise<void> {
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
  const sections: Readonly<Record<string, () => Section | Promise<Section>>> = {
    recheck: () => measureRecheck(pack, { warmUp: 400, measured: 400 }),
    opening: () => measureOpening(pack, { warmUp: 10, measured: 40 }),
    fullColumns: () => measureFullColumns(pack, __filename, 5),
    manyRows: () => measureManyRows(),
    tenThousand: () => measureTenThousand(3),
    folder: () => measureFolder(220, 110, Number(process.env['JIXIAO_BENCH_FILES'] ?? 5_000)),
    update: () => measureUpdate({ warmUp: 10, measured: 40 }),
    audit: () => measureAudit({ warmUp: 5, measured: 40 }),
  };
  const measured: Record<string, Section> = {};
  for (const [name, measure] of Object.entries(sections)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    print((measured[name] = await measure()));
  }
  console.log(JSON.stringify({ machine, ...measured }));
}

const [mode, reader, file] = process.argv.slice(2);
const work =
  mode === childMode && reader !== undefined && file !== undefined
    ? openInChild(reader, file)
    : main(process.argv.slice(2));
work.catch((error: unknown) => {
  console.error(error);
  process.exitCode = 70;
});
