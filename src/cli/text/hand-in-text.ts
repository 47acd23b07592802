import { kindNames, type HandInOutcome } from '../../app/hand-in';
import type { Refusal } from '../../core/hand-in/refusals';
import { placesText } from '../../core/disclosure/places-text';
import { labelled } from './columns';

const ways: Readonly<Record<Refusal['answer'], (id: string) => string>> = {
  reason: (id) => `改好；或者写明理由：--override "${id}=理由"`,
  'keep-or-drop': (id) => `--drop "${id}" 或 --keep "${id}"`,
  none: () => '先改好文件',
};

/** What was written, or what stands in the way. */
export function handInText(outcome: HandInOutcome, files: readonly string[], width: number): string {
  const lines: string[] = [];
  const { refused, removed, digest } = outcome;
  const questions = outcome.questions.filter(({ answer }) => answer === null);
  if (refused.length > 0) lines.push(`【不能送出】${refused.length} 条`);
  refused.forEach(({ id, message, answer }, at) =>
    lines.push(
      ...labelled(String(at + 1).padStart(3), message, 0, width),
      ...labelled('怎么办', ways[answer](id), 5, width),
    ),
  );
  if (questions.length > 0) lines.push(...(lines.length > 0 ? [''] : []), `【公开以前要您定】${questions.length} 条`);
  questions.forEach(({ id, file, kind, context, places, where, signature, masked }, at) => {
    const what = `${kindNames[kind]}${signature === undefined ? '' : `（${signature}）`}`;
    const told = `${what}，${file}${placesText(where)}${places > 1 ? `，共 ${places} 处` : ''}：${context}`;
    lines.push(
      ...labelled(String(at + 1).padStart(3), told, 0, width),
      ...labelled('怎么办', `--drop ${id}（写成“${masked}”）或 --keep ${id}`, 5, width),
    );
  });
  if (files.length === 0) return `${[...lines, '', '什么也没有写。'].join('\n')}\n`;
  lines.push('清除的内容：', ...removed.map(({ file, what, count }) => `  ${file}：${what} ${count} 处`), '');
  if (outcome.left.length > 0)
    lines.push('没有动、还在文件里的：', ...outcome.left.map(({ file, what }) => `  ${file}：${what}`), '');
  lines.push(...files.map((file) => `已写出 ${file}。`), `数据校验码 ${digest}，印在每个文件的页脚。`, '');
  return lines.join('\n');
}
