import type { TextRange } from '../../../core/report/refresh/found-document';
import type { ScannedControl } from '../../../core/report/wordml/scanned-document';
import type { RunLimits } from '../in-time';
import { askHits, rangeOf } from './hits';
import { controlOf, type Reading } from './read';
import { wordRun } from './run';
import { flatText } from '../../port/live/words/flat-text';
import { placeText } from './text/places';
import { paragraphAt } from '../../port/live/words/writes';

/** Selects a range of a control's text; the whole control where the range cannot be told from others of its like. */
export function goToText(reading: Reading, key: string, range: TextRange | null, limits: RunLimits): Promise<void> {
  const { control, live } = controlOf(reading, key);
  return wordRun(limits, async (context) => {
    const proxy = context.document.contentControls.getById(live.id);
    const place = range && placeOf(reading, control, range);
    const hits = place && askHits(proxy, [place]);
    if (hits) await context.sync();
    const found = place && hits && rangeOf(hits, place);
    if (found) found().select('Select');
    else proxy.select('Select');
    await context.sync();
  });
}

function placeOf(reading: Reading, control: ScannedControl, { start, end }: TextRange) {
  const flat = flatText(reading.scanned, control);
  const [from, to] = [flat.toFlat(start, 'before'), flat.toFlat(end, 'behind')];
  if (from >= to) return null;
  const placed = placeText(flat, { kind: 'text', paragraph: paragraphAt(flat, from), from, to, text: '' }, []);
  return placed?.place.kind === 'range' ? placed.place : null;
}
