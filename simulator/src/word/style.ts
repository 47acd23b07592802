import { invalidArgument, itemNotFound } from '../executor/errors';
import { child, childElements, is, value, valueOf } from './model/dom';
import { paragraphsIn } from './model/blocks';
import { builtInAsShown, builtInByName, builtInStyle, styleIdOf, type BuiltInStyle } from './model/built-in-styles';
import { runsIn } from './model/place';
import { defaultStyle, letterStyle } from './model/run-format';
import { properties } from './model/properties';
import { isolateRuns } from './model/text-edit';
import type { OpenDocument } from './open-document';
import type { Target } from './target';

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

/** The style of letters that all letters of a stretch share; null where there is none. */
function ofLetters({ document, inside }: Target): string | null {
  const ids = new Set(
    [...runsIn(inside)].filter(({ from, to }) => to > from).map(({ run }) => valueOf(child(run, 'rPr'), 'rStyle')),
  );
  const [only = null] = ids;
  if (ids.size !== 1 || only === null) return null;
  const styles = document.model.parts.related('styles');
  const style = styles && childElements(styles.documentElement).find((one) => value(one, 'styleId') === only);
  const name = valueOf(style, 'name');
  return name !== null && builtInByName(name)?.type === 'character' ? name : null;
}

/** The style's own name, as the user sees it: "heading 1" is shown as "Heading 1" by an English Word, as 标题 1 by a Chinese one. */
export function readStyle(target: Target): string {
  const name = ofLetters(target) ?? common(target);
  return builtInByName(name)?.shown ?? name;
}

export function readStyleBuiltIn(target: Target): string {
  return builtInByName(ofLetters(target) ?? common(target))?.key ?? 'Other';
}

export function writeStyle(target: Target, name: string): void {
  const style = stylesOf(target.document).find((one) => {
    const stated = valueOf(one, 'name') ?? '';
    return stated.toLowerCase() === name.toLowerCase() || builtInByName(stated)?.shown === name;
  });
  if (style) return apply(target, value(style, 'styleId') ?? '');
  const builtIn = builtInAsShown(name);
  if (!builtIn || builtIn.type === 'table') throw itemNotFound(`style ${name}`);
  return applyBuiltIn(target, builtIn);
}

export function writeStyleBuiltIn(target: Target, key: string): void {
  const style = builtInStyle(key);
  if (!style) throw invalidArgument(`${key} is no built-in style.`);
  if (style.type === 'table') throw invalidArgument(`${key} is a style of tables.`);
  applyBuiltIn(target, style);
}

function applyBuiltIn(target: Target, style: BuiltInStyle): void {
  const { model } = target.document;
  target.document.guard([target.inside]);
  const id = styleIdOf(model, style);
  if (style.type === 'paragraph') return apply(target, id);
  return target.document.write([target.inside], () => {
    for (const run of isolateRuns(model.tree, target.inside)) letterStyle.write(model.tree, run, id);
  });
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
