import { itemNotFound } from '../executor/errors';
import { child, childElements, is, value, valueOf } from './model/dom';
import { paragraphsIn } from './model/blocks';
import { defaultStyle } from './model/run-format';
import { properties } from './model/text-edit';
import type { OpenDocument } from './open-document';
import type { Target } from './target';

/** Built-in styles by the client's name and by the name in styles.xml. */
const builtIn: Readonly<Record<string, string>> = {
  Normal: 'normal',
  Title: 'title',
  Subtitle: 'subtitle',
  Caption: 'caption',
  Quote: 'quote',
  ListParagraph: 'list paragraph',
  NoSpacing: 'no spacing',
  Header: 'header',
  Footer: 'footer',
  FootnoteText: 'footnote text',
  EndnoteText: 'endnote text',
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((level) => [
      [`Heading${level}`, `heading ${level}`],
      [`Toc${level}`, `toc ${level}`],
    ]),
  ),
};

function stylesOf({ model }: OpenDocument): readonly Element[] {
  const styles = model.parts.related('styles');
  return styles
    ? childElements(styles.documentElement).filter((one) => is(one, 'style') && value(one, 'type') === 'paragraph')
    : [];
}

function nameOf(document: OpenDocument, paragraph: Element): string {
  const styles = document.model.parts.related('styles');
  const id = valueOf(child(paragraph, 'pPr'), 'pStyle') ?? (styles ? defaultStyle(styles) : null);
  const style = stylesOf(document).find((one) => value(one, 'styleId') === id);
  return valueOf(style, 'name') ?? id ?? 'Normal';
}

/** '' where the paragraphs differ. */
function common(target: Target): string {
  const names = new Set(paragraphsIn(target.inside).map((paragraph) => nameOf(target.document, paragraph)));
  const [only = ''] = names;
  return names.size === 1 ? only : '';
}

/** The style's own name, as the user sees it: "heading 1" is shown as "Heading 1" by an English Word, as 标题 1 by a Chinese one. */
export function readStyle(target: Target): string {
  const name = common(target);
  const known = Object.entries(builtIn).find(([, stated]) => stated === name.toLowerCase())?.[0];
  return known ? shown(known) : name;
}

const shown = (key: string): string => {
  const level = /\d$/.exec(key)?.[0] ?? '';
  const words: Readonly<Record<string, string>> = {
    Normal: '正文',
    Title: '标题',
    Subtitle: '副标题',
    Caption: '题注',
    Quote: '引用',
    ListParagraph: '列表段落',
    NoSpacing: '无间隔',
    Header: '页眉',
    Footer: '页脚',
    FootnoteText: '脚注文本',
    EndnoteText: '尾注文本',
    Heading: '标题',
    Toc: '目录',
  };
  const word = words[key.replace(/\d$/, '')] ?? key;
  return level ? `${word} ${level}` : word;
};

export function readStyleBuiltIn(target: Target): string {
  const name = common(target).toLowerCase();
  return Object.entries(builtIn).find(([, stated]) => stated === name)?.[0] ?? 'Other';
}

export function writeStyle(target: Target, name: string): void {
  const style = stylesOf(target.document).find((one) => {
    const stated = (valueOf(one, 'name') ?? '').toLowerCase();
    const known = Object.entries(builtIn).find(([, inFile]) => inFile === stated)?.[0];
    return stated === name.toLowerCase() || (known !== undefined && shown(known) === name);
  });
  if (!style) throw itemNotFound(`style ${name}`);
  apply(target, value(style, 'styleId') ?? '');
}

export function writeStyleBuiltIn(target: Target, key: string): void {
  const name = builtIn[key];
  const style = stylesOf(target.document).find((one) => (valueOf(one, 'name') ?? '').toLowerCase() === name);
  if (name === undefined || !style) throw itemNotFound(`built-in style ${key}`);
  apply(target, value(style, 'styleId') ?? '');
}

function apply({ document, inside }: Target, id: string): void {
  const { tree } = document.model;
  document.write([inside], () => {
    for (const paragraph of paragraphsIn(inside)) {
      const own = properties(tree, paragraph);
      const found = child(own, 'pStyle') ?? tree.create('pStyle');
      if (!found.parentNode) tree.insertBefore(own, found, own.firstChild);
      tree.setAttribute(found, found.namespaceURI, 'w:val', id);
    }
  });
}
