import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

// The name of a stage says whose it is, for a folder and its name come into being at once: nothing has to be written into it first.
const stageName = /^\.jixiao-([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{8}$/;

/** Of a process of another machine nobody can tell whether it still runs; it writes for seconds. */
const goneAfterMs = 24 * 3_600_000;

/** A name for a hidden folder that no other command has: machine, process, its start and something random. 50 bytes. */
export function newStageName(): string {
  return `.jixiao-${machine()}-${process.pid}-${stateOf(process.pid)?.started ?? 0}-${randomUUID().slice(0, 8)}`;
}

export function isStageName(name: string): boolean {
  return stageName.test(name);
}

/**
 * Whether the command that made this stage has ended without clearing it away. When in doubt it still runs.
 * @param changedMs when something in the stage changed last
 */
export function isOwnerGone(name: string, changedMs: number): boolean {
  const [, where, pid, started] = stageName.exec(name) ?? [];
  const isOld = Date.now() - changedMs > goneAfterMs;
  if (where !== machine()) return isOld;
  if (!isRunning(Number(pid))) return true;
  const state = stateOf(Number(pid));
  // Where nobody tells when a process began, its number may be another's by now.
  if (state === null || started === '0') return isOld;
  return state.isDead || state.started !== started;
}

/** Where a process number means something: this machine, and on Linux this container of it. */
function machine(): string {
  return createHash('sha256').update(`${hostname()} ${numberSpace()}`).digest('hex').slice(0, 8);
}

function numberSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, which runs.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** What Linux tells of a process: state and start, in ticks since the machine's (proc(5), fields 3 and 22 of stat); null elsewhere. */
function stateOf(pid: number): { readonly isDead: boolean; readonly started: string } | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return null;
  }
  // The name in brackets may hold anything, brackets and blanks too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { isDead: fields[0] === 'Z' || fields[0] === 'X', started: fields[19] ?? '0' };
}
