import {
  brokenKey,
  cellKey,
  copyKey,
  copyOf,
  figureKey,
  isAboutBroken,
  textKey,
} from '../../../../src/core/report/refresh/question-key';

test('用户在 --choose 里看见的写法', () => {
  expect([copyKey('a', 1), copyKey('a', 2)]).toEqual(['a', 'a#2']);
  expect(figureKey('a', 'x.budget', 1)).toBe('a/x.budget');
  expect(figureKey('a#2', 'x.budget', 3)).toBe('a#2/x.budget#3');
  expect(cellKey('t', 'r3c2')).toBe('t/r3c2');
  expect(brokenKey('a', 'missing')).toBe('a:missing');
});

test.each([
  ['a', 'a', 'a', 1],
  ['a#2', 'a#2', 'a', 2],
  ['a/x.budget#3', 'a', 'a', 1],
  ['a#2/x.budget', 'a#2', 'a', 2],
  ['a:missing', 'a', 'a', 1],
])('%s 说的是哪一段、第几份', (key, text, fragment, copy) => {
  expect(textKey(key)).toBe(text);
  expect(copyOf(key)).toEqual({ fragment, copy });
});

test('只有问断开的联系时，才是断开', () => {
  expect(isAboutBroken({ key: 'a:missing', fragment: 'a', state: 'missing' })).toBe(true);
  expect(isAboutBroken({ key: 'a', fragment: 'a', state: 'both-changed' })).toBe(false);
});
