import { webcrypto } from 'node:crypto';
import type { LinkPackage } from '../../src/core/report/link/link-package';
import type { ReceiverState, RelayReceiver, RelaySender, SenderState } from '../../src/hosts/port/report-relay';
import { createRelayReceiver } from '../../src/relay/client/receiver';
import { createRelaySender } from '../../src/relay/client/sender';
import type { RelayEnvironment } from '../../src/relay/client/wire';

/** A pane's surroundings in Node. @param through what lies between the pane and the server */
export function surroundings(origin: string, through: typeof fetch = fetch): RelayEnvironment {
  return {
    base: `${origin}/relay/`,
    fetch: through,
    // Node's own types of the same thing.
    crypto: webcrypto as unknown as Crypto,
    now: () => Date.now(),
    random: () => Math.random(),
  };
}

/** The state once it is as wanted; fails with the last state after `limitMs`. */
export function until<State>(
  pane: { readonly state: State; subscribe(listener: (state: State) => void): () => void },
  is: (state: State) => boolean,
  limitMs = 10_000,
): Promise<State> {
  return new Promise((done, failed) => {
    if (is(pane.state)) return done(pane.state);
    const limit = setTimeout(() => {
      stop();
      failed(new Error(`still ${JSON.stringify(pane.state)?.slice(0, 300)}`));
    }, limitMs);
    const stop = pane.subscribe((state) => {
      if (!is(state)) return;
      clearTimeout(limit);
      stop();
      done(state);
    });
  });
}

export interface Pair {
  readonly excel: RelaySender;
  readonly word: RelayReceiver;
  close(): Promise<void>;
}

/** Two panes and a user who does everything right. */
export async function pairPanes(excelSide: RelayEnvironment, wordSide: RelayEnvironment = excelSide): Promise<Pair> {
  const [excel, word] = [createRelaySender(excelSide), createRelayReceiver(wordSide)];
  await excel.pair();
  await word.join(numberOf(excel.state));
  const comparing = await until(excel, ({ step }) => step !== 'waiting');
  word.check(digitsOf(comparing));
  expect(word.state.step).toBe('checked');
  excel.confirm();
  await until(word, ({ step }) => step === 'linked');
  const close = async (): Promise<void> => {
    await excel.stop();
    await word.stop();
  };
  return { excel, word, close };
}

export function numberOf(state: SenderState): string {
  if (state.step !== 'waiting') throw new Error(`no number: ${JSON.stringify(state)}`);
  return state.number;
}

export function digitsOf(state: SenderState): string {
  if (state.step !== 'comparing') throw new Error(`no digits: ${JSON.stringify(state)}`);
  return state.digits;
}

export const linkOf = (state: ReceiverState): LinkPackage | null => (state.step === 'linked' ? state.link : null);
export const problemOf = (state: SenderState | ReceiverState): string | null =>
  'problem' in state ? (state.problem?.code ?? null) : 'trouble' in state ? (state.trouble?.code ?? null) : null;

/** A small package that is right in every part. */
export function smallLink(digest: string, text = '三公经费本年决算 35.42 万元'): LinkPackage {
  return {
    kind: 'jixiao-link',
    version: 1,
    workbookId: 'w',
    pack: 'kaifu-2018',
    report: 'r',
    digest,
    time: '2026-03-15T00:00:00Z',
    figures: [{ field: 'threePublicExpenses.final', label: '三公经费·本年决算数', shown: '35.42', value: '35.42' }],
    fragments: [
      { id: 'f', title: '三公经费', style: 'body', origin: 'generated', paragraphs: [[{ kind: 'text', text }]] },
    ],
    tables: [],
  };
}
