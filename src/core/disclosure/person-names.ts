import { behindNames, commonWords, doubleSurnames, neverInNames, singleSurnames } from './name-words';

const han = /^\p{Script=Han}$/u;

export function isHan(character: string | undefined): boolean {
  return character !== undefined && han.test(character);
}

/** How long the family name is that a text begins with; 0 where it begins with none. */
function surnameLength(text: string): number {
  if (doubleSurnames.has(text.slice(0, 2))) return 2;
  return singleSurnames.has(text.charAt(0)) ? 1 : 0;
}

/** Whether the whole text can be a name: family name and one or two characters that names are made of. */
export function isName(text: string): boolean {
  const surname = surnameLength(text);
  const given = [...text.slice(surname)];
  if (surname === 0 || given.length < 1 || given.length > 2) return false;
  if (commonWords.has(text.slice(0, 2)) || /[某×＊*xX]/.test(text)) return false;
  // 吴家三户: a family.
  if (/^[家氏姓][一二两三四五六七八九十几]?$/u.test(given.join(''))) return false;
  return given.every((one) => isHan(one) && !neverInNames.has(one));
}

/** Not private: what the state calls a body of thought after. */
const ofState = /^(?:新时代|总书记|思想|理论|同志为核心|主席|总理)/;

/** The name that begins at a place of the text, the longer one where both could be; '' where none does. */
export function nameAt(text: string, at: number): string {
  const longest = surnameLength(text.slice(at)) + 2;
  const candidates = [longest, longest - 1].map((length) => text.slice(at, at + length)).filter(isName);
  const ends = candidates.filter((name) => isEnd(text, at + name.length) && !behindNames.includes(name.at(-1)!));
  const last = candidates[0] ?? '';
  // “王明反映”: the third character begins what he does.
  const chosen = ends[0] ?? (behindNames.includes(last.at(-1) ?? '') ? (candidates[1] ?? '') : last);
  return ofState.test(text.slice(at + chosen.length)) ? '' : chosen;
}

function isEnd(text: string, at: number): boolean {
  const next = text.charAt(at);
  return next === '' || !isHan(next) || behindNames.includes(next);
}

/** The name that ends at a place of the text; '' where none does, or where it would begin in the middle of a word. */
export function nameBefore(text: string, end: number): string {
  const candidates = [4, 3, 2].flatMap((length) => {
    const name = text.slice(Math.max(0, end - length), end);
    return name.length === length && isName(name) && isBegin(text, end - length) ? [name] : [];
  });
  return candidates[0] ?? '';
}

const before =
  /(?:[了对向为给和与及由将把被让请问访慰是有至户以同从跟如]|村民|居民|群众|农户|职工|干部|教师|党员|老人|业主|发放|补偿|奖励|支付|兑现|救助|资助|补助|安置|搬迁|拆除|走访|解决|涉及|包括|其中|帮助|帮扶|慰问|化解|处理|接待)$/;

function isBegin(text: string, at: number): boolean {
  return !isHan(text.charAt(at - 1)) || before.test(text.slice(Math.max(0, at - 4), at));
}
