import { createHmac, randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** One line of the log. */
export interface RelayEvent {
  readonly event: string;
  readonly [detail: string]: string | number | boolean | null;
}

export interface AuditOptions {
  /** null: into the ordinary log. */
  readonly folder: string | null;
  /** Files older than so many days are deleted. */
  readonly days: number;
  readonly plainAddresses: boolean;
  /** The server's own log. */
  readonly log: (entry: RelayEvent) => void;
  readonly now?: () => Date;
}

const fileName = /^relay-(\d{4}-\d{2}-\d{2})\.jsonl$/;

/** Who used the relay when: never what was sent, and no key or number by which it could be got. One file a day (UTC). */
export class AuditLog {
  private readonly salt = randomBytes(32);
  private readonly now: () => Date;
  private queue: Promise<void> = Promise.resolve();
  private day = '';
  private broken = false;

  private constructor(private readonly options: AuditOptions) {
    this.now = options.now ?? (() => new Date());
  }

  /** @throws the file system's error where the folder cannot be written */
  static async open(options: AuditOptions): Promise<AuditLog> {
    const audit = new AuditLog(options);
    if (options.folder === null) return audit;
    await mkdir(options.folder, { recursive: true });
    await audit.append({ event: 'audit-opened' });
    return audit;
  }

  /** Lines cannot be written (a full disk): no new pairings meanwhile. */
  get isBroken(): boolean {
    return this.broken;
  }

  /** An address as it may be written down. */
  source(address: string): string {
    return this.options.plainAddresses
      ? address
      : createHmac('sha256', this.salt).update(address).digest('hex').slice(0, 12);
  }

  write(entry: RelayEvent): void {
    if (this.options.folder === null) return this.options.log({ ...entry, event: `relay-${entry.event}` });
    this.queue = this.queue.then(() =>
      this.append(entry).then(
        () => {
          this.broken = false;
        },
        (error: NodeJS.ErrnoException) => {
          if (!this.broken) this.options.log({ event: 'audit-failed', message: error.message });
          this.broken = true;
        },
      ),
    );
  }

  async close(): Promise<void> {
    await this.queue;
  }

  private async append(entry: RelayEvent): Promise<void> {
    const { folder, days } = this.options;
    if (folder === null) return;
    const now = this.now();
    const day = now.toISOString().slice(0, 10);
    await appendFile(join(folder, `relay-${day}.jsonl`), `${JSON.stringify({ time: now.toISOString(), ...entry })}\n`, {
      mode: 0o640,
    });
    if (day === this.day) return;
    this.day = day;
    const oldest = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
    for (const name of await readdir(folder)) {
      const written = fileName.exec(name)?.[1];
      if (written !== undefined && written < oldest) await rm(join(folder, name));
    }
  }
}
