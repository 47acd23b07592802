import ts from 'typescript';
import { textOf, typescriptUnder } from './source-files';

/** Whether a file says `wps` itself: comments, texts, patterns, members and keys of that name do not count. */
function saysWps(file: string): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && node.text === 'wps' && !isMember(node)) return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(ts.createSourceFile(file, textOf(file) ?? '', ts.ScriptTarget.Latest, true));
}

function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

test('one file speaks to `wps`', () => {
  expect(typescriptUnder('src').filter(saysWps)).toEqual(['src/hosts/wps/program.ts']);
});
