import fc from 'fast-check';
import { refreshReport } from '../../../src/app/refresh-report';
import type { Answers, Choice } from '../../../src/core/report/refresh/plan';
import {
  contentSpan,
  paragraphsInside,
  runsIn,
  runText,
  type DocumentModel,
  type Place,
  type Span,
} from '../../../simulator/word';
import { linkOf, reportFile, startFigures, textOfXml } from '../contract/document-worlds';
import { openWordWorld, type OpenWordWorld } from '../contract/word-world';

/**
 * What users do to a report in Word, and workbooks that change, with refreshes between: through the real client on the simulated Word.
 * The planner alone is tried two thousand times elsewhere (test/core/report/refresh/random-edits).
 */
const typed = ['甲', '乙丙', '，丁', '7', '77.7', '7人', '。甲乙'];
const userCharacters = [...'甲乙丙丁7'];

const at = fc.nat({ max: 200 });
const edit = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('type' as const), at, place: at, text: fc.constantFrom(...typed) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('retype' as const),
      at,
      place: at,
      length: fc.integer({ min: 1, max: 8 }),
      text: fc.constantFrom('', ...typed),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('overtype' as const),
      at,
      place: at,
      text: fc.constantFrom('7', '77.7'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'enter' as const,
        'join' as const,
        'bold' as const,
        'move' as const,
        'copy' as const,
        'remove' as const,
      ),
      at,
      place: at,
    }),
  },
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const round = fc.record({
  edits: fc.array(edit, { maxLength: 6 }),
  workbook: fc.record({
    staff: fc.constantFrom(8, 12, 98),
    posts: fc.constantFrom(9, 8),
    amount: fc.constantFrom(40, 63.46),
    change: fc.constantFrom(5, -3, 0),
    reception: fc.constantFrom(5, 40),
    words: fc.constantFrom('加强管理。', '一是加强管理。\n二是压减开支。'),
  }),
  choices: fc.array(fc.constantFrom<Choice | null>('adopt', 'mine', 'unlink', null), { minLength: 1, maxLength: 4 }),
});

/** A place that many letters into a paragraph. */
function placeIn(paragraph: Element, letters: number): Place {
  let left = letters;
  for (const { run, from, to } of runsIn(contentSpan(paragraph))) {
    if (left <= to - from) return { node: run, offset: from + left };
    left -= to - from;
  }
  return contentSpan(paragraph).end;
}

function lettersIn(paragraph: Element): string {
  let letters = '';
  for (const { run, from, to } of runsIn(contentSpan(paragraph))) letters += runText(run).slice(from, to);
  return letters;
}

/** As a user does it: at a caret, with a selection, or with a whole block. */
function change(model: DocumentModel, one: Edit): void {
  const paragraphs = paragraphsInside(model.body);
  const paragraph = paragraphs[one.at % paragraphs.length]!;
  const letters = lettersIn(paragraph);
  const { length } = letters;
  const place = one.place % (length + 1);
  const span = (to: number): Span => ({
    start: placeIn(paragraph, place),
    end: placeIn(paragraph, Math.min(length, to)),
  });
  const blocks = [...model.body.childNodes].filter((node): node is Element =>
    ['p', 'sdt'].includes((node as Element).localName),
  );
  const block = blocks[one.at % blocks.length]!;
  const target = blocks[one.place % blocks.length]!;
  switch (one.kind) {
    case 'type':
      model.typeText(span(place), one.text);
      return;
    case 'retype':
      if (one.text === '') model.deleteSpan(span(place + one.length));
      else model.typeText(span(place + one.length), one.text);
      return;
    case 'overtype': {
      const numbers = [...letters.matchAll(/\d+(?:\.\d+)?/g)];
      const number = numbers[one.place % Math.max(1, numbers.length)];
      if (!number) return;
      const [start, end] = [number.index, number.index + number[0].length].map((letter) => placeIn(paragraph, letter));
      model.typeText({ start: start!, end: end! }, one.text);
      return;
    }
    case 'enter':
      model.pressEnter(span(place));
      return;
    case 'join':
      model.joinWithNext(paragraph);
      return;
    case 'bold':
      model.toggleBold(span(place + 3));
      return;
    case 'copy':
      model.pasteBlocks(model.copyBlocks([block]), model.body, target);
      return;
    case 'move': {
      const cut = block === target ? null : model.cutBlocks([block]);
      if (cut) model.pasteBlocks(cut, model.body, target);
      return;
    }
    case 'remove':
      model.cutBlocks([block]);
  }
}

function answersOf(choices: readonly (Choice | null)[]): Answers {
  const given = new Map<string, Choice | null>();
  return ({ key }) => {
    if (!given.has(key)) given.set(key, choices[given.size % choices.length]!);
    return given.get(key)!;
  };
}

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
          for (const one of edits) change(world.model, one);
          await checkedRefresh(world, { ...startFigures, ...workbook }, choices);
        }
        if (/<w:b\/>(?:(?!<w:rPr>).)*?<w:t[^>]*>(?:12人|98人|63\.46)/.test(world.xml())) bold++;
        expect(world.bugs()).toEqual([]);
      } finally {
        await world.close();
      }
    }),
    { numRuns: 120, seed: 11, endOnFailure: true },
  );
  expect(refreshes).toBeGreaterThan(150);
  expect(asked).toBeGreaterThan(80);
  expect(bold).toBeGreaterThan(20);
  process.stdout.write(`${refreshes} 次更新，${asked} 处冲突，${bold} 次加粗跟着新数字\n`);
}, 400_000);
