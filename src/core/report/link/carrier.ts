import { Problem } from '../../problem/further-problem';
import { base64, base64Bytes, utf8, utf8Text } from './bytes';
import { crc32Hex } from './checksum';
import type { LinkPackage } from './link-package';
import { readLinkPackage, refuseOtherVersion } from './read-link';

/**
 * The package as text for the clipboard: two marked lines and between them base64 in short lines. No dashes or quotes that a
 * word processor "corrects"; spaces, line wraps and the > of a quoted e-mail do no harm.
 */
const lineLength = 76;
const startMark = /【\s*绩\s*效\s*自\s*评\s*数\s*据\s*包\s*·\s*开\s*始\s*·\s*(\d+)\s*】/g;
const endMark = /【\s*绩\s*效\s*自\s*评\s*数\s*据\s*包\s*·\s*结\s*束\s*·\s*(\d+)\s*·([0-9a-fA-F\s]+)】/g;

export function writeCarrier(link: LinkPackage): string {
  const bytes = utf8(JSON.stringify(link));
  const body = base64(bytes);
  const lines = body.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return [
    `【绩效自评数据包·开始·${link.version}】`,
    ...lines,
    `【绩效自评数据包·结束·${body.length}·${crc32Hex(bytes)}】`,
    '',
  ].join('\n');
}

/**
 * The package in a pasted text; what stands before and after it does not matter.
 * @throws Problem input.link-foreign, -truncated, -damaged, -older, -newer: nothing of it may be used then
 */
export function readCarrier(text: string): LinkPackage {
  const starts = [...text.matchAll(startMark)];
  const ends = [...text.matchAll(endMark)];
  const start = starts[0];
  if (start === undefined) {
    // The tail of a package is ours too: somebody copied too little.
    if (ends.length > 0) throw new Problem('input.link-truncated', { detail: '缺少开头' });
    throw new Problem('input.link-foreign', {});
  }
  if (starts.length > 1 || ends.length > 1) throw new Problem('input.link-damaged', { detail: '里面不止一个数据包' });
  refuseOtherVersion(Number(start[1]));
  const from = start.index + start[0].length;
  const end = ends[0];
  if (end === undefined || end.index < from) throw new Problem('input.link-truncated', { detail: '缺少结尾' });
  const body = text.slice(from, end.index).replace(/[\s>\u200b\ufeff]/g, '');
  const wanted = Number(end[1]);
  if (body.length < wanted)
    throw new Problem('input.link-truncated', { detail: `应有 ${wanted} 个字符，只有 ${body.length} 个` });
  const bytes = base64Bytes(body);
  if (body.length > wanted || bytes === null || crc32Hex(bytes) !== end[2]!.replace(/\s/g, '').toLowerCase())
    throw new Problem('input.link-damaged', { detail: '校验对不上' });
  const json = utf8Text(bytes);
  if (json === null) throw new Problem('input.link-damaged', { detail: '文字编码不对' });
  return readLinkPackage(json);
}
