import type { MessagePort } from 'node:worker_threads';
import type { Pack } from '../../core/pack/pack';
import { problemFrom } from '../../core/problem/problem-data';
import { judgeBook, type Judging } from './judge-book';
import type { FoundPack, FromWorker, ToWorker } from './worker-messages';

/** A worker's side: judges what it is given, one file at a time. It reads no pack itself, so it needs neither YAML nor the schema. */
export function serveBooks(port: MessagePort, host: Judging['host']): void {
  const packs = new Map<string, Promise<Pack | null>>();
  const asked = new Map<string, (found: FoundPack) => void>();
  const tell = (message: FromWorker): void => port.postMessage(message);
  const findPack = (id: string): Promise<Pack | null> => {
    const known = packs.get(id);
    if (known) return known;
    const answer = new Promise<FoundPack>((resolve) => asked.set(id, resolve));
    tell({ say: 'want-pack', id });
    const pack = answer.then(packOf);
    packs.set(id, pack);
    return pack;
  };
  port.on('message', (message: ToWorker) => {
    if (message.say === 'pack') asked.get(message.id)?.(message.found);
    else
      void judgeBook(message.command, message.file, { host, findPack }).then((outcome) =>
        tell({ say: 'done', outcome }),
      );
  });
  tell({ say: 'ready' });
}

function packOf(found: FoundPack): Pack | null {
  if ('pack' in found) return found.pack;
  throw problemFrom(found.problem);
}
