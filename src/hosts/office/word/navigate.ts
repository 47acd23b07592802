import { linkedId } from '../../../core/report/wordml/control-text';
import type { DocumentPlace } from '../../port/document-host';
import type { RunLimits } from '../in-time';
import { isOwn } from './own-control';
import type { Reading } from './read';
import { commonCall, wordRun } from './run';

/** The innermost control of the last reading that the user stands in. */
export function placeOfUser(reading: Reading, limits: RunLimits): Promise<DocumentPlace | null> {
  return wordRun(limits, async (context) => {
    const selection = context.document.getSelection();
    const inner = selection.parentContentControlOrNullObject;
    inner.load('id,tag');
    const outer = inner.parentContentControlOrNullObject;
    outer.load('id,tag');
    await context.sync();
    const control = [inner, outer].find(isOwn);
    const key = reading.scanned.controls.findIndex(
      (one) => linkedId(one) !== null && reading.live.get(one)?.id === control?.id,
    );
    if (control === undefined || key < 0) return null;
    const before = control.getRange('Start').expandTo(selection.getRange('Start')).load('text');
    await context.sync();
    return { control: String(key), at: offsetOf(reading, key, before.text) };
  });
}

/** Programs write ends of paragraphs differently: characters are counted past them. */
function offsetOf(reading: Reading, key: number, before: string): number | null {
  const text = reading.found.controls.find((one) => one.key === String(key))?.text ?? '';
  let at = 0;
  for (const character of before.replace(/[^\P{Cc}\t]+/gu, '')) {
    while (text[at] === '\n' || text[at] === '\v') at++;
    if (!text.startsWith(character, at)) return null;
    at += character.length;
  }
  return at;
}

/** WordApi 1.3 tells of no change; that the selection moved is the one sign that the user is at work. */
export async function listenForVisits(
  listener: () => void,
  coalesceMs: number,
  limits: RunLimits,
): Promise<() => Promise<void>> {
  const { document } = Office.context;
  let cancel: (() => void) | null = null;
  const hear = (): void => {
    cancel?.();
    cancel = limits.schedule(() => {
      cancel = null;
      listener();
    }, coalesceMs);
  };
  const event = Office.EventType.DocumentSelectionChanged;
  await commonCall<void>(limits, (done) => document.addHandlerAsync(event, hear, done));
  return async () => {
    cancel?.();
    cancel = null;
    await commonCall<void>(limits, (done) => document.removeHandlerAsync(event, { handler: hear }, done));
  };
}

/** From the document's address; a new document has none. */
export async function documentName(limits: RunLimits): Promise<string | null> {
  const { document } = Office.context;
  const { url } = await commonCall<Office.FileProperties>(limits, (done) => document.getFilePropertiesAsync(done));
  const last = url?.split(/[\\/]/).pop()?.split(/[?#]/)[0] ?? '';
  if (last === '') return null;
  try {
    return /^https?:/i.test(url) ? decodeURIComponent(last) : last;
  } catch (error) {
    if (error instanceof URIError) return last;
    throw error;
  }
}
