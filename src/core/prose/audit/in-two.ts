/** A relation's message at the first full stop that is not part of what is quoted: what is wrong, and why it may matter ('' without). */
export function inTwo(message: string): [title: string, why: string] {
  let depth = 0;
  for (let at = 0; at < message.length; at++) {
    if (message[at] === '“') depth++;
    else if (message[at] === '”') depth--;
    else if (message[at] === '。' && depth <= 0) return [message.slice(0, at), message.slice(at + 1)];
  }
  return [message, ''];
}
