import { openWorkbook, type OpenWorkbook } from '../app/open-workbook';
import type { Environment, FileHost } from './environment';
import { readBytes } from './files/read-file';
import { readIdentity } from '../core/workbook/identity';
import { compiledPack } from './packs/compiled';

type Outside = Pick<Environment, 'templates'> & { readonly host: Pick<FileHost, 'readWorkbook'> };

/** A workbook from disk, bound to its pack. @throws Problem input.*, pack.* */
export async function openFile(file: string, { host, templates }: Outside): Promise<OpenWorkbook> {
  const snapshot = await host.readWorkbook(readBytes(file), file);
  const identity = readIdentity(snapshot);
  const compiled = identity && compiledPack(templates, identity.pack);
  if (compiled) return openWorkbook(snapshot, () => compiled, file);
  // Brings the readers of YAML and of packs along.
  const { PackLibrary } = await import('./packs/library');
  const library = new PackLibrary(templates);
  return openWorkbook(snapshot, (id) => library.find(id), file);
}
