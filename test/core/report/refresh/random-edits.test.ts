import fc from 'fast-check';
import type { LinkPackage } from '../../../../src/core/report/link/link-package';
import type { Answers, Choice, Question } from '../../../../src/core/report/refresh/plan';
import { linkOf, newDocument, refresh, type Figures, type Item, type WordModel } from './word-model';
import { randomSeed } from '../../../support/seed';

/** What users type here, and the templates and the workbook never hold. */
const typed = ['甲', '乙丙', '，丁', '7', '77.7', '约', '7人', '\n戊', '。甲乙'];
const userCharacters = [...'甲乙丙丁戊7约'];

const at = fc.nat({ max: 200 });
const edit = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), item: at, place: at, text: fc.constantFrom(...typed) }),
  fc.record({ kind: fc.constant('delete' as const), item: at, place: at, length: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    kind: fc.constant('retype' as const),
    item: at,
    place: at,
    length: fc.integer({ min: 1, max: 6 }),
    text: fc.constantFrom(...typed),
  }),
  fc.record({ kind: fc.constant('overtype' as const), item: at, which: at, text: fc.constantFrom('7', '77.7', '0.7') }),
  fc.record({
    kind: fc.constantFrom(
      'split' as const,
      'merge' as const,
      'move' as const,
      'copy' as const,
      'remove' as const,
      'untag' as const,
    ),
    item: at,
    place: at,
  }),
  fc.record({
    kind: fc.constant('workbook' as const),
    field: fc.constantFrom(
      'staff' as const,
      'posts' as const,
      'amount' as const,
      'change' as const,
      'reception' as const,
    ),
    value: fc.constantFrom(0, 5, 8, 9, 12, 40, 63.46, 98.2, -3, -5.6),
  }),
  fc.record({
    kind: fc.constant('prose' as const),
    words: fc.constantFrom('加强管理。', '加强管理，严格控制。', '一是加强管理。\n二是压减开支。'),
  }),
  fc.record({
    kind: fc.constant('refresh' as const),
    answers: fc.array(fc.constantFrom<Choice | null>('adopt', 'mine', 'unlink', null), { minLength: 1, maxLength: 5 }),
  }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const start: Figures = { staff: 8, posts: 9, amount: 40, change: 5, reception: 5, words: '加强管理。' };

/** Answers by turns, the same one for the same question. */
function answersOf(choices: readonly (Choice | null)[]): Answers {
  const given = new Map<string, Choice | null>();
  return ({ key }) => {
    if (!given.has(key)) given.set(key, choices[given.size % choices.length]!);
    return given.get(key)!;
  };
}

const countOf = (text: string, character: string): number => text.split(character).length - 1;
const textOf = (items: readonly Item[]): string => items.map((item) => item.text).join('\n');

function change(model: WordModel, one: Edit): void {
  if (!('item' in one) || model.items.length === 0) return;
  const index = one.item % model.items.length;
  const item = model.items[index]!;
  const place = 'place' in one ? one.place % (item.text.length + 1) : 0;
  const isOwn = item.title === '';
  // A line of one's own that is broken in two is two lines.
  const own = (text: string): string => (isOwn ? text.replaceAll('\n', '') : text);
  switch (one.kind) {
    case 'type':
      item.text = item.text.slice(0, place) + own(one.text) + item.text.slice(place);
      break;
    case 'delete':
      item.text = item.text.slice(0, place) + item.text.slice(place + one.length);
      break;
    case 'retype':
      item.text = item.text.slice(0, place) + own(one.text) + item.text.slice(place + one.length);
      break;
    case 'overtype': {
      const numbers = [...item.text.matchAll(/\d+(?:\.\d+)?/g)];
      const number = numbers[one.which % Math.max(1, numbers.length)];
      if (number)
        item.text = item.text.slice(0, number.index) + one.text + item.text.slice(number.index + number[0].length);
      break;
    }
    case 'split':
      if (!isOwn)
        model.items.splice(
          index,
          1,
          { ...item, text: item.text.slice(0, place) },
          { ...item, text: item.text.slice(place) },
        );
      break;
    case 'merge': {
      const next = model.items[index + 1];
      if (next && (!isOwn || next.title === '')) {
        item.text += isOwn ? next.text : `\n${next.text}`;
        model.items.splice(index + 1, 1);
      }
      break;
    }
    case 'move':
      model.items.splice(index, 1);
      model.items.splice(one.place % (model.items.length + 1), 0, item);
      break;
    case 'copy':
      model.items.splice(one.place % (model.items.length + 1), 0, { ...item });
      break;
    case 'remove':
      model.items.splice(index, 1);
      break;
    case 'untag':
      item.id = null;
      break;
  }
}

function checkedRefresh(model: WordModel, link: LinkPackage, choices: readonly (Choice | null)[]): void {
  const before = model.items.map((item) => ({ ...item }));
  const logged = model.log.length;
  const answers = answersOf(choices);
  const { plan, repair, mended } = refresh(model, link, answers);

  // Not a character that the user typed is lost: it is in the document or in 更新记录.
  const kept = [textOf(model.items), ...model.log.slice(logged).map(({ replaced }) => replaced)].join('\n');
  const typedBefore = textOf(before);
  expect(userCharacters.filter((one) => countOf(kept, one) < countOf(typedBefore, one))).toEqual([]);
  // Without 采用新值 it is in the document itself.
  const typedAfter = textOf(model.items);
  if (!choices.includes('adopt'))
    expect(userCharacters.filter((one) => countOf(typedAfter, one) !== countOf(typedBefore, one))).toEqual([]);

  // Text outside controls is as it was, to the character.
  const outside = (items: readonly Item[]): string[] => items.filter(({ id }) => id === null).map(({ text }) => text);
  expect(outside(model.items)).toEqual(outside(mended));
  if (repair.steps.length === 0) expect(mended).toEqual(before);

  // Each conflict is asked once: no key twice, and no figure of a fragment that is asked as a whole.
  const keys = plan.questions.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const whole = new Set(plan.questions.filter(({ figure }) => figure === null).map(({ key }) => key));
  for (const { key, figure } of plan.questions)
    if (figure !== null) expect(whole.has(key.slice(0, key.lastIndexOf('/')))).toBe(false);

  // What was asked and not answered stands as it stood.
  const open = plan.questions.filter((question) => answers(question) === null);
  for (const question of open.filter(({ figure }) => figure === null)) {
    const texts = (items: readonly Item[]): string[] =>
      items.filter(({ id }) => id === question.fragment).map(({ text }) => text);
    if (!question.key.includes('#') && question.state === 'both-changed')
      expect(texts(model.items)).toEqual(expect.arrayContaining(texts(mended).slice(0, 1)));
  }

  // The same refresh again: nothing to write, and only what is still open is asked.
  const items = model.items.map((item) => ({ ...item }));
  const base = JSON.stringify(model.base);
  const asked: Question[] = [];
  const again = refresh(model, link, (question) => (asked.push(question), null));
  expect(again.plan.edits).toEqual([]);
  expect(again.repair.steps).toEqual([]);
  expect(model.items).toEqual(items);
  expect(JSON.stringify(model.base)).toBe(base);
  expect(again.plan.log).toEqual([]);
  expect(asked.map(({ key }) => key).sort()).toEqual(open.map(({ key }) => key).sort());
}

test('两千多串随机的改动和更新：用户的字一个不丢，每处冲突只问一次，再更新什么也不写', () => {
  let refreshes = 0;
  let conflicts = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 3, maxLength: 14 }), (edits) => {
      let figures = start;
      const model = newDocument(linkOf(figures));
      for (const one of [...edits, { kind: 'refresh', answers: ['adopt', 'mine', null] } as const]) {
        if (one.kind === 'workbook') figures = { ...figures, [one.field]: one.value };
        else if (one.kind === 'prose') figures = { ...figures, words: one.words };
        else if (one.kind === 'refresh') {
          checkedRefresh(model, linkOf(figures), one.answers);
          refreshes++;
        } else change(model, one);
      }
      conflicts += model.log.length;
    }),
    { numRuns: 2800, seed: randomSeed(20260315) },
  );
  expect(refreshes).toBeGreaterThan(2500);
  expect(conflicts).toBeGreaterThan(500);
}, 240_000);

