import { elementsOf, type ElementSpan } from '../../../core/report/wordml/xml-elements';
import { plainText } from '../../../core/report/wordml/xml-tokens';
import { applySplices } from '../patch/xml-splice';
import type { PackageEdit } from './package-edit';
import type { RemovedList } from './removed';

/** Who and where, by the elements of docProps/core.xml and docProps/app.xml (ISO/IEC 29500-2 §11, -1 §22.2). */
const personal: Readonly<Record<string, string>> = {
  creator: '作者',
  lastModifiedBy: '最后保存者',
  revision: '修订次数',
  lastPrinted: '上次打印时间',
  Company: '单位（文件属性）',
  Manager: '主管（文件属性）',
  TotalTime: '编辑时间',
  HyperlinkBase: '超链接基础',
  Template: '文档模板名',
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Author, company and the like, properties that programs and people added, task panes that a file opens. */
export function cleanProperties(edit: PackageEdit, removed: RemovedList): void {
  for (const part of edit.related('', 'core-properties', 'extended-properties')) {
    const xml = edit.text(part);
    const gone = elementsOf(xml, (name) => personal[localName(name)] !== undefined);
    for (const element of gone)
      if (hasText(xml, element)) removed.add(`文件属性：${personal[localName(element.name)]}`);
    edit.set(
      part,
      applySplices(
        xml,
        gone.map(({ start, end }) => ({ start, end, text: '' })),
      ),
    );
  }
  for (const part of edit.related('', 'custom-properties')) {
    removed.add('自定义文件属性', elementsOf(edit.text(part), (name) => localName(name) === 'property').length);
    edit.drop(part);
  }
  for (const part of edit.related('', 'webextensiontaskpanes')) {
    removed.add('随文件打开的加载项窗格');
    edit.drop(part);
  }
  for (const part of edit.related('', 'thumbnail')) {
    removed.add('缩略图');
    edit.drop(part);
  }
}

function hasText(xml: string, { inner, innerEnd }: ElementSpan): boolean {
  const text = plainText(xml.slice(inner, innerEnd)).trim();
  return text !== '' && text !== '0';
}
