import { createContext, useContext, useSyncExternalStore, type ReactElement } from 'react';
import type { GivenFile, HandInTools } from '../app/hand-in';
import type { WorkbookSession } from '../app/workbook-session/workbook-session';
import type { PackSource } from '../app/live/pack-source';
import type { Place, SessionState } from '../app/workbook-session/session-state';
import type { AuditedText } from '../app/audit-report';
import type { OpenWorkbook } from '../app/open-workbook';
import type { WrittenReport } from '../app/write-report';
import type { Edit } from '../core/workbook/edit';
import type { LinkPackage } from '../core/report/link/link-package';
import type { Snapshot } from '../core/workbook/snapshot';
import type { DocumentHost, DocumentParts } from '../hosts/port/document-host';
import type { FileSaver } from './file-saver';
import type { Preferences } from './preferences';
import type { FileDoor } from './reading/file-door';
import type { RelayHold } from './relay/relay-hold';
import type { Sending } from './relay/sending';
import type { View } from './view';

/** Reports as files, beside the workbook. */
export interface ReportFiles {
  /** @throws Problem input.* for what is no readable .docx */
  open(bytes: Uint8Array, file: string): Promise<DocumentHost & { bytes(): Uint8Array }>;
}

/** A report that was just made, and where it is now. */
export interface MadeDocument {
  readonly said: string;
  /** Shows it, or hands it out once more. */
  readonly next: { readonly label: string; readonly act: () => void } | null;
}

/** What the pane is given once, by its main. */
export interface PaneTools {
  readonly session: WorkbookSession;
  readonly packs: PackSource;
  readonly preferences: Preferences;
  /** Stands last in the first line: a way to put the pane away, where the program's own does not do. */
  readonly corner?: ReactElement;
  /** Calls back when a button outside the pane asks for a view; absent where it opens the page anew. @returns the way to stop */
  readonly onAsked?: (turn: (view: View) => void) => () => void;
  /** Hands a new Word report to the user, null where they were asked something first; absent where the host cannot make one. */
  readonly makeDocument?: (written: WrittenReport, workbook: OpenWorkbook) => Promise<MadeDocument | null>;
  /** The report as it would be written now, for 打印预览; absent where none can be made. */
  readonly printReport?: (written: WrittenReport) => Promise<DocumentParts>;
  /** Updates a report that is there already; absent where the host cannot. */
  readonly reportFiles?: ReportFiles;
  /** 送出: what is done to chosen files, loaded with the view; absent where the host cannot. */
  readonly handIn?: {
    tools(): Promise<HandInTools>;
    /** The files that are open here, as they would be saved now; absent where the host holds no bytes and they are chosen. */
    atHand?(): { readonly book: GivenFile | null; readonly documents: readonly GivenFile[] };
  };
  /** Leaves the report's data where WPS 文字 finds it; absent where the two reach each other otherwise. @throws Problem host.* */
  readonly handLink?: (link: LinkPackage) => Promise<string | null>;
  /** Excel → Word through the own server; absent where there can be none. */
  readonly relay?: RelayHold<Sending>;
  /** What files are read through, loaded with the first one: how far it is, and 取消. Absent where they are read without. */
  readonly openDoor?: () => Promise<FileDoor>;
  /** A new workbook's bytes; absent where none can be made. */
  readonly authorWorkbook?: (edits: readonly Edit[]) => Promise<Uint8Array>;
  /** By which every file leaves the pane; absent where none does. */
  readonly saver?: FileSaver;
  /** What a chosen report says (.docx, .txt); absent where none can be read. @throws Problem input.* */
  readonly readReport?: (bytes: Uint8Array, file: string) => Promise<AuditedText>;
  /** Reads last year's workbook from its bytes; absent where the host cannot. @throws Problem input.* */
  readonly readLastYear?: (bytes: Uint8Array, file: string) => Promise<Snapshot>;
}

export const PaneContext = createContext<PaneTools | null>(null);

export function usePane(): PaneTools {
  const tools = useContext(PaneContext);
  if (!tools) throw new Error('the pane is used outside its provider');
  return tools;
}

export function useSession(): WorkbookSession {
  return usePane().session;
}

export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}

/** Whether a cell is the one that was shown last. */
export function useIsShown(place: Place | undefined): boolean {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, () => {
    const { wentTo } = session.getSnapshot();
    return place !== undefined && wentTo?.sheet === place.sheet && wentTo.address === place.address;
  });
}
