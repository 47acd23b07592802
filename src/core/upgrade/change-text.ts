import type { PackChange } from './compare';

const parts: Readonly<Record<PackChange['part'], string>> = {
  field: '数据项',
  check: '核对',
  weight: '分值、标准',
  sentence: '报告的句子',
  sheet: '表样',
  threshold: '界线',
};
const verbs: Readonly<Record<PackChange['change'], string>> = {
  added: '新加',
  removed: '去掉',
  renamed: '换了编号',
  changed: '改了',
};

/** One change between two versions of a pack on one line, for the command line and the pane: “数据项 去掉：实习人员（原来是 4）”. */
export function packChangeText({ part, change, label, before = '', after = '' }: PackChange): string {
  const values = [
    before === '' ? '' : `原来是 ${before}`,
    after === '' ? '' : before === '' ? after : `现在是 ${after}`,
  ];
  const said = values.filter((one) => one !== '').join('，');
  return `${parts[part]} ${verbs[change]}：${label}${said === '' ? '' : `（${said}）`}`;
}
