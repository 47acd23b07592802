import fc from 'fast-check';
import { contentSpan, isBlockContainer, isBlockControl, paragraphsInside } from '../../src/word/model/blocks';
import { childElements, descendants, is } from '../../src/word/model/dom';
import { DocumentModel } from '../../src/word/model/document-model';
import { comparePlaces, runsIn, type Place, type Span } from '../../src/word/model/place';
import { spanText } from '../../src/word/model/span-text';
import { docx, nodeXml, openModel } from '../../src/node/word-document';

const body =
  docx.paragraph('第一段文字', '<w:pStyle w:val="1"/>') +
  docx.control(
    'a',
    docx.paragraph(docx.run('预算') + docx.run('100', '<w:b/>') + docx.run('万元。')) + docx.paragraph('控件第二段'),
  ) +
  docx.paragraph(
    docx.run('前') + docx.control('b', docx.run('中间') + docx.control('c', docx.run('里', '<w:i/>'))) + docx.run('后'),
  ) +
  docx.paragraph(docx.control('d', docx.run('独占一段'))) +
  docx.table([
    ['甲', docx.control('e', docx.paragraph('乙'))],
    ['丙', docx.paragraph('丁') + docx.paragraph('戊')],
  ]) +
  docx.paragraph('') +
  docx.paragraph('最后一段\t制表\v换行');

const at = fc.nat({ max: 400 });
const edit = fc.record({
  kind: fc.constantFrom(
    'type',
    'retype',
    'delete',
    'back',
    'forward',
    'enter',
    'join',
    'bold',
    'paste',
    'copyBlocks',
    'cutBlocks',
    'track',
    'undo',
    'redo',
  ),
  from: at,
  length: fc.nat({ max: 12 }),
  to: at,
  text: fc.constantFrom('新', '两\n段', '12\t3', '，', '甲乙丙'),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** All places where a caret can be. */
function places(model: DocumentModel): readonly Place[] {
  return paragraphsInside(model.body).flatMap((paragraph) => {
    const inside = contentSpan(paragraph);
    return [
      inside.start,
      ...[...runsIn(inside)].flatMap(({ run, to }) =>
        Array.from({ length: to + 1 }, (_, offset) => ({ node: run, offset })),
      ),
    ];
  });
}

function spanAt(all: readonly Place[], from: number, length: number): Span {
  const start = all[from % all.length]!;
  const end = all[Math.min(all.length - 1, (from % all.length) + length)]!;
  return comparePlaces(start, end) <= 0 ? { start, end } : { start: end, end: start };
}

function change(model: DocumentModel, { kind, from, length, to, text }: Edit): void {
  const all = places(model);
  const caret = spanAt(all, from, 0);
  const span = spanAt(all, from, length);
  const blocks = childElements(model.body).filter((one) => is(one, 'p', 'sdt', 'tbl'));
  const block = blocks[from % blocks.length]!;
  switch (kind) {
    case 'type':
      return void model.typeText(caret, text);
    case 'retype':
      return void model.typeText(span, text);
    case 'delete':
      return void model.deleteSpan(span);
    case 'back':
      return void model.deleteBackward(caret.start);
    case 'forward':
      return void model.deleteForward(caret.start);
    case 'enter':
      return void model.pressEnter(span);
    case 'join':
      return void model.joinWithNext(paragraphsInside(model.body)[from % paragraphsInside(model.body).length]!);
    case 'bold':
      return void model.toggleBold(span);
    case 'paste':
      return void model.paste(model.copy(span), spanAt(places(model), to, 0));
    case 'copyBlocks':
      return void model.pasteBlocks(model.copyBlocks([block]), model.body, blocks[to % blocks.length]!);
    case 'cutBlocks': {
      const cut = model.cutBlocks([block]);
      if (cut) model.pasteBlocks(cut, model.body, null);
      return undefined;
    }
    case 'track':
      model.tracksChanges = !model.tracksChanges;
      return undefined;
    case 'undo':
      return void model.undo();
    case 'redo':
      return void model.redo();
  }
}

/** What a .docx must be for Word to open it. */
function faults(model: DocumentModel): readonly string[] {
  const found: string[] = [];
  const ids = new Set<string>();
  const walk = (element: Element): void => {
    if (is(element, 'p') && !isBlockContainer(element.parentNode))
      found.push(`段落在 ${element.parentNode?.nodeName ?? ''} 里`);
    if (
      is(element, 'r') &&
      (is(element.parentNode, 'body', 'tc', 'tbl', 'tr') ||
        (is(element.parentNode, 'sdtContent') && isBlockControl(element.parentNode.parentNode as Element)))
    )
      found.push(`r 直接在 ${element.parentNode?.nodeName ?? ''} 里`);
    if (
      is(element, 'tc') &&
      !is(childElements(element).at(-1), 'p') &&
      !(is(childElements(element).at(-1), 'sdt') && descendants(element, 'p').length > 0)
    )
      found.push('单元格没有段落');
    if (is(element, 'sdt')) {
      const id =
        childElements(childElements(element)[0]!)
          .find((one) => is(one, 'id'))
          ?.getAttributeNS(element.namespaceURI, 'val') ?? '无';
      if (ids.has(id)) found.push(`控件编号 ${id} 重复`);
      ids.add(id);
      const content = childElements(element).find((one) => is(one, 'sdtContent'));
      if (!content || (isBlockControl(element) && childElements(content).length === 0)) found.push('整段控件是空的');
    }
    if (is(element, 'pPr') && element !== childElements(element.parentNode as Element)[0]) found.push('pPr 不在最前');
    if (is(element, 'rPr') && is(element.parentNode, 'r') && element !== childElements(element.parentNode)[0])
      found.push('rPr 不在最前');
    if (is(element, 'del') && descendants(element, 't').length > 0) found.push('w:del 里有 w:t');
    if (
      is(element, 'ins', 'del') &&
      is(element.parentNode, 'ins', 'del') &&
      element.localName === element.parentNode.localName
    )
      found.push('修订标记套自己');
    for (const child of childElements(element)) walk(child);
  };
  walk(model.body);
  if (!paragraphsInside(model.body).length) found.push('正文没有段落');
  return found;
}

const xmlOf = (model: DocumentModel): string => nodeXml.write(model.xml.documentElement);

test('随手乱改：结构始终合法，撤销逐步回到原样，存盘后打开是同一篇', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 14 }), (edits) => {
      const model = openModel(body);
      const before = xmlOf(model);
      for (const one of edits) {
        change(model, one);
        expect([one.kind, faults(model)]).toEqual([one.kind, []]);
      }
      const reopened = DocumentModel.open(model.save(), nodeXml);
      expect(spanText(contentSpan(reopened.body))).toBe(spanText(contentSpan(model.body)));
      while (model.undo());
      expect(xmlOf(model)).toBe(before);
    }),
    { numRuns: 120 },
  );
});

