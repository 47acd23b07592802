import fc from 'fast-check';
import { refreshReport } from '../../../src/app/refresh-report';
import type { Choice } from '../../../src/core/report/refresh/plan';
import type { DocumentModel } from '../../../simulator/word';
import { linkOf, reportFile, startFigures, textOfXml } from '../contract/document-worlds';
import { openWordWorld, type OpenWordWorld } from '../contract/word-world';
import { answersOf, anyChoices, anyFigures, changeByHand, userCharacters, userEdit } from '../../support/report-edits';
import { randomSeed } from '../../support/seed';

/**
 * What users do to a report in Word, and workbooks that change, with refreshes between: through the real client on the simulated Word.
 * The planner alone is tried two thousand times elsewhere (test/core/report/refresh/random-edits).
 */
const round = fc.record({
  edits: fc.array(userEdit, { maxLength: 6 }),
  workbook: anyFigures,
  choices: anyChoices,
});

const countOf = (text: string, character: string): number => text.split(character).length - 1;

/** Paragraphs that no control of ours holds. */
function outside(model: DocumentModel): string[] {
  return [...model.body.childNodes]
    .filter((node) => (node as Element).localName === 'p')
    .map((node) => node.textContent ?? '')
    .filter((text) => text !== '');
}

let refreshes = 0;
let asked = 0;
let bold = 0;

async function checkedRefresh(
  world: OpenWordWorld,
  figures: object,
  choices: readonly (Choice | null)[],
): Promise<void> {
  const { host, model } = world;
  const link = linkOf({ figures });
  const before = { text: textOfXml(world.xml()), outside: outside(model) };
  const answers = answersOf(choices);
  const { plan, repair } = await refreshReport(host, link, answers, { file: 'x.docx' });
  refreshes++;
  const after = textOfXml(world.xml());
  const kept = after + plan.log.map(({ replaced }) => replaced).join('');
  expect(userCharacters.filter((one) => countOf(kept, one) < countOf(before.text, one))).toEqual([]);
  if (!choices.includes('adopt'))
    expect(userCharacters.filter((one) => countOf(after, one) !== countOf(before.text, one))).toEqual([]);
  if (repair.steps.length === 0) expect(outside(model)).toEqual(before.outside);

  const keys = plan.questions.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  asked += keys.length;
  const open = plan.questions.filter((question) => answers(question) === null).map(({ key }) => key);
  const writes = world.writes();
  const again: string[] = [];
  await refreshReport(host, link, ({ key }) => (again.push(key), null), { file: 'x.docx' });
  expect(again.sort()).toEqual(open.sort());
  expect(world.writes()).toBe(writes);
  expect(textOfXml(world.xml())).toBe(after);
}

test('一百多串随机的改动和更新，经过真的 office.js：用户的字不丢，控件外不动，每处冲突只问一次，再更新什么也不写', async () => {
  const original = await reportFile({}, (xml) => {
    const own = '<w:p><w:r><w:t>用户自己的段落：甲乙丙丁77.7。</w:t></w:r></w:p>';
    return xml
      .replace(/<w:rPr>((?:(?!<w:rPr>).)*?<w:t[^>]*>(?:8人|40万元)<)/g, '<w:rPr><w:b/>$1')
      .replace(/<w:sdt>/g, (sdt, offset: number) => (offset % 2 === 0 ? own : '') + sdt);
  });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), async (rounds) => {
      const world = await openWordWorld(original);
      try {
        for (const { edits, workbook, choices } of rounds) {
          for (const one of edits) changeByHand(world.model, one);
          await checkedRefresh(world, { ...startFigures, ...workbook }, choices);
        }
        if (/<w:b\/>(?:(?!<w:rPr>).)*?<w:t[^>]*>(?:12人|98人|63\.46)/.test(world.xml())) bold++;
        expect(world.bugs()).toEqual([]);
      } finally {
        await world.close();
      }
    }),
    { numRuns: 120, seed: randomSeed(11), endOnFailure: true },
  );
  expect(refreshes).toBeGreaterThan(150);
  expect(asked).toBeGreaterThan(80);
  expect(bold).toBeGreaterThan(20);
  process.stdout.write(`${refreshes} 次更新，${asked} 处冲突，${bold} 次加粗跟着新数字\n`);
}, 400_000);
