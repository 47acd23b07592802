import fc from 'fast-check';
import { isProblem } from '../../../src/core/problem/problem';
import { answersOf, anyChoices, anyFigures, changeByHand, userEdit } from '../../support/report-edits';
import { randomSeed } from '../../support/seed';
import { documentXml, fileWorld, linkOf, plainText, reportFile, startFigures } from '../contract/document-worlds';
import { refresh } from '../contract/in-each-world';
import { openWriterWorld, seenBuild } from '../contract/writer-world';

const round = fc.record({
  edits: fc.array(userEdit, { maxLength: 6 }),
  tracked: fc.array(userEdit, { maxLength: 2 }),
  isTracking: fc.boolean(),
  figures: anyFigures,
  choices: anyChoices,
  positions: fc.record({ controlEnds: fc.boolean(), lastEnd: fc.boolean(), gone: fc.boolean() }),
});

/** What a document says; where ends of paragraphs stand programs may differ. */
const said = (bytes: Uint8Array): string => plainText(bytes).replace(/[\n\v]/g, '');

/** Codes with which nothing has been written: what cannot be proved, or cannot be done here. */
const refusals = new Set(['host.cannot-place', 'host.refused']);

test('随机改过、开过或开着修订的报告，各种数位置的办法：更新成的和文件里的一字不差，或者一字不写', async () => {
  const original = await reportFile({}, (xml) => {
    const own = '<w:p><w:r><w:t>用户自己的段落：甲乙丙丁77.7。</w:t></w:r></w:p>';
    return xml.replace(/<w:sdt>/g, (sdt, offset: number) => (offset % 2 === 0 ? own : '') + sdt);
  });
  let [done, refused] = [0, 0];
  const why = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(round, async ({ edits, tracked, isTracking, figures, choices, positions }) => {
      const world = await openWriterWorld(original, { ...seenBuild(), positions });
      try {
        const { model } = world.document;
        for (const one of edits) changeByHand(model, one);
        model.tracksChanges = true;
        for (const one of tracked) changeByHand(model, one);
        model.tracksChanges = isTracking;
        const bytes = model.save();
        const link = linkOf({ figures: { ...startFigures, ...figures } });
        const file = await fileWorld.open(bytes);
        const wanted = await refresh(file, link, answersOf(choices)).then(
          async () => said(await file.save()),
          (error: unknown) => (isProblem(error) ? error.code : Promise.reject(error as Error)),
        );
        try {
          await refresh(world, link, answersOf(choices));
        } catch (error) {
          if (!isProblem(error)) throw error;
          if (error.code !== wanted) {
            expect([...refusals]).toContain(error.code);
            expect([error.code, documentXml(model.save()), world.document.writes]).toEqual([
              error.code,
              documentXml(bytes),
              0,
            ]);
            refused++;
            why.set(error.message, (why.get(error.message) ?? 0) + 1);
          }
          return;
        }
        expect(said(model.save())).toBe(wanted);
        done++;
        const { writes } = world.document;
        await refresh(world, link, () => null);
        expect(world.document.writes).toBe(writes);
      } finally {
        await world.close();
      }
    }),
    { numRuns: 150, seed: randomSeed(34), endOnFailure: true },
  );
  process.stdout.write(`更新 ${done} 次，说做不了 ${refused} 次\n`);
  if (process.env['WHY']) process.stdout.write([...why].map(([text, count]) => `${count} ${text}\n`).join(''));
  expect(done).toBeGreaterThan(60);
}, 300_000);
