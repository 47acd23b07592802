import type { IncomingMessage, ServerResponse } from 'node:http';
import { aboutPath, afterOf, boxPath, claimedNumber, pairPath, slotOf, type Side } from '../protocol/addresses';
import { sequenceHeader, sequenceOf, tokenOf } from '../protocol/headers';
import {
  readWish,
  relayVersion,
  type ClaimedPairing,
  type OpenedPairing,
  type Refusal,
  type RelayAbout,
} from '../protocol/messages';
import type { AuditLog, RelayEvent } from './audit';
import { BucketsByAddress } from './limits';
import { Mailboxes, type Mailbox } from './mailboxes';
import { isOwnPage, json, refuse, shortName, whenOver } from './messages';
import { readBody } from './read-body';
import { usualSettings, type RelaySettings } from './settings';
import type { NoRoom } from './shares';
import { visitorOf, type Visitor } from './visitor';
import { WrongNumbers } from './wrong-numbers';

/** Answers at the addresses of ../protocol. What they are for is in docs/adr/0014-relay.md; the client is ../client. */
export class RelayRoutes {
  private readonly settings: RelaySettings;
  private readonly mailboxes: Mailboxes;
  private readonly byAddress: BucketsByAddress;
  private readonly opensByAddress: BucketsByAddress;
  private readonly wrongNumbers: WrongNumbers;
  private readonly sweeper: NodeJS.Timeout;
  private readonly refusals = new Map<Refusal, number>();
  private told = '';
  private stopping = false;

  /** @param log the server's own: how much there is of everything */
  constructor(
    private readonly audit: AuditLog,
    private readonly log: (entry: RelayEvent) => void,
    private readonly believesProxy: boolean,
    settings: Partial<RelaySettings> = {},
    private readonly now: () => number = () => performance.now(),
  ) {
    this.settings = { ...usualSettings, ...settings };
    this.mailboxes = new Mailboxes(this.settings);
    this.byAddress = new BucketsByAddress(this.settings.requests);
    this.opensByAddress = new BucketsByAddress(this.settings.opens);
    const { wrongNumbers, wrongNumbersInAll } = this.settings;
    this.wrongNumbers = new WrongNumbers(wrongNumbers, wrongNumbersInAll, now());
    this.sweeper = setInterval(() => this.sweep(), this.settings.sweepMs).unref();
  }

  get isAuditing(): boolean {
    return !this.audit.isBroken;
  }

  stop(): void {
    this.stopping = true;
    clearInterval(this.sweeper);
    this.mailboxes.answerAll();
  }

  async close(): Promise<void> {
    this.sweep();
    await this.audit.close();
  }