test('锚点：别处怎么改，选中的字还是那几个字', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), at, (edits, from) => {
      const model = openModel(body);
      const target = descendants(model.body, 'r').find((run) => run.textContent === '控件第二段')!;
      model.select({ start: { node: target, offset: 2 }, end: { node: target, offset: 4 } });
      expect(spanText(model.selection)).toBe('第二');
      const away = edits.filter(
        ({ kind }) => kind !== 'undo' && kind !== 'redo' && kind !== 'cutBlocks' && kind !== 'join',
      );
      for (const one of away) {
        const all = places(model).filter(({ node }) => !isInControl(node, 'a'));
        const place = all[(one.from + from) % all.length]!;
        if (isInControl(place.node, 'a')) continue;
        if (one.kind === 'enter') model.pressEnter({ start: place, end: place });
        else if (one.kind === 'back') model.deleteForward(place);
        else model.typeText({ start: place, end: place }, one.text);
      }
      expect(spanText(model.selection)).toBe('第二');
    }),
    { numRuns: 80 },
  );
});

function isInControl(node: Node, tag: string): boolean {
  for (let up: Node | null = node; up; up = up.parentNode)
    if (is(up, 'sdt') && descendants(up, 'tag').some((one) => one.getAttributeNS(up.namespaceURI, 'val') === tag))
      return true;
  return false;
}