test('冲突正好是：用户改过、工作簿也变了的那些数，一个不多，一个不少', () => {
  const value = fc.constantFrom(5, 8, 9, 12, 40, 63.46);
  const overtyped = fc.subarray(['posts', 'staff'] as const);
  const round = fc.record({ posts: value, staff: value, overtyped, words: fc.constantFrom('', '约', '核定的') });
  fc.assert(
    fc.property(fc.array(round, { minLength: 1, maxLength: 5 }), (rounds) => {
      let figures = start;
      const model = newDocument(linkOf(figures));
      let number = 0;
      for (const { posts, staff, overtyped: changed, words } of rounds) {
        const item = model.items.find(({ id }) => id === 'staffing')!;
        const now = model.base!.fragments[0]!;
        // From the back, so that places before stay true.
        for (const field of [...changed].sort().reverse()) {
          const place = now.figures.find((one) => one.field === field)!;
          item.text = `${item.text.slice(0, place.start)}7.${++number}人${item.text.slice(place.end)}`;
        }
        item.text = words + item.text;
        const own = new Set([
          ...changed,
          ...now.figures
            .filter(({ start: from, end }) => now.text[from] === '7' && end > from)
            .map(({ field }) => field),
        ]);
        const next = { ...figures, posts, staff };
        const moved = (['posts', 'staff'] as const).filter((field) => next[field] !== figures[field]);
        const { plan } = refresh(model, linkOf(next), () => 'mine');
        expect(plan.questions.map(({ key }) => key).sort()).toEqual(
          moved
            .filter((field) => own.has(field))
            .map((field) => `staffing/${field}`)
            .sort(),
        );
        for (const field of moved.filter((one) => !own.has(one))) expect(item.text).toContain(`${next[field]}人`);
        figures = next;
      }
    }),
    { numRuns: 500, seed: randomSeed(3) },
  );
});
