import { furtherTexts } from '../../src/core/problem/further-texts';
import { textOf, typescriptUnder } from './source-files';

/** The sentences of further codes come with further-problem.ts alone: thrown by way of problem.ts they would have none. */
test('后来才会出的问题，都从 further-problem 抛出', () => {
  const further = Object.keys(furtherTexts);
  const wrong = typescriptUnder('src').filter((file) => {
    const text = textOf(file) ?? '';
    const isThrown = /new Problem\(|problemText\(/.test(text) && further.some((code) => text.includes(`'${code}'`));
    return isThrown && !/^import \{[^}]*\b(?:Problem|problemText)\b[^}]*\} from '[^']*\/further-problem';$/m.test(text);
  });
  expect(wrong).toEqual([]);
});
