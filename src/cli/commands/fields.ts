import { Command } from 'commander';
import type { ListedField } from '../../app/list-fields';
import type { Field } from '../contract';
import type { Environment } from '../environment';
import { alignColumns } from '../text/columns';

export function fieldsCommand({ out, templates }: Environment): Command {
  return new Command('fields')
    .description('列出一个模板的全部数据项')
    .argument('<模板>', '模板编号，见 jixiao packs')
    .option('--json', '输出 JSON')
    .action(async (packId: string, options: { json?: boolean }) => {
      const { PackLibrary } = await import('../packs/library');
      const { listFields } = await import('../../app/list-fields');
      const fields: Field[] = listFields(new PackLibrary(templates).load(packId));
      out(options.json ? `${JSON.stringify(fields, null, 2)}\n` : listing(fields));
    });
}

const kindNames: Readonly<Record<ListedField['kind'], string>> = {
  number: '数字',
  text: '文字',
  date: '日期',
  choice: '选择',
  rows: '可增行',
};

function listing(fields: readonly ListedField[]): string {
  const rows = fields.map(({ id, labelPath, amountUnit, kind, required, derived }) => [
    labelPath,
    kindNames[kind],
    amountUnit ?? '',
    derived ? '自动计算' : required ? '必填' : '',
    id,
  ]);
  const inputs = fields.filter((field) => !field.derived).length;
  return `${alignColumns([['标签', '类型', '单位', '填写', '编号'], ...rows]).join('\n')}\n\n共 ${fields.length} 项，其中 ${inputs} 项由人填。“可增行”一项的 [1] 指第 1 行。\n`;
}