  /** @param path below relay/ */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('cross-origin-resource-policy', 'same-origin');
    const visitor = visitorOf(request, this.believesProxy);
    if (this.stopping) return refuse(response, 503, 'stopping', 1);
    if (!this.byAddress.take(visitor.counted, this.now())) return this.refused(response, 429, 'rate', 2);
    if (path === aboutPath && request.method === 'GET') return json(response, 200, this.about());
    if (!isOwnPage(request)) return this.refused(response, 403, 'foreign-page');
    if (path === pairPath && request.method === 'POST') return this.openPairing(response, visitor);
    const number = claimedNumber(path);
    if (number !== null && request.method === 'POST') return this.claimPairing(response, number, visitor);
    if (path === boxPath && request.method === 'POST') return this.openBox(request, response, visitor);
    const slot = slotOf(path);
    if (slot === null) return refuse(response, 404, 'no-such-address');
    const box = this.mailboxes.boxes.get(slot.box);
    if (box === undefined) return refuse(response, 404, 'no-such-box');
    const token = tokenOf(request.headers.authorization);
    const side = token === null ? null : this.mailboxes.sideOf(box, token);
    if (side === null) return this.refused(response, 403, 'token');
    if (side === 'a') this.mailboxes.used(box, this.now());
    const which = slot.side;
    if (request.method === 'PUT' && side === which) return this.write(request, response, box, side);
    if (request.method === 'GET' && side !== which) return this.read(request, response, box, which);
    if (request.method === 'DELETE') return this.closeBox(response, box);
    response.setHeader('allow', side === which ? 'PUT, DELETE' : 'GET, DELETE');
    return refuse(response, 405, 'method');
  }

  private about(): RelayAbout {
    const { maxBytes, waitMs, pairingMs, idleMs } = this.settings;
    return { relay: relayVersion, maxBytes, waitMs, pairingMs, idleMs };
  }

  private openPairing(response: ServerResponse, { address, counted }: Visitor): void {
    if (this.audit.isBroken) return this.refused(response, 503, 'audit', 60);
    if (!this.opensByAddress.take(counted, this.now())) return this.refused(response, 429, 'opens', 30);
    const pairing = this.mailboxes.openPairing(counted, this.now());
    if (typeof pairing === 'string') return this.noRoom(response, pairing);
    this.audit.write({ event: 'pair-opened', box: shortName(pairing.box), source: this.audit.source(address) });
    const { number, box, tokens } = pairing;
    json(response, 201, { number, box, token: tokens.a } satisfies OpenedPairing);
  }

  private claimPairing(response: ServerResponse, number: string, { address, counted }: Visitor): void {
    const now = this.now();
    if (!this.wrongNumbers.mayTry(counted, now)) return this.refused(response, 429, 'wrong-numbers', 60);
    const found = this.mailboxes.claimPairing(number);
    if (typeof found === 'string') {
      this.wrongNumbers.count(counted, now);
      this.audit.write({ event: 'pair-refused', reason: found, source: this.audit.source(address) });
      return refuse(response, found === 'taken' ? 409 : 404, found);
    }
    this.audit.write({ event: 'pair-claimed', box: shortName(found.box), source: this.audit.source(address) });
    json(response, 200, { box: found.box, token: found.tokens.b } satisfies ClaimedPairing);
  }

  private async openBox(
    request: IncomingMessage,
    response: ServerResponse,
    { address, counted }: Visitor,
  ): Promise<void> {
    if (this.audit.isBroken) return this.refused(response, 503, 'audit', 60);
    if (!this.opensByAddress.take(counted, this.now())) return this.refused(response, 429, 'opens', 30);
    const body = await readBody(request, 1024);
    const wish = typeof body === 'string' ? null : readWish(body.toString('latin1'));
    if (wish === null) return refuse(response, 400, 'body');
    const [a, b] = wish.prints;
    const keys = { a: Buffer.from(a, 'hex'), b: Buffer.from(b, 'hex') };
    const outcome = this.mailboxes.open(wish.box, keys, counted, this.now());
    if (outcome === 'full' || outcome === 'share') return this.noRoom(response, outcome);
    if (outcome === 'differs') return this.refused(response, 409, 'taken');
    if (outcome === 'made')
      this.audit.write({ event: 'box-opened', box: shortName(wish.box), source: this.audit.source(address) });
    response.writeHead(outcome === 'made' ? 201 : 200, { 'content-length': 0 }).end();
  }

  private async write(request: IncomingMessage, response: ServerResponse, box: Mailbox, side: Side): Promise<void> {
    const sequence = sequenceOf(request.headers[sequenceHeader]);
    if (sequence === null || sequence === 0) return refuse(response, 400, 'sequence');
    if (!box.writes.take(this.now())) return this.refused(response, 429, 'box-rate', 1);
    const length = sequenceOf(request.headers['content-length']);
    if (length === null) return refuse(response, 411, 'length');
    if (length > this.settings.maxBytes) return this.refused(response, 413, 'size');
    const noRoom = this.mailboxes.reserve(box, side, length);
    if (noRoom !== null) return this.noRoom(response, noRoom);
    try {
      const bytes = await readBody(request, length);
      if (typeof bytes === 'string') return refuse(response, 400, bytes);
      // The mailbox may have been closed while the letter arrived.
      if (this.mailboxes.boxes.get(box.id) !== box) return refuse(response, 404, 'no-such-box');
      const outcome = box.slots[side].write({ sequence, bytes });
      if (outcome === 'written') return void response.writeHead(204).end();
      response.setHeader(sequenceHeader, outcome);
      return this.refused(response, 409, 'sequence');
    } finally {
      this.mailboxes.release(box, length);
    }
  }

  private read(request: IncomingMessage, response: ServerResponse, box: Mailbox, from: Side): void {
    const after = sequenceOf(afterOf(request.url ?? ''));
    if (after === null) return refuse(response, 400, 'sequence');
    let giveUp: () => void = () => undefined;
    const timer = setTimeout(() => {
      giveUp();
      response.writeHead(204).end();
    }, this.settings.waitMs);
    giveUp = box.slots[from].wait(after, (letter, sent) => {
      clearTimeout(timer);
      whenOver(response, sent);
      if (this.stopping) return refuse(response, 503, 'stopping', 1);
      if (letter === null) return void response.writeHead(204).end();
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-length': letter.bytes.length,
        [sequenceHeader]: letter.sequence,
      });
      response.end(letter.bytes);
    });
    whenOver(response, () => {
      clearTimeout(timer);
      giveUp();
    });
  }

  private closeBox(response: ServerResponse, box: Mailbox): void {
    this.mailboxes.remove(box);
    this.audit.write({ event: 'box-closed', box: shortName(box.id), letters: lettersOf(box) });
    response.writeHead(204).end();
  }

  private sweep(): void {
    const now = this.now();
    for (const box of this.mailboxes.sweep(now))
      this.audit.write({
        event: box.number === null ? 'box-expired' : 'pair-over',
        box: shortName(box.id),
        letters: lettersOf(box),
      });
    // Counted, not one by one: whoever knocks all day must not fill the disk.
    for (const [reason, count] of this.refusals) this.audit.write({ event: 'refused', reason, count });
    this.refusals.clear();
    this.byAddress.forgetIdle(now);
    this.opensByAddress.forgetIdle(now);
    this.wrongNumbers.forgetIdle(now);
    this.tellCounts();
  }

  private tellCounts(): void {
    const { boxes, bytes, openPairings } = this.mailboxes;
    const counts = { mailboxes: boxes.size, bytes, openPairings, addresses: this.byAddress.size };
    const text = JSON.stringify(counts);
    if (text !== this.told) this.log({ event: 'relay-counts', ...counts });
    this.told = text;
  }

  private refused(response: ServerResponse, status: number, reason: Refusal, retryAfter?: number): void {
    this.refusals.set(reason, (this.refusals.get(reason) ?? 0) + 1);
    refuse(response, status, reason, retryAfter);
  }

  private noRoom(response: ServerResponse, reason: NoRoom): void {
    this.refused(response, reason === 'full' ? 503 : 429, reason, 30);
  }
}

const lettersOf = ({ slots }: Mailbox): number => slots.a.written + slots.b.written;
