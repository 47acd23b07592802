import { Problem } from '../../problem/further-problem';
import { tagsOf } from './xml-tokens';

const namespaces = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];

/** Prefix and namespace that a body is written in. @throws Problem input.damaged for a part that is no WordprocessingML */
export function rootOf(xml: string, part: string, file: string): { prefix: string; namespace: string } {
  for (const { name, start, end } of tagsOf(xml)) {
    const tag = xml.slice(start, end);
    for (const namespace of namespaces) {
      const found = new RegExp(`\\sxmlns(?::([\\w.-]+))?\\s*=\\s*["']${namespace.replaceAll('.', '\\.')}["']`).exec(
        tag,
      );
      if (found && name.endsWith('document'))
        return { prefix: found[1] === undefined ? '' : `${found[1]}:`, namespace };
    }
    break;
  }
  throw new Problem('input.damaged', { file, app: 'Word', detail: `部件 ${part} 不是 Word 文档的正文` });
}
