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

/** Rules of one file outside @-blocks, with what they declare. */
function rulesOf(file: string): { selector: string; declares: string[] }[] {
  const plain = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => ({
    selector: selector!.trim().replace(/\s+/g, ' '),
    declares: body!
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean),
  }));
}

test('the install page writes a look once: no two rules share three declarations, no selector stands twice', () => {
  const rules = rulesOf('src/install/install.css');
  const selectors = rules.map(({ selector }) => selector);
  expect(selectors.filter((one, at) => selectors.indexOf(one) !== at)).toEqual([]);
  const double = rules.flatMap((one, at) =>
    rules.slice(at + 1).flatMap((other) => {
      const shared = one.declares.filter((declared) => other.declares.includes(declared));
      return shared.length > 2 ? [`${one.selector} / ${other.selector}: ${shared.join('; ')}`] : [];
    }),
  );
  expect(double).toEqual([]);
});
