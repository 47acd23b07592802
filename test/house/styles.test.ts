import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'src/taskpane/styles';
const scrolling = readdirSync(folder).flatMap((file) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/([^{}]*)\{([^{}]*)\}/g)]
    .filter(([, , body]) => /overflow(-[xy])?:[^;]*\b(auto|scroll)\b/.test(body!))
    .map(([, selector, body]) => ({ rule: `${file} ${selector!.trim()}`, body: body! })),
);

test('what scrolls is positioned: what is hidden from sight in it scrolls along and does not lengthen the page', () => {
  expect(scrolling.length).toBeGreaterThan(2);
  expect(scrolling.filter(({ body }) => !/position: (relative|absolute|sticky|fixed)/.test(body))).toEqual([]);
});
