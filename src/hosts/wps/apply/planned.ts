import type { EtWorksheet } from '../et-api';
import type { OpenBook } from '../own-book';

/** Writes: everything that can be wrong on our side was found when it was planned. */
export type PlannedStep = (open: OpenBook) => void;
/** The same for one edit of one sheet. */
export type SheetWrite = (sheet: EtWorksheet, open: OpenBook) => void;
