import fc from 'fast-check';
import { applyReplacements, type Replacement } from '../../../src/core/report/refresh/found-document';
import { foundDocument } from '../../../src/core/report/wordml/control-text';
import { scanDocument } from '../../../src/core/report/wordml/scan';
import { flatText, type FlatText } from '../../../src/hosts/port/live/words/flat-text';
import { placeText, spotsOf, type Spot } from '../../../src/hosts/office/word/text/places';
import { planWrites, type Write } from '../../../src/hosts/port/live/words/writes';
import { randomSeed } from '../../support/seed';

/**
 * What Word is told to write, against the plan it comes from: the writes carried out on plain lines must give the very text, and every
 * place Word is to look for must be the occurrence that is meant.
 */
const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string, look = ''): string =>
  `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const gone = (text: string): string =>
  `<w:del w:id="1" w:author="甲"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

function flatOf(...paragraphs: readonly string[]): { flat: FlatText; text: string } {
  const content = paragraphs.map((inner) => `<w:p>${inner}</w:p>`).join('');
  const control = `<w:sdt><w:sdtPr><w:tag w:val="jx:1:a"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const scanned = scanDocument(`<w:document ${namespace}><w:body>${control}</w:body></w:document>`, 'd', 'd.docx');
  return { flat: flatText(scanned, scanned.controls[0]!), text: foundDocument(scanned).controls[0]!.text };
}

function carriedOut({ text, paragraphs }: FlatText, writes: readonly Write[]): string {
  const lines = paragraphs.map(({ start, end }) => [text.slice(start, end)]);
  const apart = new Set<number>();
  for (const write of [...writes].reverse()) {
    if (write.kind === 'add-paragraphs') {
      const own = lines[write.paragraph]!;
      if (write.side === 'After') own.push(...write.lines);
      else own.unshift(...write.lines);
    } else if (write.kind === 'remove-paragraphs') for (let at = write.first; at <= write.last; at++) lines[at] = [];
    else if (write.kind === 'text') {
      const own = lines[write.paragraph]!;
      const { start, end } = paragraphs[write.paragraph]!;
      expect([start <= write.from, write.to <= end]).toEqual([true, true]);
      const at = own.length === 1 ? 0 : -1;
      const index = at === 0 ? 0 : own.findIndex((line) => line === text.slice(start, end));
      const line = own[Math.max(0, index)]!;
      own[Math.max(0, index)] = line.slice(0, write.from - start) + write.text + line.slice(write.to - start);
    } else {
      const [first, last] = [write.from, write.to].map((at) => paragraphs.findIndex(({ end }) => at <= end)) as [
        number,
        number,
      ];
      const head = lines[first]![0]!.slice(0, write.from - paragraphs[first]!.start);
      const tail = lines[last]![0]!.slice(write.to - paragraphs[last]!.start);
      for (let at = first; at <= last; at++) lines[at] = [];
      lines[first] = [head + write.text + tail];
      apart.add(first);
    }
  }
  return lines.flat().join('\n');
}

function occurrence(text: string, { needle }: Spot, nth: number): number {
  let at = text.indexOf(needle);
  for (let left = nth; left > 0; left--) at = text.indexOf(needle, at + needle.length);
  return at;
}

test.each<[string, string[], Replacement, Partial<Write>[]]>([
  ['一个数字', ['在职8人，编制8人。'], { from: 2, to: 3, text: '12' }, [{ kind: 'text', from: 2, to: 3, text: '12' }]],
  [
    '后面多一段：是新的一段，不是一段话里的换行',
    ['一是管理。'],
    { from: 4, to: 4, text: '。\n二是压减' },
    [{ kind: 'add-paragraphs', paragraph: 0, side: 'After', lines: ['二是压减。'] }],
  ],
  [
    '少了最后一段：整段去掉，不把两段拼起来',
    ['一是管理。', '二是压减。'],
    { from: 4, to: 10, text: '' },
    [{ kind: 'remove-paragraphs', first: 1, last: 1 }],
  ],
  [
    '少了第一段',
    ['甲管理。', '甲压减。'],
    { from: 1, to: 6, text: '' },
    [{ kind: 'remove-paragraphs', first: 0, last: 0 }],
  ],
  [
    '前面多一段',
    ['二是压减。'],
    { from: 0, to: 0, text: '一是管理。\n' },
    [{ kind: 'add-paragraphs', paragraph: 0, side: 'Before', lines: ['一是管理。'] }],
  ],
  [
    '两段都换字：各换各的',
    ['甲8人', '乙9人'],
    { from: 1, to: 6, text: '10人\n丙11' },
    [
      { kind: 'text', paragraph: 0, from: 1, to: 3, text: '10人' },
      { kind: 'text', paragraph: 1, from: 4, to: 6, text: '丙11' },
    ],
  ],
  [
    '从一段中间到另一段中间',
    ['甲乙', '丙丁'],
    { from: 1, to: 4, text: '戊' },
    [{ kind: 'join', from: 1, to: 4, text: '戊' }],
  ],
])('%s', (_, paragraphs, replacement, wanted) => {
  const { flat, text } = flatOf(...paragraphs.map((line) => run(line)));
  const writes = planWrites(flat, [replacement]);
  expect(writes).toMatchObject(wanted);
  expect(writes).toHaveLength(wanted.length);
  expect(carriedOut(flat, writes)).toBe(applyReplacements(text, [replacement]));
});

test('同一个数字出现多次：数到要的那一个；修订删掉的也有一个数法', () => {
  const { flat } = flatOf(run('8人，') + gone('8人') + run('8人，8人'));
  const [write] = planWrites(flat, [{ from: 6, to: 7, text: '9' }]);
  const placed = placeText(flat, write as never, [])!;
  expect(spotsOf(placed.place)[0]).toEqual({ needle: '8', plain: { nth: 2, of: 3 }, marked: { nth: 3, of: 4 } });
});

test('修订要去掉的段尾：文字里是一段，Word 数着几段；要找的字不跨过去', () => {
  const taken = '<w:pPr><w:rPr><w:del w:id="2" w:author="甲"/></w:rPr></w:pPr>';
  const { flat } = flatOf(
    taken + gone('一是台账。') + run('预算'),
    taken + gone('二是'),
    run('8人') + gone('。'),
    run('8人'),
  );
  expect(flat.paragraphs.map(({ start, end, parts }) => [flat.text.slice(start, end), parts])).toEqual([
    [
      '预算8人',
      [
        { index: 0, text: '预算', marked: '一是台账。预算' },
        { index: 1, text: '', marked: '二是' },
        { index: 2, text: '8人', marked: '8人。' },
      ],
    ],
    ['8人', [{ index: 3, text: '8人', marked: '8人' }]],
  ]);
  const write = { kind: 'text', paragraph: 0, from: 1, to: 3, text: '算计9' } as const;
  expect(spotsOf(placeText(flat, write, [])!.place).map(({ needle }) => needle)).toEqual(['算', '8']);
  expect(planWrites(flat, [{ from: 6, to: 7, text: '9' }])).toEqual([
    { kind: 'text', paragraph: 1, from: 6, to: 7, text: '9' },
  ]);
});

test('自己重叠的字（88 在 888 里）：连同旁边同样格式的字一起换，不猜', () => {
  const { flat } = flatOf(run('共888人'));
  const [write] = planWrites(flat, [{ from: 2, to: 4, text: '9' }]);
  const placed = placeText(flat, write as never, [])!;
  expect([spotsOf(placed.place)[0]!.needle, placed.text]).toEqual(['88人', '9人']);
});

test('重叠而旁边格式不同：没有办法说准，就说没有', () => {
  const { flat } = flatOf(run('共8') + run('88', '<w:b/>') + run('人'));
  const [write] = planWrites(flat, [{ from: 2, to: 4, text: '9' }]);
  expect(placeText(flat, write as never, [])).toBeNull();
});

test('两千次随机的替换：照着做就是计划的文字，要找的每一处都是要的那一处', () => {
  const piece = fc.constantFrom('8', '88', '人', '，8人', '万元。', '甲', '\t', '^', 'a', '𠮷', '"');
  const line = fc.array(fc.tuple(piece, fc.constantFrom('', '<w:b/>')), { maxLength: 6 });
  let placedCount = 0;
  let unsure = 0;
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(40), fc.nat(9), fc.constantFrom('', '9', '甲9', '\n', '甲\n乙', '丙\n', '8')), {
        maxLength: 3,
      }),
      (lines, wishes) => {
        const { flat, text } = flatOf(
          ...lines.map((runs) =>
            runs.map(([words, look]) => (words === '\t' ? '<w:r><w:tab/></w:r>' : run(words, look))).join(''),
          ),
        );
        const replacements: Replacement[] = [];
        for (const [place, length, words] of wishes) {
          const last = replacements[replacements.length - 1]?.to ?? -1;
          const from = Math.max(last + 1, place % (text.length + 1));
          const to = Math.min(text.length, from + length);
          if (from <= text.length && (from < to || words !== '')) replacements.push({ from, to, text: words });
        }
        const writes = planWrites(flat, replacements);
        // Writes that come to one paragraph from two sides are Word's to keep in order; plain lines can only do one.
        const many = writes.filter((write) => write.kind !== 'text').length > 0 && replacements.length > 1;
        if (!many) expect(carriedOut(flat, writes)).toBe(applyReplacements(text, replacements));
        const taken = writes.flatMap((write) => ('from' in write && write.from < write.to ? [write] : []));
        for (const write of writes) {
          if (write.kind !== 'text') continue;
          const placed = placeText(flat, write, taken);
          if (placed === null) {
            unsure++;
            continue;
          }
          placedCount++;
          const { place } = placed;
          if (place.kind === 'range') {
            const start = occurrence(flat.text, place.first, place.first.plain.nth);
            const end = occurrence(flat.text, place.last, place.last.plain.nth) + place.last.needle.length;
            expect(flat.text.slice(0, start) + placed.text + flat.text.slice(end)).toBe(
              flat.text.slice(0, write.from) + write.text + flat.text.slice(write.to),
            );
          } else if (place.kind === 'edge') {
            const { spot, side } = place.edge;
            const at = occurrence(flat.text, spot, spot.plain.nth);
            expect(side === 'End' ? at + spot.needle.length : at).toBe(write.from);
          }
        }
      },
    ),
    { numRuns: 2000, seed: randomSeed(5) },
  );
  expect(placedCount).toBeGreaterThan(1500);
  expect(unsure).toBeLessThan(placedCount / 5);
});
