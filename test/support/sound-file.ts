import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { budgets } from '../../src/core/problem/budgets';
import { isProblem } from '../../src/core/problem/problem';
import { inflateEntry, readZipDirectory } from '../../src/hosts/file/package/zip';
import { makeTableXml } from '../../src/hosts/file/patch/make-table';
import { openDocumentFile } from '../../src/hosts/file/patch/document-file';
import { readWorkbook } from '../../src/hosts/file/read/read-workbook';

/**
 * Why others, or we ourselves, cannot read an Office file that we wrote; null: it is sound. What stands in `from` byte for byte was brought
 * along untouched and is not ours.
 */
export async function unsoundness(file: string, bytes: Uint8Array, from: Uint8Array | null): Promise<string | null> {
  const old = from === null ? new Map<string, Uint8Array | null>() : readableParts(from, file);
  for (const [name, content] of Object.entries(partsOf(bytes))) {
    const before = old.get(name);
    if (before === null || (before && content && Buffer.compare(content, before) === 0)) continue;
    if (content === null) return `${name} 解压不了`;
    const fault = /\.(?:xml|rels)$/.test(name) ? xmlFault(content) : null;
    if (fault !== null) return `${name} ${fault}`;
  }
  if (file.endsWith('.xlsx')) readWorkbook(bytes, file);
  else await openDocumentFile(bytes, file, makeTableXml).read();
  return null;
}

/** As we read them; null: a part that nobody could have read. */
function readableParts(bytes: Uint8Array, file: string): Map<string, Uint8Array | null> {
  return new Map(
    readZipDirectory(bytes, file).map((entry) => {
      try {
        return [entry.name, inflateEntry(bytes, entry, file, budgets.inflated.most)];
      } catch (error) {
        if (!isProblem(error)) throw error;
        return [entry.name, null];
      }
    }),
  );
}

/** null: a part that cannot be inflated. */
function partsOf(bytes: Uint8Array): Record<string, Uint8Array | null> {
  try {
    return unzipSync(bytes);
  } catch {
    // Somewhere; an archive that is none at all throws again.
    const names: string[] = [];
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 });
    return Object.fromEntries(names.map((name) => [name, partOf(bytes, name)]));
  }
}

function partOf(bytes: Uint8Array, wanted: string): Uint8Array | null {
  try {
    return unzipSync(bytes, { filter: ({ name }) => name === wanted })[wanted] ?? null;
  } catch {
    return null;
  }
}

/** Exactly what XML 1.0 cannot hold, written out or by number. */
// eslint-disable-next-line no-control-regex
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:x[fF]{3}[eEfF]|6553[45]);/;

function xmlFault(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const sign = unfit.exec(text);
  if (sign !== null)
    return `有 XML 不能有的字：${JSON.stringify(text.slice(Math.max(0, sign.index - 20), sign.index + 5))}`;
  let fault: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => (fault ??= error.message));
  parser.write(text).close();
  return fault;
}
