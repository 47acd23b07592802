import type { Problem } from '../../core/problem/problem';
import type { LinkPackage } from '../../core/report/link/link-package';

/** What the workbook's program left for the document's. */
export interface HandedLink {
  readonly link: LinkPackage;
  /** The workbook's file name, as the one who left it says. */
  readonly workbook: string;
  /** When it was left; ms. */
  readonly at: number;
  /** The workbook was saved since, or is gone: what the package says may be old. */
  readonly isStale: boolean;
}

/** What was left too long ago: its figures are gone, that it was there is still known. */
export interface ExpiredLink {
  readonly workbookId: string;
  readonly report: string;
  readonly workbook: string;
  /** When it was left; ms. */
  readonly at: number;
}

export interface HandedLinks {
  /** Newest first. */
  readonly handed: readonly HandedLink[];
  /** What could not be read: of another version, or not written to its end. */
  readonly refused: readonly Problem[];
  /** Newest first. */
  readonly expired: readonly ExpiredLink[];
}

/** Where packages are left without a server between. */
export interface LinkTray {
  /** Another text after anything was left or taken away; cheap enough to ask every second. @throws Problem host.no-files */
  mark(): string;
  /** @throws Problem host.no-files */
  list(): HandedLinks;
}
