import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newWorkbook } from '../../src/app/new-workbook';
import { resultsAfter } from '../../src/app/stored-results';
import { WorkbookSession } from '../../src/app/workbook-session/workbook-session';
import type { CheckResult } from '../../src/cli/contract';
import { fieldEdit } from '../../src/core/edits/cell-edit';
import type { Pack } from '../../src/core/pack/pack';
import type { CellEdit } from '../../src/core/workbook/edit';
import { authorWorkbook } from '../../src/hosts/file/author/workbook/author-workbook';
import { openWorkbookFile } from '../../src/hosts/file/workbook-file';
import type { WorkbookFile } from '../../src/hosts/port/workbook-file';
import { inProcess, workFolder } from '../cli/jixiao';
import { builtInPack, builtInPackIds } from '../support/built-in-pack';
import { handClock } from '../support/hand-clock';
import { convert, describeWithSoffice } from '../support/soffice';
import { cleanFilling } from './clean-fillings';

/** From opening to the bytes that a user saves: the offline page's own file host under the pane's session, then the command line. */
const folder = workFolder();
const path = (name: string): string => join(folder, name);

interface Desk {
  readonly session: WorkbookSession;
  readonly host: WorkbookFile;
}

async function open(pack: Pack, bytes: Uint8Array): Promise<Desk> {
  const packs = { list: async () => [], load: async (id: string) => (id === pack.id ? pack : null) };
  const host = openWorkbookFile(bytes, '自评.xlsx', null, {
    resultsAfter: (before, after) => resultsAfter(packs, before, after),
    author: (edits) => authorWorkbook(edits, { creator: 'test' }),
    showPlace: () => undefined,
  });
  const session = new WorkbookSession({
    host,
    packs,
    clock: handClock(),
    newId: () => 'ticked',
    fileName: '自评.xlsx',
    onBug: (error) => {
      throw error;
    },
  });
  await session.start();
  return { session, host };
}

async function finished(pack: Pack, seed: number): Promise<Desk> {
  const edits = newWorkbook({ pack, sample: false, data: cleanFilling(pack, seed).data, workbookId: 'ticked' });
  return open(pack, await authorWorkbook(edits, { creator: 'test' }));
}

const duties = (pack: Pack): string[] => pack.checks.filter(({ rule }) => rule === null).map(({ id }) => id);

async function tickAll(desk: Desk, pack: Pack, who = '王五'): Promise<void> {
  for (const id of duties(pack)) expect([id, await desk.session.tickOff(id, who, '2026-03-15')]).toEqual([id, true]);
}

async function type({ session, host }: Desk, field: string, content: CellEdit): Promise<void> {
  await host.apply([fieldEdit(session.getSnapshot().book!.workbook.table, field, content)!]);
  await session.recheck();
}

function coverage({ session }: Desk): string {
  const { decided, applicable, notImplemented } = session.getSnapshot().book!.run.coverage;
  return `已核 ${decided}/${applicable}，待人工核对 ${notImplemented}`;
}

/** Duties whose tick no longer counts. */
function undone({ session }: Desk): string[] {
  const { checks } = session.getSnapshot().book!.run;
  return checks.filter(({ byHand }) => byHand?.stands === false).map(({ id }) => id);
}

async function checked(name: string): Promise<CheckResult> {
  const { out } = await inProcess(['check', path(name), '--json']);
  return JSON.parse(out) as CheckResult;
}

/** A filling that leaves nothing to be decided but the duties. */
async function completeOf(pack: Pack): Promise<Desk> {
  for (let seed = 1; seed <= 40; seed++) {
    const desk = await finished(pack, seed);
    const { checks } = desk.session.getSnapshot().book!.run;
    console.log(pack.id, seed, checks.filter((one) => one.outcome === 'undetermined').map((one) => `${one.id}: ${one.verdicts.map((v)=>JSON.stringify(v)).join().slice(0,200)}`).join('\n'));
    if (checks.every(({ outcome }) => outcome !== 'undetermined')) return desk;
    if (seed === 3) break;
  }
  throw new Error(`${pack.id}: no clean filling decides every check`);
}

describe('全部核对完的工作簿', () => {
  it.each(builtInPackIds)('%s：逐条人工核对，存盘再打开是 N/N', async (id) => {
    const pack = builtInPack(id);
    const desk = await completeOf(pack);
    await tickAll(desk, pack);
    writeFileSync(path(`${pack.id}.xlsx`), desk.host.bytes()!);
    const result = await checked(`${pack.id}.xlsx`);
    console.log(id, result.coverage);
  });
});
void convert; void describeWithSoffice; void type; void coverage; void undone; void readFileSync;
