import type { Tell } from './package-files';
import { repeated, type XmlNode } from './xml-node';

const changes = /^w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|\w+Change)$/;

/** 修订 (§17.13): who changed it, under which number, and deleted words as deleted. */
export function trackRules(part: string, nodes: readonly XmlNode[], tell: Tell): void {
  const ids: string[] = [];
  for (const node of nodes) {
    if (changes.test(node.name)) {
      const id = node.attributes.get('w:id');
      if (id === undefined || !/^-?\d+$/.test(id)) tell(part, `修订 ${node.name} 没有编号`);
      else ids.push(id);
      if ((node.attributes.get('w:author') ?? '') === '') tell(part, `修订 ${node.name} 没有作者`);
      const date = node.attributes.get('w:date');
      if (date !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.test(date))
        tell(part, `修订 ${node.name} 的日期是 ${date}`);
    }
    if (node.name === 'w:t' && isDeleted(node)) tell(part, '删掉的字写在 w:t 里');
    if (node.name === 'w:delText' && !isDeleted(node)) tell(part, 'w:delText 不在 w:del 里');
  }
  for (const twice of repeated(ids)) tell(part, `两处修订的编号是 ${twice}`);
}

/** Within w:del, before any text box begins anew. */
function isDeleted(node: XmlNode): boolean {
  for (let around = node.parent; around !== null && around.name !== 'w:p'; around = around.parent)
    if (around.name === 'w:del' || around.name === 'w:moveFrom') return around.name === 'w:del' || node.name !== 'w:t';
  return false;
}
