import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { PackFault } from '../../core/pack/fault';
import { indexPack, type Pack } from '../../core/pack/pack';
import { readPack } from '../../core/pack/read-pack';
import type { Locate, SourcePosition } from '../../core/pack/source-places';
import { parsePackId } from '../../core/pack/variants';
import { Problem } from '../../core/problem/further-problem';
import { compiledPack } from './compiled';
import { faultText, wantsText } from './fault-text';
import { locator, readLayers, type PackLayers } from './layers';
import { readPackFolder, type PackFolder } from './pack-folder';
import { troubleText, whatIsAt } from '../files/read-file';

export type FolderReading =
  | { readonly kind: 'pack'; readonly variants: readonly LocatedPack[] }
  /** A base is not complete by itself, so only what it says can be judged, not what it leaves to others. */
  | { readonly kind: 'base'; readonly id: string }
  | { readonly kind: 'faulty'; readonly faults: readonly PackFault[] };

/** A pack, or one of its variants: the first is what is taken when nobody says which. */
export interface LocatedPack {
  readonly pack: Pack;
  readonly locate: (path: readonly (string | number)[]) => SourcePosition;
}

/** Packs on this machine's disk: one folder each, read when asked for, and once while a library lives. */
export class PackLibrary {
  private readonly loaded = new Map<string, Pack>();
  private readonly folders = new Map<string, PackFolder>();
  constructor(private readonly templates: string) {}

  /** Every folder's name, bases too; those that begin with _ are no packs. @throws Problem pack.unreadable */
  ids(): string[] {
    try {
      return readdirSync(this.templates, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
        .map((entry) => entry.name)
        .sort();
    } catch (error) {
      throw new Problem('pack.unreadable', { pack: this.templates, detail: troubleText(error) }, { cause: error });
    }
  }

  /**
   * @param id of a pack, which is its first variant where it has some, or "<pack>/<variant>"
   * @throws Problem pack.unknown, pack.unknown-variant, pack.abstract, pack.invalid, pack.unreadable
   */
  load(id: string): Pack {
    const known = this.loaded.get(id) ?? compiledPack(this.templates, id);
    if (known) {
      this.loaded.set(id, known);
      return known;
    }
    const { pack, variant } = parsePackId(id) ?? { pack: id, variant: null };
    const read = this.readGood(pack, variant);
    const found = variant === null ? read[0] : read.find((one) => one.variant?.id === variant);
    if (!found) {
      const choices = read.flatMap((one) => (one.variant ? [one.variant.id] : []));
      throw new Problem('pack.unknown-variant', {
        pack,
        variant: variant ?? '',
        choices: choices.length === 0 ? '这个模板没有变体' : `可选的有${choices.join('、')}`,
      });
    }
    this.loaded.set(id, found);
    return found;
  }

  /** Every variant of a pack, the first one first; a pack without variants is its only one. @throws Problem like `load` */
  variants(id: string): readonly Pack[] {
    return this.readGood(id);
  }

  /** @param only see PackSource.only */
  private readGood(id: string, only?: string | null): readonly Pack[] {
    const folder = this.folderOf(id);
    if (folder === null) throw new Problem('pack.unknown', { pack: id });
    const reading = this.read(folder, only);
    if (reading.kind === 'base') throw new Problem('pack.abstract', { pack: id });
    if (reading.kind === 'faulty') {
      const { path, message } = reading.faults[0]!;
      throw new Problem('pack.invalid', {
        pack: id,
        count: reading.faults.length,
        first: `第一处：${path === '' ? '' : `${path} `}${message}。`,
      });
    }
    return reading.variants.map(({ pack }) => pack);
  }

  /** null where this machine has no such pack; a pack that is here and faulty is a Problem all the same. */
  find(id: string): Pack | null {
    return this.folderOf(parsePackId(id)?.pack ?? id) === null ? null : this.load(id);
  }

  /** Any folder, in the library or not. @throws Problem pack.unreadable */
  read(folder: string, only?: string | null): FolderReading {
    const layers = this.layersOf(folder);
    const { locate, numberAt } = positions(layers);
    const own = layers.folders[layers.folders.length - 1]!;
    if (layers.faults.length > 0) return { kind: 'faulty', faults: layers.faults };

    const reading = readPack({
      layers: layers.folders.map((one) => one.tree),
      locate,
      ...(only === undefined ? {} : { only }),
    });
    const id = basename(resolve(folder));
    const faults = reading.ok ? [] : reading.faults.map((fault) => worded(fault, numberAt));
    const stated = own.tree['id'];
    // What is no word at all has been told already.
    if ((typeof stated === 'string' || typeof stated === 'number') && stated !== id) {
      faults.push({
        path: 'id',
        message: `编号“${stated}”与文件夹名“${id}”不同`,
        ...locate(['id'], layers.folders.length - 1),
      });
    }
    if (own.tree['abstract'] === true) {
      const said = faults.filter((fault) => !isLeftOpen(fault, layers));
      return said.length === 0 ? { kind: 'base', id } : { kind: 'faulty', faults: said };
    }
    return reading.ok && faults.length === 0
      ? {
          kind: 'pack',
          variants: reading.variants.map(({ pack, positionOf }) => ({ pack: indexPack(pack), locate: positionOf })),
        }
      : { kind: 'faulty', faults };
  }

  private layersOf(folder: string): PackLayers {
    try {
      return readLayers(folder, this.templates, (path, shown) => this.folder(path, shown));
    } catch (error) {
      const detail = whatIsAt(folder) === null ? '没有这个文件夹' : troubleText(error);
      throw new Problem('pack.unreadable', { pack: folder, detail }, { cause: error });
    }
  }

  /** What most packs extend takes as long to read as the pack: once for all. */
  private folder(path: string, shown: string): PackFolder {
    const known = this.folders.get(path);
    if (known) return known;
    const own = readPackFolder(path, shown);
    this.folders.set(path, own);
    return own;
  }

  private folderOf(id: string): string | null {
    if (!/^[a-z][a-z0-9-]*$/.test(id)) return null;
    const folder = join(this.templates, id);
    return whatIsAt(folder)?.isDirectory() ? folder : null;
  }
}

/** A top-level part a base does not have is its extenders' to give. */
function isLeftOpen({ path }: PackFault, { folders }: PackLayers): boolean {
  return /^\w+$/.test(path) && folders.every((folder) => folder.tree[path] === undefined);
}

/** Positions for faults; `numberAt` tells which of them met a number without quotes. */
function positions({ folders }: PackLayers): { locate: Locate; numberAt: (fault: PackFault) => string | null } {
  const find = locator(folders);
  const numbers = new Map<string, string>();
  return {
    locate: (path, layer) => {
      const found = find(path, layer);
      if (found === null) return null;
      const { file, line, plain } = found;
      if (typeof plain?.value === 'number') numbers.set(`${file}:${line}`, plain.source);
      return { file, line };
    },
    numberAt: ({ file, line }) => numbers.get(`${file}:${line}`) ?? null,
  };
}

/** The schema's message in our words, with the advice that settles most of them: numbers that should be text want quotes. */
function worded(fault: PackFault, numberAt: (fault: PackFault) => string | null): PackFault {
  const message = faultText(fault.message);
  const source = wantsText(fault.message) ? numberAt(fault) : null;
  return { ...fault, message: source === null ? message : `${message}；如果是编码或文字，请加引号写成 "${source}"` };
}
