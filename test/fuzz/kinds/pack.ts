import { parse, stringify } from 'yaml';
import { mutateBytes } from '../mutate/bytes';
import type { Dice } from '../mutate/dice';
import { oddNumber, oddPlaces, oddText } from '../mutate/odd';
import { mutateTree, type Tree } from '../mutate/tree';
import type { Input, Kind } from './kind';

/** Lines of one file taken out, doubled, exchanged, shifted, or with another value. */
function mutateLines(text: string, dice: Dice): string {
  const lines = text.split('\n');
  for (let times = dice.size(6); times > 0; times--) {
    const at = dice.below(lines.length);
    const line = lines[at] ?? '';
    switch (dice.below(9)) {
      case 0:
        lines.splice(at, 1);
        break;
      case 1:
        lines.splice(at, 0, line);
        break;
      case 2:
        lines[at] = lines[dice.below(lines.length)] ?? '';
        break;
      case 3:
        lines[at] = dice.pick([' ', '  ', '\t', '    ']) + line;
        break;
      case 4:
        lines[at] = line.replace(/^ {1,2}/, '');
        break;
      case 5:
        lines[at] = line.replace(
          /: .*$/,
          () => `: ${dice.pick([oddNumber(dice), oddText(dice), dice.pick(yamlSigns)])}`,
        );
        break;
      case 6:
        lines.splice(at, 0, dice.pick(yamlSigns));
        break;
      default:
        lines[at] = oddPlaces(line, dice);
    }
  }
  return lines.join('\n');
}

const yamlSigns = [
  ...[
    '---',
    '...',
    '&a',
    '*a',
    '<<: *a',
    '!!binary x',
    '!!js/function x',
    '? x',
    '- - - -',
    '|',
    '>',
    '{',
    '[',
    '%YAML 1.1',
    '# x',
  ],
  ...[
    'x: &x [*x]',
    'a: &a {b: *a}',
    'extends: [small-form]',
    'extends: [hunan-base]',
    'abstract: true',
    'remove: true',
    '~',
    'yes',
    '0o17',
    '1e3',
  ],
];

/** Sentences in other words: what Liquid knows and what it does not. */
function mutateSentence(text: string, dice: Dice): string {
  const places = [...text.matchAll(/\{\{[^}]*\}\}|\{%[^%]*%\}/g)];
  if (places.length === 0) return text;
  const { 0: old, index } = dice.pick(places);
  const changed = dice.pick([
    () => '',
    () => dice.pick(sentences),
    () => old + dice.pick(sentences),
    () => oddPlaces(old, dice),
  ])();
  return text.slice(0, index) + changed + text.slice(index + old.length);
}

const sentences = [
  ...[
    '{{ total.final | plain }}',
    '{{ total.final | rate }}',
    '{{ budgetUnitName | amount }}',
    '{{ projects }}',
    '{{ projects.final }}',
    '{{ projects[0].name }}',
  ],
  ...[
    '{{ preparedOn | date }}',
    '{{ preparedOn | year }}',
    '{{ total.changeRate | direction }}',
    '{{ fiscalYear | words }}',
    '{{ x }}',
    '{{ total }}',
    '{{ }}',
  ],
  ...[
    '{{ total.final | nothing }}',
    '{{ total.final | plus: 1 }}',
    '{{ total.final | append: total.final }}',
    '{{ "x" | size }}',
    '{{ nil | amount }}',
    '{{ 1 | amount }}',
  ],
  ...[
    '{% if total.final > 1 %}',
    '{% endif %}',
    '{% if total.final.isZero %}a{% else %}b{% endif %}',
    '{% for i in (1..3) %}{{ i }}{% endfor %}',
    '{% for p in projects %}{{ p.name }}{% endfor %}',
  ],
  ...[
    '{% assign a = total.final %}{{ a | amount }}',
    '{% capture a %}{{ total.final }}{% endcapture %}{{ a }}',
    '{% case 1 %}{% when 1 %}x{% endcase %}',
    '{% raw %}',
    '{% comment %}',
  ],
  ...[
    '{% cycle 1, 2 %}',
    '{% increment a %}',
    '{% tablerow i in (1..3) %}x{% endtablerow %}',
    '{{ total.final | map: "x" | first }}',
    '{% include "x" %}',
    '{% liquid assign a = 1 %}',
  ],
  ...[
    '{{ total["final"] }}',
    '{{ total.final.toString }}',
    '{{ constructor }}',
    '{{ __proto__ }}',
    '{{ budgetUnitName.length }}',
    '{{ score.management }}',
    '{%',
    '{{',
    '{{ a | b: c, d: "e" }}',
  ],
];

function mutateFile(text: string, isReport: boolean, dice: Dice): string | Uint8Array {
  const way = dice.below(isReport ? 10 : 8);
  if (way >= 8) return mutateSentence(text, dice);
  if (way >= 5) return mutateLines(text, dice);
  if (way === 0) return dice.chance(0.3) ? mutateBytes(new TextEncoder().encode(text), dice) : oddPlaces(text, dice);
  return stringify(mutateTree(parse(text) as Tree, dice));
}

export const pack: Kind = {
  name: 'pack',
  make({ pack: id, texts }, dice): Input {
    const changed: Record<string, string | Uint8Array> = { ...texts };
    for (let times = dice.size(3); times > 0; times--) {
      const name = dice.pick(Object.keys(texts));
      changed[name] = mutateFile(texts[name]!, name === 'report.yaml', dice);
    }
    const files = Object.fromEntries(Object.entries(changed).map(([name, text]) => [`packs/${id}/${name}`, text]));
    const used = [
      ['new', id, '--sample', '-o', '@新.xlsx'],
      ['check', '@新.xlsx'],
      ['score', '@新.xlsx', '--json'],
      ['report', '@新.xlsx', '-o', '@新.docx'],
      ['report', '@新.xlsx', '--update', '@新.docx', '-o', '@又.docx'],
    ];
    const previewed = [['pack', 'preview', `@packs/${id}`, '--no-pdf', '-o', '@新.html']];
    const commands = [
      ['pack', 'check', `@packs/${id}`, ...(dice.chance(0.3) ? ['--json'] : [])],
      ...dice.pick([[], used, previewed]),
    ];
    return { files, commands, templates: 'packs' };
  },
};
