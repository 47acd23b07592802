// ESLint rules of this repository alone: the layer table, file names.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join, posix, relative } from 'node:path';
import { ROOT } from './bootstrap.mjs';

const { layers } = JSON.parse(readFileSync(join(ROOT, 'test', 'house', 'layers.json'), 'utf8'));
const NODE_MODULES = new Set(builtinModules);

const isInside = (path, folder) => path === folder || path.startsWith(`${folder}/`);
/** @param wanted a folder with all that is in it, or "folder/*": the files that stand in it directly */
const isOf = (path, wanted) =>
  wanted.endsWith('/*') ? posix.dirname(path) === wanted.slice(0, -2) : isInside(path, wanted);

/** The table's entry for a file (path from the root, with slashes), or undefined outside src. */
function layerOf(file) {
  return (
    layers.find((layer) => layer.files && new RegExp(layer.files).test(file)) ??
    layers
      .filter((layer) => !layer.files && isInside(file, layer.folder))
      .sort((a, b) => b.folder.length - a.folder.length)[0]
  );
}

/** Why `file` may not import `specifier`, or null when it may. */
export function forbidden(file, specifier) {
  const layer = layerOf(file);
  if (!layer) return `${file} 不在分层表（test/house/layers.json）里`;
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file), specifier));
    return layer.imports.some((wanted) => isOf(target, wanted)) ? null : `不能引用 ${target}：${layer.why}`;
  }
  const isNode = specifier.startsWith('node:') || NODE_MODULES.has(specifier.split('/')[0]);
  if (isNode) return layer.node ? null : `不能引用 Node 模块 ${specifier}：${layer.why}`;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return layer.packages.includes('*') || layer.packages.includes(name) ? null : `不能引用 ${name}：${layer.why}`;
}

const layersRule = {
  meta: { type: 'problem', schema: [], docs: { description: 'only imports that the layer table allows' } },
  create(context) {
    const file = relative(ROOT, context.filename).replaceAll('\\', '/');
    const check = (source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const message = forbidden(file, source.value);
      if (message) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
    };
  },
};

const KEBAB = /^_?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.tsx?$/;
const fileNameRule = {
  meta: { type: 'problem', schema: [], docs: { description: 'file names in kebab-case' } },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      if (!KEBAB.test(name)) {
        context.report({
          node,
          loc: { line: 1, column: 0 },
          message: `文件名 ${name} 应为 kebab-case（在 ${basename(dirname(context.filename))}/）`,
        });
      }
    },
  }),
};

export const house = { meta: { name: 'house' }, rules: { layers: layersRule, 'file-name': fileNameRule } };
