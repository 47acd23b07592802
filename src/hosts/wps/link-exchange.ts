import { Problem as FurtherProblem } from '../../core/problem/further-problem';
import { isProblem, type Problem } from '../../core/problem/problem';
import { utf8, utf8Text } from '../../core/report/link/bytes';
import { readCarrier, writeCarrier } from '../../core/report/link/carrier';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { ExpiredLink, HandedLink, HandedLinks, LinkTray } from '../port/handed-links';
import { expiredNote, readExpiredNote } from './expired-note';
import { pathIn, placeOf } from './file-place';
import type { WpsFiles } from './files';

/** One for each report that somebody works at. */
const slots = Array.from({ length: 8 }, (_, index) => `jixiao-link-${index + 1}.txt`);
/** After that nobody waits for it: the figures do not stay lying about. */
const keptMs = 3 * 24 * 3600 * 1000;
/** That they were there is said for as long as somebody may still look for them. */
const noteKeptMs = 30 * 24 * 3600 * 1000;
/** A package of the largest pack has some 200 KB. */
const mostBytes = 20 * 1024 * 1024;
const bookLine = '工作簿：';

interface Slot {
  readonly path: string;
  readonly changedAt: number;
  /** null: of somebody else's, or damaged. */
  readonly handed: HandedLink | null;
  /** One of ours that cannot be read. */
  readonly refused: Problem | null;
  /** What is left of one whose time is over. */
  readonly expired: ExpiredLink | null;
}

/**
 * WPS 表格 → WPS 文字 by way of a file (ADR 34). Both find the system's temporary folder, whatever their documents' own; the file names are
 * agreed, since what WPS lists of a folder nobody has seen. While there is room, a new package goes into a slot of its own and is read back
 * before the one it replaces goes, so there is a whole one at any time: WPS cannot rename a file. What is half written does not pass the reader's checksum.
 */
