import fc from 'fast-check';
import type { Answers, Choice } from '../../src/core/report/refresh/plan';
import {
  contentSpan,
  paragraphsInside,
  runsIn,
  runText,
  type DocumentModel,
  type Place,
  type Span,
} from '../../simulator/word';

/** What users do to a report that is open, and what they answer, at random. */
const typed = ['甲', '乙丙', '，丁', '7', '77.7', '7人', '。甲乙'];
export const userCharacters = [...'甲乙丙丁7'];

const at = fc.nat({ max: 200 });
export const userEdit = fc.oneof(
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
export type UserEdit = typeof userEdit extends fc.Arbitrary<infer T> ? T : never;

/** What the workbook says by now. */
export const anyFigures = fc.record({
  staff: fc.constantFrom(8, 12, 98),
  posts: fc.constantFrom(9, 8),
  amount: fc.constantFrom(40, 63.46),
  change: fc.constantFrom(5, -3, 0),
  reception: fc.constantFrom(5, 40),
  words: fc.constantFrom('加强管理。', '一是加强管理。\n二是压减开支。'),
});

export const anyChoices = fc.array(fc.constantFrom<Choice | null>('adopt', 'mine', 'unlink', null), {
  minLength: 1,
  maxLength: 4,
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
export function changeByHand(model: DocumentModel, one: UserEdit): void {
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

export function answersOf(choices: readonly (Choice | null)[]): Answers {
  const given = new Map<string, Choice | null>();
  return ({ key }) => {
    if (!given.has(key)) given.set(key, choices[given.size % choices.length]!);
    return given.get(key)!;
  };
}
