import type { LinkPackage } from '../../core/report/link/link-package';
import type { Problem } from '../../core/problem/problem';

/**
 * Excel → Word through the add-in's own server, unreadable to the server (docs/adr/0014-relay.md). How a pane uses it:
 *
 * 1. `isRelayOffered` (src/relay/client/offered.ts) says whether this server has a relay; where not, the pane shows nothing of it.
 * 2. Excel: `sender.pair()`; show the number of state `waiting`. Word: the user types it: `receiver.join(number)`.
 * 3. Excel shows `digits` of state `comparing`; Word asks for them: `receiver.check(typed)`.
 * 4. Word says `checked` (核对通过); Excel asks "Word 窗格显示核对通过了吗？" and calls `sender.confirm()` on yes, `stop()` on no.
 * 5. Excel: `sender.offer(link)` whenever the report changed, as often as it likes: only the latest is sent. Word: state `linked` carries
 *    the latest package; its digest against the document's stamp says whether the document is out of date.
 *
 * Both live as long as the pane. A server that is gone shows as `connection: 'retrying'`; nothing is to be done about it.
 */
interface Follows<State> {
  readonly state: State;
  /** Called after every change of `state`. Returns the way to stop. */
  subscribe(listener: (state: State) => void): () => void;
  /** Ends pairing or link; the other pane is told where it can be. Safe to call in any state. */
  stop(): Promise<void>;
}

export interface RelaySender extends Follows<SenderState> {
  /** Opens a pairing; an older one or a link is ended. Trouble is state `ended`. */
  pair(): Promise<void>;
  /** The user has seen Word's pane accept the digits. */
  confirm(): void;
  /** What Word shall have; kept until there is a link. */
  offer(link: LinkPackage): void;
}

export interface RelayReceiver extends Follows<ReceiverState> {
  /** @param number as typed: spaces, dashes and full-width digits do no harm. Trouble is state `ended`. */
  join(number: string): Promise<void>;
  /** @param digits as typed. A wrong one is told in state `comparing`; the third ends the pairing. */
  check(digits: string): void;
}

/**
 * `retrying`: the server does not answer at present; it is asked again by itself. `alone`: it answers, and the Excel pane is not there
 * (closed, asleep, without network); the link goes on when it comes back.
 */
export type RelayConnection = 'up' | 'retrying' | 'alone';

export type SenderState =
  | { readonly step: 'idle' }
  | { readonly step: 'opening' }
  /** Show `number`; it is good until `expiresAt` (milliseconds of Date.now). */
  | { readonly step: 'waiting'; readonly number: string; readonly expiresAt: number }
  | { readonly step: 'comparing'; readonly digits: string }
  | {
      readonly step: 'linked';
      readonly connection: RelayConnection;
      /** Digest of the package that Word says it has; null: none yet. */
      readonly delivered: string | null;
      /** Why what was offered last is not on its way. */
      readonly trouble: Problem | null;
    }
  /** `problem` is null where the user ended it. */
  | { readonly step: 'ended'; readonly problem: Problem | null };

export type ReceiverState =
  | { readonly step: 'idle' }
  | { readonly step: 'joining' }
  /** Ask for the digits that Excel shows. */
  | { readonly step: 'comparing'; readonly trouble: Problem | null }
  /** 核对通过: waits for the user to say so in Excel. */
  | { readonly step: 'checked'; readonly connection: RelayConnection }
  | {
      readonly step: 'linked';
      readonly connection: RelayConnection;
      readonly link: LinkPackage | null;
      /** What came last could not be used: tampered, replayed, of another version. The package before it stands. */
      readonly trouble: Problem | null;
    }
  | { readonly step: 'ended'; readonly problem: Problem | null };