export class LinkExchange implements LinkTray {
  constructor(
    private readonly files: WpsFiles,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /**
   * @param workbook its whole path; of one that was never saved, its name
   * @returns whose package made room; null: nobody's
   * @throws Problem host.tray-full, host.tray-closed, host.no-files
   */
  hand(link: LinkPackage, workbook: string): string | null {
    const found = this.slots();
    const isReplaced = ({ handed, expired }: Slot): boolean => {
      const of = handed?.link ?? expired;
      return of !== null && of.workbookId === link.workbookId && of.report === link.report;
    };
    const written = this.writeToFree(utf8(`${bookLine}${workbook}\n${writeCarrier(link)}`), found, isReplaced);
    const rest = found.filter((slot) => slot.path !== written);
    this.remove(rest.filter(isReplaced));
    this.expire(rest.filter((slot) => !isReplaced(slot) && this.isGone(slot)));
    const over = found.find(({ path }) => path === written);
    return over?.handed && !isReplaced(over) && !this.isGone(over) ? over.handed.workbook : null;
  }

  /** @throws Problem host.no-files */
  list(): HandedLinks {
    const all = this.slots().sort((one, other) => other.changedAt - one.changedAt);
    const found = all.filter((slot) => !this.isOld(slot));
    const gone = all.filter((slot) => this.isGone(slot));
    this.expire(gone);
    return {
      handed: found.flatMap(({ handed }) => handed ?? []),
      refused: found.flatMap(({ refused }) => refused ?? []),
      expired: [...found.map((one) => one.expired), ...gone.map(expiredOf)]
        .flatMap((one) => one ?? [])
        .sort((one, other) => other.at - one.at),
    };
  }

  /** Ours, and too old to wait for; what others left under our names is none of our business. */
  private isGone(slot: Slot): boolean {
    return isOurs(slot) && this.isOld(slot);
  }

  private isOld({ changedAt, expired }: Slot): boolean {
    return changedAt < this.now() - (expired ? noteKeptMs : keptMs);
  }

  /** Its figures go, a note stays that they were there; where none can be written the file goes. */
  private expire(gone: readonly Slot[]): void {
    for (const slot of gone) {
      const expired = expiredOf(slot);
      try {
        if (expired === null) this.remove([slot]);
        else this.files.write(slot.path, utf8(expiredNote(expired)));
      } catch (error) {
        if (!isProblem(error)) throw error;
        this.remove([slot]);
      }
    }
  }

  /** What cannot be removed is left for the next time. */
  private remove(gone: readonly Slot[]): void {
    for (const { path } of gone) {
      try {
        this.files.remove(path);
      } catch (error) {
        if (!isProblem(error)) throw error;
      }
    }
  }

  /** Another text after anything was left or taken away; cheap enough to ask every second. @throws Problem host.no-files */
  mark(): string {
    const folder = this.files.temporaryFolder();
    return slots.map((name) => this.files.stat(pathIn(folder, name))?.changedAt ?? '').join();
  }

  /** Empty slots first, then what nobody can use, the own, and the oldest of another workbook. Never what is not ours. */
  private writeToFree(bytes: Uint8Array, found: readonly Slot[], isReplaced: (slot: Slot) => boolean): string {
    const folder = this.files.temporaryFolder();
    const empty = slots.map((name) => pathIn(folder, name)).filter((path) => found.every((slot) => slot.path !== path));
    const useless = found
      .filter((slot) => this.isGone(slot) || isBroken(slot) || slot.expired !== null)
      .map(({ path }) => path);
    const own = found.filter((slot) => isReplaced(slot) && !useless.includes(slot.path)).map(({ path }) => path);
    const others = found
      .filter((slot) => slot.handed !== null && !isReplaced(slot) && !useless.includes(slot.path))
      .sort((one, other) => one.changedAt - other.changedAt)
      .map(({ path }) => path);
    let refusal: Problem | null = null;
    for (const path of [...empty, ...useless, ...own, ...others]) {
      try {
        this.files.write(path, bytes);
        return path;
      } catch (error) {
        if (!isProblem(error) || error.code !== 'host.unwritable') throw error;
        refusal ??= error;
      }
    }
    if (refusal) throw new FurtherProblem('host.tray-closed', { folder }, { cause: refusal });
    throw new FurtherProblem('host.tray-full', { count: slots.length, folder });
  }

  private slots(): Slot[] {
    const folder = this.files.temporaryFolder();
    // Asked once where there is something: of what is not there a build without `stat` would say nothing.
    this.files.stat(folder);
    return slots.flatMap((name): Slot[] => {
      const path = pathIn(folder, name);
      const stat = this.files.stat(path);
      if (stat === null) return [];
      const none = { path, changedAt: stat.changedAt, handed: null, refused: null, expired: null };
      if (stat.size > mostBytes) return [none];
      try {
        const text = utf8Text(this.files.read(path));
        const expired = text === null ? null : readExpiredNote(text);
        return [{ ...none, expired, handed: text === null || expired ? null : this.read(text, stat.changedAt) }];
      } catch (error) {
        if (!isProblem(error)) throw error;
        // Nothing of ours: nobody asked for it.
        return [{ ...none, refused: error.code === 'input.link-foreign' ? null : error }];
      }
    });
  }

  private read(text: string, at: number): HandedLink {
    const link = readCarrier(text);
    const [first = ''] = text.split('\n', 1);
    const workbook = first.startsWith(bookLine) ? first.slice(bookLine.length) : '';
    const place = placeOf(workbook);
    // Of one that lies nowhere on this computer nothing can be said.
    const saved = place && this.files.stat(pathIn(place.folder, place.name));
    const isStale = place !== null && (saved === null || saved.changedAt > at);
    return { link, workbook: place?.name ?? workbook, at, isStale };
  }
}

const isBroken = ({ refused }: Slot): boolean =>
  refused?.code === 'input.link-truncated' || refused?.code === 'input.link-damaged';
/** Of a file that cannot even be read, nobody knows whose it is. */
const isOurs = ({ handed, refused, expired }: Slot): boolean =>
  handed !== null || expired !== null || (refused?.code.startsWith('input.link-') ?? false);

/** null: nobody can say whose it was. A note that was there long enough leaves none. */
function expiredOf({ handed }: Slot): ExpiredLink | null {
  if (handed === null) return null;
  const { link, workbook, at } = handed;
  return { workbookId: link.workbookId, report: link.report, workbook, at };
}
