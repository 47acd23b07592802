import { posix } from 'node:path';
import ts from 'typescript';
import { textOf, typescriptUnder } from './source-files';

/** Static, dynamic and type-only imports, re-exports and require calls, as written. */
export function importsOf(file: string): string[] {
  return ts.preProcessFile(textOf(file) ?? '', true, true).importedFiles.map(({ fileName }) => fileName);
}

/** Which file imports which below `folders`, type imports too; what lies outside is left out. */
export function moduleGraph(...folders: string[]): Map<string, string[]> {
  const files = new Set(typescriptUnder(...folders));
  const fileOf = (path: string): string[] =>
    ['.ts', '.tsx', '.d.ts', ''].map((ending) => path + ending).filter((candidate) => files.has(candidate));
  return new Map(
    [...files].map((file) => [
      file,
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .flatMap((specifier) => fileOf(posix.join(posix.dirname(file), specifier)).slice(0, 1)),
    ]),
  );
}

/** Groups of nodes that reach each other (Tarjan's strongly connected components of two or more). */
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!));
    }
    if (low.get(node) !== order.get(node)) return;
    const group = open.splice(open.indexOf(node));
    if (group.length > 1) circles.push(group.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}
