import fc from 'fast-check';
import { isProblem } from '../../../src/core/problem/problem';
import type { DocumentHost } from '../../../src/hosts/port/document-host';
import { WriterDesk } from '../../../src/hosts/wps/writer/writer-desk';
import { openWriter, SimulatedDisk, type OpenedDocument, type OpenWriter } from '../../../simulator/wps';
import { randomSeed } from '../../support/seed';
import { always, refresh } from '../contract/in-each-world';
import { fileWorld, linkOf, plainText, reportFile, startFigures } from '../contract/document-worlds';
import { openFile } from '../contract/writer-world';

/** What users do in WPS 文字 between updates, also with the copies: nothing of theirs is ever written over, and no typed word is lost. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('refresh' as const),
      staff: fc.integer({ min: 1, max: 30 }),
      amount: fc.integer({ min: 1, max: 90 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unlink' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type' as const), save: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('save' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('turn' as const), to: fc.nat({ max: 9 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('open' as const), to: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), to: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), to: fc.nat({ max: 9 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('put' as const), name: fc.constantFrom('甲（更新）', '乙（更新2）') }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

class Story {
  readonly disk = new SimulatedDisk();
  readonly writer: OpenWriter = openWriter({ disk: this.disk });
  private readonly desk = new WriterDesk({ openFile });
  private host: DocumentHost;
  private typed = 0;
  updates = 0;

  constructor(report: Uint8Array) {
    for (const name of ['甲', '乙']) {
      this.disk.put(this.path(name), report);
      this.writer.program.open(this.path(name));
    }
    this.host = this.desk.host();
    this.desk.onOther(() => (this.host = this.desk.host()));
  }

  private path(name: string): string {
    return `${this.disk.home}/${name}.docx`;
  }

  async do(one: Step): Promise<void> {
    const { program } = this.writer;
    const { active, documents } = program;
    const documentAt = (index: number): OpenedDocument | undefined => documents[index % Math.max(1, documents.length)];
    const files = this.disk.files();
    switch (one.kind) {
      case 'refresh':
        return this.write(async (host, save) => {
          const figures = { ...startFigures, staff: one.staff, amount: one.amount };
          await refresh({ host, save, close: async () => undefined }, linkOf({ figures }), always('mine'));
        });
      case 'unlink':
        return this.write((host) => host.unlinkAll());
      case 'type': {
        if (!active) return;
        this.typed += 1;
        program.typeOver(active, '部门情况', `部门情况${this.typed}字`);
        if (one.save) program.save(active);
        return;
      }
      case 'save':
        if (active) program.save(active);
        return;
      case 'turn': {
        const wanted = documentAt(one.to);
        if (wanted) program.bringToFront(wanted);
        return;
      }
      case 'open': {
        const path = files[one.to % files.length]!;
        if (this.disk.bytes(path)!.length > 1) program.open(path);
        return;
      }
      case 'close': {
        const wanted = documentAt(one.to);
        if (wanted && wanted.isSaved) program.close(wanted);
        return;
      }
      case 'delete': {
        const path = files[one.to % files.length]!;
        if (files.length > 3 && documents.every(({ fullName }) => fullName !== path)) this.disk.remove(path);
        return;
      }
      case 'put':
        if (!files.includes(this.path(one.name))) this.disk.put(this.path(one.name), Uint8Array.of(1));
    }
  }

  /** Written or refused, and what else there is stays as it is. */
  private async write(work: (host: DocumentHost, save: () => Promise<Uint8Array>) => Promise<void>): Promise<void> {
    const { program } = this.writer;
    // As a session does: another document in front is met by a host of its own.
    await this.host.read().catch(() => undefined);
    const base = await this.host.read().then(
      () => this.base(),
      () => null,
    );
    const open = program.documents.map((one) => ({ one, text: plainText(one.model.save()), isSaved: one.isSaved }));
    const before = new Map(this.disk.files().map((path) => [path, this.disk.bytes(path)!]));
    const own = this.copy();
    const save = async (): Promise<Uint8Array> => new Uint8Array();
    const isDone = await work(this.host, save).then(
      () => true,
      (error: unknown) => {
        if (!isProblem(error)) throw error;
        return false;
      },
    );
    const now = this.copy();
    for (const { one, text, isSaved } of open)
      expect([plainText(one.model.save()), one.isSaved]).toEqual([text, isSaved]);
    for (const [path, bytes] of before)
      if (path !== own || program.documents.some(({ fullName }) => fullName === path))
        expect([path, this.disk.bytes(path)]).toEqual([path, bytes]);
    const made = this.disk.files().filter((path) => !before.has(path));
    expect(made.every((path) => path === now)).toBe(true);
    // What is typed and not saved would be missing in the copy.
    if (base === null || !program.active?.isSaved) return expect(isDone).toBe(false);
    if (!isDone) return expect(made).toEqual([]);
    const file = await fileWorld.open(base);
    await work(file.host, file.save);
    const wanted = await file.save();
    expect(plainText(this.base())).toBe(plainText(wanted));
    this.updates += wanted === base ? 0 : 1;
  }

  /** What the next update begins with. */
  private base(): Uint8Array {
    return this.disk.bytes(this.copy() ?? this.writer.program.active!.fullName)!;
  }

  private copy(): string | null {
    const state = this.desk.saved.getSnapshot();
    return state.kind === 'ready' && state.copy ? `${state.copy.folder}/${state.copy.name}` : null;
  }
}

test('随便怎样打字、保存、换文档、打开关掉副本，更新从不盖掉别人的文件，写出的和文件宿主写的一样', async () => {
  const report = await reportFile();
  let updates = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const story = new Story(report);
      try {
        for (const one of steps) await story.do(one);
        updates += story.updates;
      } finally {
        story.writer.close();
      }
    }),
    { numRuns: 60, seed: randomSeed(20261130) },
  );
  expect(updates).toBeGreaterThan(60);
}, 120_000);
