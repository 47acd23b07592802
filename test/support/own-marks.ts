import { strFromU8, unzipSync } from 'fflate';

/** What only this tool writes into a file. */
const marks: readonly RegExp[] = [
  /jixiao/i,
  /jx[.:][a-z0-9]/i,
  /绩效自评助手/,
  /本工具/,
  /rsid/i,
  /<(?:dc:)?creator>[^<]/,
  /<(?:cp:)?lastModifiedBy>[^<]/,
  /<Company>[^<]/,
];

/** Parts of a file, of packages in it too, in which something of ours or of whoever made it is left, with what. */
export function ownMarksIn(bytes: Uint8Array): string[] {
  return Object.entries(unzipSync(bytes)).flatMap(([part, content]) => {
    if (/\.(?:xlsx|docx)$/.test(part)) return ownMarksIn(content).map((mark) => `${part}/${mark}`);
    const text = `${part}\n${strFromU8(content)}`;
    return marks.flatMap((mark) => {
      const found = mark.exec(text);
      return found ? [`${part}：${text.slice(Math.max(0, found.index - 30), found.index + 30)}`] : [];
    });
  });
}
