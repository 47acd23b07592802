import { createNarrativeEngine, namesInTemplate } from '../../app/narrative-engine';
import { tryPack } from '../../app/try-pack';
import type { PackFault } from '../../core/pack/fault';
import { pathText } from '../../core/pack/read-pack';
import type { Tree } from '../../core/pack/merge';
import type { FolderReading } from './library';

/** Faults that only use shows, with the place where they were written. Brings the template engine along. */
export function trialFaults({ pack, locate }: Extract<FolderReading, { kind: 'pack' }>): PackFault[] {
  const faults = tryPack(pack, { render: createNarrativeEngine(), namesIn: namesInTemplate });
  return faults.map(({ path, message }) => ({
    path: pathText(pack as unknown as Tree, path),
    message,
    ...locate(path),
  }));
}
