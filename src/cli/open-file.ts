import { openWorkbook, type OpenWorkbook } from '../app/open-workbook';
import type { Environment, FileHost } from './environment';
import { readBytes } from './files/read-file';
import { PackLibrary } from './packs/library';

type Outside = Pick<Environment, 'templates'> & { readonly host: Pick<FileHost, 'readWorkbook'> };

/** A workbook from disk, bound to its pack. @throws Problem input.*, pack.* */
export async function openFile(file: string, { host, templates }: Outside): Promise<OpenWorkbook> {
  const snapshot = await host.readWorkbook(readBytes(file), file);
  const library = new PackLibrary(templates);
  return openWorkbook(snapshot, (id) => library.find(id), file);
}
