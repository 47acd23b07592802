import { PathType, type ArgumentInfo, type ObjectPathInfo, type RequestBody } from '../../channel/protocol';
import { publicName } from '../../executor/errors';

/** What people call the objects that come up most; everything else keeps its name in office.js. */
const nouns: Readonly<Record<string, string>> = {
  Worksheets: '工作表',
  Names: '名称',
  Protection: '保护',
  Format: '格式',
  Fill: '填充',
  Font: '字体',
  Borders: '边框',
  DataValidation: '数据验证',
  ConditionalFormats: '条件格式',
  PageLayout: '页面',
  FreezePanes: '冻结窗格',
  GetUsedRangeOrNullObject: '已用区域',
  GetUsedRange: '已用区域',
  GetSelectedRange: '选中区域',
  GetActiveCell: '活动单元格',
  GetActiveWorksheet: '活动工作表',
  ContentControls: '内容控件',
  ParentContentControlOrNullObject: '外面的内容控件',
  Paragraphs: '段落',
  Body: '正文',
  Tables: '表格',
  GetSelection: '选中的文字',
  CustomXmlParts: '自定义 XML',
  Settings: '设置',
};

/** Turns an object path of a request into words: “基础数据表”的已用区域. */
export class PathWords {
  private readonly known = new Map<number, string>();

  constructor(
    private readonly body: RequestBody,
    /** Sheet id → its name; null where it is no sheet. */
    private readonly sheetName: (key: string) => string | null,
    /** What the client's root object is called. */
    private readonly root = '工作簿',
  ) {}

  of(id: number | undefined): string {
    if (id === undefined) return '';
    let words = this.known.get(id);
    if (words === undefined) this.known.set(id, (words = this.describe(this.body.ObjectPaths[String(id)])));
    return words;
  }

  private describe(path: ObjectPathInfo | undefined): string {
    if (!path) return '';
    const parent = this.of(path.ParentObjectPathId);
    const args = path.ArgumentInfo?.Arguments ?? [];
    switch (path.ObjectPathType) {
      case PathType.GlobalObject:
        return this.root;
      case PathType.NewObject:
        return path.Name;
      case PathType.Reference:
        return '先前的对象';
      case PathType.NullObject:
        return '（没有）';
      case PathType.Indexer:
        return this.item(parent, args);
      case PathType.Method:
        return /^GetItem/.test(path.Name) ? this.item(parent, args) : this.member(parent, path);
      default:
        return this.join(parent, nouns[path.Name] ?? publicName(path.Name));
    }
  }

  private item(parent: string, args: readonly unknown[]): string {
    const key = String(args[0] ?? '');
    const sheet = parent === '工作表' ? this.sheetName(key) : null;
    return sheet === null ? `${parent}“${key}”` : `“${sheet}”`;
  }

  private member(parent: string, { Name: name, ArgumentInfo: info }: ObjectPathInfo): string {
    if (name === 'GetRange') return `${parent} ${String(info?.Arguments?.[0] ?? '全表')}`;
    const noun = nouns[name];
    return noun === undefined
      ? `${this.join(parent, publicName(name))}(${argumentWords(info)})`
      : this.join(parent, noun);
  }

  private join(parent: string, part: string): string {
    return parent === '' || parent === this.root ? part : `${parent}的${part}`;
  }
}

const LONG = 40;

export function argumentWords(info: ArgumentInfo | undefined): string {
  return (info?.Arguments ?? [])
    .filter((value, index) => value !== null || index === 0)
    .map((value) => (value === undefined ? '' : JSON.stringify(value)))
    .map((text) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text))
    .join('，');
}
