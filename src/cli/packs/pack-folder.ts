import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackFault } from '../../core/pack/fault';
import type { Tree } from '../../core/pack/merge';
import { readYamlFile, type YamlFile } from './yaml-file';

/** A pack's own files as one tree. */
export interface PackFolder {
  readonly folder: string;
  readonly files: readonly YamlFile[];
  readonly tree: { readonly [key: string]: Tree };
  /** Of YAML and of files that contradict each other; nothing here knows what the content means. */
  readonly faults: readonly PackFault[];
}

/**
 * @param shown the folder as people know it, for the faults
 * @throws the system's error where the folder cannot be read
 */
export function readPackFolder(folder: string, shown: string): PackFolder {
  const files = yamlFilesOf(folder).map((name) => readYamlFile(readFileSync(join(folder, name)), join(shown, name)));
  const faults = files.flatMap((file) => file.faults);
  if (files.length === 0) faults.push({ path: '', message: '文件夹里没有 .yaml 文件', file: shown });
  const tree: Record<string, Tree> = {};
  const owners = new Map<string, YamlFile>();
  for (const file of files) {
    for (const [key, value] of Object.entries(file.tree)) {
      const owner = owners.get(key);
      if (owner)
        faults.push({
          path: key,
          message: `“${key}”在 ${owner.file} 里已经有了，请合在一个文件里`,
          file: file.file,
          line: file.locate([key])?.line ?? 1,
        });
      else {
        owners.set(key, file);
        tree[key] = value;
      }
    }
  }
  return { folder, files, tree, faults };
}

function yamlFilesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}
