import type { PackFault } from '../../core/pack/fault';
import { generatedFields } from '../../core/pack/generated-fields';
import { columnsOf, type Pack } from '../../core/pack/pack';
import { pathText } from '../../core/pack/source-places';
import type { Tree } from '../../core/pack/merge';
import { readData, tableFromData } from '../../core/table/data';
import { wordAdvice } from '../../core/vocabulary/word-advice';
import type { FolderReading, LocatedPack } from './library';

/** What is worth a look in a pack without faults: words of ids that are not in the glossary, required fields its example leaves open. */
export function packHints({ variants }: Extract<FolderReading, { kind: 'pack' }>): PackFault[] {
  const found = new Map<string, PackFault>();
  for (const variant of variants)
    for (const hint of [...wordHints(variant), ...sampleHints(variant)]) {
      const key = `${hint.path}\n${hint.message}`;
      if (!found.has(key)) found.set(key, hint);
    }
  return [...found.values()];
}

/** A word is told once, at the first field that has it. */
function wordHints({ pack, locate }: LocatedPack): PackFault[] {
  const uses = new Map<string, { readonly text: string; readonly path: (string | number)[]; fields: number }>();
  const declared = pack.fields.length - pack.scorings.flatMap(generatedFields).length;
  pack.fields.slice(0, declared).forEach((field, index) => {
    const columns = field.kind === 'rows' ? columnsOf(field) : [];
    [field, ...columns].forEach(({ id, label, name }, column) => {
      // A column's id begins with its rows'; what is wrong with that is told there.
      const told = column === 0 ? '' : `${field.id}.`;
      for (const { segment, text } of wordAdvice(id.slice(told.length), [...label.split('/'), name ?? ''])) {
        const use = uses.get(segment);
        const path = ['fields', index, ...(column === 0 ? [] : ['columns', column - 1]), 'id'];
        if (use) use.fields += 1;
        else uses.set(segment, { text, path, fields: 1 });
      }
    });
  });
  return [...uses.values()].map(({ text, path, fields }) => ({
    path: pathText(pack as unknown as Tree, path),
    message: fields === 1 ? text : `${text}（共 ${fields} 个数据项用了它）`,
    ...locate(path),
    hint: true,
  }));
}

function sampleHints({ pack, locate }: LocatedPack): PackFault[] {
  if (Object.keys(pack.sample).length === 0) return [];
  const open = openFields(pack);
  if (open.length === 0) return [];
  const message = `例子里还有必填的数据项没有填：${open.join('、')}`;
  return [{ path: 'sample', message, ...locate(['sample']), hint: true }];
}

function openFields(pack: Pack): string[] {
  const table = tableFromData(pack, readData(pack, pack.sample));
  return pack.fields
    .filter((field) => {
      if (!field.required || ('derive' in field && field.derive !== undefined)) return false;
      if (field.kind !== 'rows') return table.value(field.id).is === 'blank';
      return columnsOf(field).every(({ id }) => table.totals(id).filled === 0);
    })
    .map(({ id }) => id);
}
