import { toCheck } from '../fields/field-value';
import { columnRef } from '../pack/concrete-id';
import { isDerived, type Pack } from '../pack/pack';
import { partId, type Part } from '../pack/part';
import { earliestDate, latestDate } from '../quantity/dates';
import { quote, type Ref } from './expression';
import { isGivenByHand } from './impossible';
import { impossibleTests } from './impossible-tests';
import { countEqual, numbersTest } from './number-cells';
import { rowMates } from './row-mates';

/**
 * What a form's own formulas say of cells that cannot be used, so that who has no add-in sees it, too: SUM passes over words, and a
 * total of the rest would be a lie. Plain functions that answer alike in Excel, WPS and LibreOffice; the tests never are an error
 * themselves, whatever stands in the cells. 1 stands for TRUE: LibreOffice writes that word as a function when it saves a file.
 */

/** `formula` where every one of the fields can be used, 待核 where one cannot. */
export function guarded(pack: Pack, ids: readonly string[], ref: Ref, formula: string): string {
  const test = unusableTest(pack, ids, ref);
  return test === null ? formula : `IF(${test},${quote(toCheck)},${formula})`;
}

/** TRUE where a field's cell, or one of a column, holds what core reads as `bad`; null where there is nothing to test. */
export function unusableTest(pack: Pack, ids: readonly string[], ref: Ref): string | null {
  const unique = [...new Set(ids)];
  const numbers = unique.filter((id) => pack.byId.get(columnRef(id))?.kind === 'number');
  // Points that the standard does not know are left out of what rests on points.
  const impossible = impossibleTests(
    pack,
    unique.filter((id) => !isGivenByHand(pack, id)),
    ref,
  );
  const tests = [
    ...(numbers.length === 0 ? [] : [orElse(numbersTest(pack, numbers, ref), impossible.numbers)]),
    ...unique.flatMap((id) => otherTest(pack, id, ref) ?? []),
    ...impossible.choices,
  ];
  return tests.length <= 1 ? (tests[0] ?? null) : anyOf(tests);
}

/** The further tests are an error where a cell is; the first has told it then. */
function orElse(first: string, tests: readonly string[]): string {
  return tests.length === 0 ? first : `IF(${first},1,${anyOf(tests)})`;
}

function anyOf(tests: readonly string[]): string {
  return tests.length === 1 ? tests[0]! : `OR(${tests.join(',')})`;
}

function otherTest(pack: Pack, id: string, ref: Ref): string | null {
  const field = pack.byId.get(columnRef(id));
  const cell = ref(id);
  switch (field?.kind) {
    case 'choice':
      return `COUNTBLANK(${cell})+${field.options.map((option) => countEqual(cell, option)).join('+')}=0`;
    case 'date':
      return `IFERROR(OR(ISLOGICAL(${cell}),AND(ISNUMBER(${cell}),OR(${cell}<${earliestDate},${cell}>=${latestDate + 1}))),1)`;
    case 'text':
      return isDerived(field)
        ? `IFERROR(OR(ISLOGICAL(${cell}),${cell}=${quote(toCheck)}),1)`
        : `OR(ISERROR(${cell}),ISLOGICAL(${cell}))`;
    default:
      return null;
  }
}

/** TRUE where a part is empty though an empty one is not zero; null where every part may be empty. */
export function unfilledTest(pack: Pack, parts: readonly Part[], ref: Ref): string | null {
  const needed = parts.map(partId).flatMap((id) => {
    const field = pack.byId.get(columnRef(id));
    const blanks = `COUNTBLANK(${ref(id)})`;
    if (field?.kind !== 'number' || !field.blankIsZero) return [blanks];
    const mates = rowMates(pack, id);
    return mates.length === 0
      ? []
      : [`${blanks}*(${[mates.length, ...mates.map((mate) => `COUNTBLANK(${ref(mate)})`)].join('-')})`];
  });
  return needed.length === 0 ? null : `${needed.join('+')}>0`;
}

/** TRUE where this was chosen, or nobody chose and it is the form's default. */
export function chosenTest(pack: Pack, id: string, is: string, ref: Ref): string {
  const field = pack.byId.get(columnRef(id));
  const isDefault = field?.kind === 'choice' && field.default === is;
  const test = `${ref(id)}=${quote(is)}`;
  return isDefault ? `OR(${test},${ref(id)}="")` : test;
}
