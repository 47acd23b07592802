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
import type { AuditLog } from './audit';
import { Bucket, BucketsByAddress } from './limits';
import { Mailboxes, type Mailbox } from './mailboxes';
import { isOwnPage, json, refuse, shortName } from './messages';
import { readBody } from './read-body';
import { usualSettings, type RelaySettings } from './settings';

/** Answers at the addresses of ../protocol. What they are for is in docs/adr/0014-relay.md; the client is ../client. */
export class RelayRoutes {
  private readonly settings: RelaySettings;
  private readonly mailboxes: Mailboxes;
  private readonly byAddress: BucketsByAddress;
  private readonly opensByAddress: BucketsByAddress;
  private readonly wrongByAddress: BucketsByAddress;
  private readonly wrongInAll: Bucket;
  private readonly sweeper: NodeJS.Timeout;
  private readonly refusals = new Map<Refusal, number>();
  private stopping = false;

  constructor(
    private readonly audit: AuditLog,
    private readonly believesProxy: boolean,
    settings: Partial<RelaySettings> = {},
    private readonly now: () => number = () => performance.now(),
  ) {
    this.settings = { ...usualSettings, ...settings };
    this.mailboxes = new Mailboxes(this.settings);
    this.byAddress = new BucketsByAddress(this.settings.requests);
    this.opensByAddress = new BucketsByAddress(this.settings.opens);
    this.wrongByAddress = new BucketsByAddress(this.settings.wrongNumbers);
    this.wrongInAll = new Bucket(this.settings.wrongNumbersInAll, now());
    this.sweeper = setInterval(() => this.sweep(), this.settings.sweepMs).unref();
  }

  health(): Readonly<Record<string, number | boolean>> {
    const { boxes, bytes, openPairings } = this.mailboxes;
    return {
      mailboxes: boxes.size,
      bytes,
      openPairings,
      addresses: this.byAddress.size,
      auditing: !this.audit.isBroken,
    };
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
    const address = this.addressOf(request);
    if (this.stopping) return refuse(response, 503, 'stopping', 1);
    if (!this.byAddress.take(address, this.now())) return this.refused(response, 429, 'rate', 2);
    if (path === aboutPath && request.method === 'GET') return json(response, 200, this.about());
    if (!isOwnPage(request)) return this.refused(response, 403, 'foreign-page');
    if (path === pairPath && request.method === 'POST') return this.openPairing(response, address);
    const number = claimedNumber(path);
    if (number !== null && request.method === 'POST') return this.claimPairing(response, number, address);
    if (path === boxPath && request.method === 'POST') return this.openBox(request, response, address);
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

  private openPairing(response: ServerResponse, address: string): void {
    if (this.audit.isBroken) return this.refused(response, 503, 'audit', 60);
    if (!this.opensByAddress.take(address, this.now())) return this.refused(response, 429, 'opens', 30);
    const pairing = this.mailboxes.openPairing(this.now());
    if (pairing === 'full') return this.refused(response, 503, 'full', 30);
    this.audit.write({ event: 'pair-opened', box: shortName(pairing.box), source: this.audit.source(address) });
    const { number, box, tokens } = pairing;
    json(response, 201, { number, box, token: tokens.a } satisfies OpenedPairing);
  }

  private claimPairing(response: ServerResponse, number: string, address: string): void {
    const now = this.now();
    const found = this.mailboxes.claimPairing(number);
    if (typeof found === 'string') {
      const few = this.wrongByAddress.take(address, now) && this.wrongInAll.take(now);
      if (!few) return this.refused(response, 429, 'wrong-numbers', 60);
      this.audit.write({ event: 'pair-refused', reason: found, source: this.audit.source(address) });
      return refuse(response, found === 'taken' ? 409 : 404, found);
    }
    this.audit.write({ event: 'pair-claimed', box: shortName(found.box), source: this.audit.source(address) });
    json(response, 200, { box: found.box, token: found.tokens.b } satisfies ClaimedPairing);
  }

  private async openBox(request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
    if (this.audit.isBroken) return this.refused(response, 503, 'audit', 60);
    if (!this.opensByAddress.take(address, this.now())) return this.refused(response, 429, 'opens', 30);
    const body = await readBody(request, 1024);
    const wish = typeof body === 'string' ? null : readWish(body.toString('latin1'));
    if (wish === null) return refuse(response, 400, 'body');
    const [a, b] = wish.prints;
    const keys = { a: Buffer.from(a, 'hex'), b: Buffer.from(b, 'hex') };
    const outcome = this.mailboxes.open(wish.box, keys, this.now());
    if (outcome === 'full') return this.refused(response, 503, 'full', 30);
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
    if (!this.mailboxes.reserve(length)) return this.refused(response, 503, 'full', 30);
    try {
      const bytes = await readBody(request, length);
      if (typeof bytes === 'string') return refuse(response, 400, bytes);
      // The mailbox may have been closed while the letter arrived.
      if (this.mailboxes.boxes.get(box.id) !== box) return refuse(response, 404, 'no-such-box');
      const outcome = this.mailboxes.write(box, side, { sequence, bytes });
      if (outcome === 'written') return void response.writeHead(204).end();
      response.setHeader(sequenceHeader, outcome);
      return this.refused(response, 409, 'sequence');
    } finally {
      this.mailboxes.release(length);
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
    giveUp = this.mailboxes.wait(box, from, after, (letter) => {
      clearTimeout(timer);
      if (this.stopping) return refuse(response, 503, 'stopping', 1);
      if (letter === null) return void response.writeHead(204).end();
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-length': letter.bytes.length,
        [sequenceHeader]: letter.sequence,
      });
      response.end(letter.bytes);
    });
    response.once('close', () => {
      clearTimeout(timer);
      giveUp();
    });
  }

  private closeBox(response: ServerResponse, box: Mailbox): void {
    this.mailboxes.remove(box);
    this.audit.write({ event: 'box-closed', box: shortName(box.id), letters: box.written });
    response.writeHead(204).end();
  }

  private sweep(): void {
    const now = this.now();
    for (const box of this.mailboxes.sweep(now))
      this.audit.write({
        event: box.isPairing ? 'pair-over' : 'box-expired',
        box: shortName(box.id),
        letters: box.written,
      });
    // Counted, not one by one: whoever knocks all day must not fill the disk.
    for (const [reason, count] of this.refusals) this.audit.write({ event: 'refused', reason, count });
    this.refusals.clear();
    this.byAddress.forgetIdle(now);
    this.opensByAddress.forgetIdle(now);
    this.wrongByAddress.forgetIdle(now);
  }

  private refused(response: ServerResponse, status: number, reason: Refusal, retryAfter?: number): void {
    this.refusals.set(reason, (this.refusals.get(reason) ?? 0) + 1);
    refuse(response, status, reason, retryAfter);
  }

  /** Behind a proxy the last entry is what our own proxy saw; those before it anybody can write. */
  private addressOf(request: IncomingMessage): string {
    const forwarded = this.believesProxy ? request.headers['x-forwarded-for'] : undefined;
    const last = forwarded?.toString().split(',').at(-1)?.trim();
    return last ? withoutPort(last) : (request.socket.remoteAddress ?? '');
  }
}

/** IIS writes the port as well, another for every connection. */
function withoutPort(address: string): string {
  return /^([\d.]+):\d+$/.exec(address)?.[1] ?? /^\[([0-9a-f:.]+)\](:\d+)?$/i.exec(address)?.[1] ?? address;
}
