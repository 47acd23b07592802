import { createNarrativeEngine, namesInTemplate } from '../../app/narrative-engine';
import { tryPack } from '../../app/try-pack';
import type { PackFault } from '../../core/pack/fault';
import type { Tree } from '../../core/pack/merge';
import { pathText } from '../../core/pack/source-places';
import type { FolderReading } from './library';

/** Faults that only use shows, with the place where they were written; those of several variants once. Brings the template engine along. */
export function trialFaults({ variants }: Extract<FolderReading, { kind: 'pack' }>): PackFault[] {
  const found = new Map<string, PackFault>();
  for (const { pack, locate } of variants) {
    for (const { path, message } of tryPack(pack, { render: createNarrativeEngine(), namesIn: namesInTemplate })) {
      const fault = { path: pathText(pack as unknown as Tree, path), message, ...locate(path) };
      found.set(`${fault.path}\n${message}`, fault);
    }
  }
  return [...found.values()];
}
