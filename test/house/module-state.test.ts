import ts from 'typescript';
import { textOf, typescriptUnder } from './source-files';

/**
 * Nothing of a workbook is kept at module level (ADR 17): results live in a Memory that whoever holds the workbook hands in. What a
 * module keeps all the same stands here with its reason; an entry that is no longer needed fails the test.
 */
const EXCEPTIONS: Record<string, string> = {
  'src/core/quantity/constants.ts known': '模板里的小数，按写法记住解析的结果，最多一千个：里面没有用户的东西',
};

const weak = ['WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry'];
/** Functions of ours that return a function with a memory in it. `factOfPack` is none of them: only packs go in there. */
const remembering = ['remember'];
const changing = [
  'set',
  'add',
  'delete',
  'clear',
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
];

/** What a module keeps between two calls, as "file name", and why it counts as state. */
function stateOf(file: string, text: string): { place: string; why: string }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: { place: string; why: string }[] = [];
  const constants = new Map<string, ts.Node>();
  const tell = (name: string, why: string): void => void found.push({ place: `${file} ${name}`, why });

  const statementsOf = (statement: ts.Statement): ts.VariableDeclaration[] => {
    if (!ts.isVariableStatement(statement)) return [];
    const { declarationList } = statement;
    const isConst = (declarationList.flags & ts.NodeFlags.Const) !== 0;
    if (!isConst) for (const one of declarationList.declarations) tell(one.name.getText(), 'let/var');
    return isConst ? [...declarationList.declarations] : [];
  };
  for (const declaration of source.statements.flatMap(statementsOf)) {
    const name = declaration.name.getText();
    if (ts.isIdentifier(declaration.name)) constants.set(name, declaration);
    const look = (node: ts.Node): void => {
      if (ts.isFunctionLike(node)) return; // made anew at each call
      if (ts.isNewExpression(node) && weak.includes(node.expression.getText())) tell(name, node.expression.getText());
      if (ts.isCallExpression(node) && remembering.includes(node.expression.getText()))
        tell(name, node.expression.getText());
      ts.forEachChild(node, look);
    };
    if (declaration.initializer) look(declaration.initializer);
  }

  /** Whether the name means the module's own constant here, not a parameter or variable of the same name. */
  const isShadowed = (name: string, from: ts.Node): boolean => {
    for (let scope: ts.Node | undefined = from.parent; scope && !ts.isSourceFile(scope); scope = scope.parent) {
      const declared: string[] = [];
      if (ts.isFunctionLike(scope)) declared.push(...scope.parameters.flatMap(({ name }) => namesIn(name)));
      const statements = ts.isBlock(scope) || ts.isCaseOrDefaultClause(scope) ? scope.statements : [];
      for (const one of statements)
        if (ts.isVariableStatement(one))
          declared.push(...one.declarationList.declarations.flatMap(({ name }) => namesIn(name)));
      if ((ts.isForOfStatement(scope) || ts.isForStatement(scope)) && scope.initializer)
        if (ts.isVariableDeclarationList(scope.initializer))
          declared.push(...scope.initializer.declarations.flatMap(({ name }) => namesIn(name)));
      if (declared.includes(name)) return true;
    }
    return false;
  };
  const rootOf = (node: ts.Expression): ts.Identifier | null => {
    if (ts.isIdentifier(node)) return node;
    return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? rootOf(node.expression) : null;
  };
  const isInFunction = (node: ts.Node): boolean => ts.findAncestor(node, ts.isFunctionLike) !== undefined;
  const changed = (target: ts.Expression, why: string): void => {
    // A sticky expression is told where to look before every use; what a module does while it is loaded makes its constants.
    if ((ts.isPropertyAccessExpression(target) && target.name.text === 'lastIndex') || !isInFunction(target)) return;
    const root = rootOf(target);
    if (root && constants.has(root.text) && !isShadowed(root.text, root)) tell(root.text, why);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyDeclaration(node)) {
      const modifiers = (ts.getModifiers(node) ?? []).map(({ kind }) => kind);
      const isStatic = modifiers.includes(ts.SyntaxKind.StaticKeyword);
      if (isStatic && !modifiers.includes(ts.SyntaxKind.ReadonlyKeyword)) tell(node.name.getText(), 'static');
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
      if (changing.includes(node.expression.name.text)) changed(node.expression.expression, node.expression.name.text);
    if (ts.isBinaryExpression(node) && !ts.isIdentifier(node.left)) {
      const { kind } = node.operatorToken;
      if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) changed(node.left, '=');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((one) => (ts.isBindingElement(one) ? namesIn(one.name) : []));
}

const files = typescriptUnder('src/core', 'src/app');
const found = files.flatMap((file) => stateOf(file, textOf(file) ?? ''));

test('core 和 app 的模块在两次调用之间什么也不留', () => {
  expect(files.length).toBeGreaterThan(100);
  const unexcused = found.filter(({ place }) => !(place in EXCEPTIONS));
  expect(unexcused.map(({ place, why }) => `${place} (${why})`)).toEqual([]);
});

test('每个例外都还用得着', () => {
  const places = new Set(found.map(({ place }) => place));
  expect(Object.keys(EXCEPTIONS).filter((place) => !places.has(place))).toEqual([]);
});

test.each<[string, string, readonly string[]]>([
  ['let', 'export let last = 0;', ['last']],
  ['WeakMap', 'const known = new WeakMap<object, number>();', ['known']],
  ['里面藏着的', 'export const all = { known: new WeakSet() };', ['all']],
  ['记住文字的函数', 'const split = remember(64, sentences);', ['split']],
  ['有人往里放的 Map', 'const known = new Map();\nexport const f = (k: string) => known.set(k, 1);', ['known']],
  ['有人往里推的数组', 'const all: string[] = [];\nexport function f() { all.push(""); }', ['all']],
  ['改属性', 'const state = { last: 0 };\nexport function f() { state.last = 1; }', ['state']],
  ['类的静态字段', 'export class A { private static last = 0; }', ['last']],
  ['只读的表', 'const known = new Map([["a", 1]]);\nexport const f = (k: string) => known.get(k);', []],
  [
    '同名的局部变量',
    'const known = new Map();\nexport function f(known: Map<string, number>) { known.set("", 1); }',
    [],
  ],
  ['记忆里的格子', 'const known = slot(() => new WeakMap());\nconst all = factOfPack(() => new Map());', []],
  ['每次调用新做的', 'export function f() { const m = new WeakMap(); let n = 0; return [m, n]; }', []],
])('找得到：%s', (_, text, names) => {
  expect(stateOf('x.ts', text).map(({ place }) => place)).toEqual(names.map((name) => `x.ts ${name}`));
});
