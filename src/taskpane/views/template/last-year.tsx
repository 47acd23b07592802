import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import type { LastYearBook, LastYearReview } from '../../../app/last-year';
import type { LastYearReport } from '../../../app/last-year-report';
import { readArrivals } from '../../../core/fields/arrivals';
import type { OpenWorkbook } from '../../../app/open-workbook';
import { readLastYearOrigin } from '../../../core/last-year/origin';
import { isProblem } from '../../../core/problem/problem';
import { FileInput } from '../../parts/file-input';
import { ReadingBar } from '../../parts/reading-bar';
import type { FileDoor } from '../../reading/file-door';
import { usePane } from '../../session-context';
import { zhLastYear } from '../../text/zh-last-year';

const Panel = lazy(async () => ({ default: (await import('./last-year-panel')).LastYearPanel }));

/** What the buttons do, loaded with the first of them. */
const commands = (): Promise<typeof import('../../../app/workbook-session/last-year-commands')> =>
  import('../../../app/workbook-session/last-year-commands');

type Step =
  | { readonly at: 'rest'; readonly sentence: string; readonly isTrouble: boolean }
  | { readonly at: 'reading'; readonly file: string; readonly door?: FileDoor }
  | { readonly at: 'asking'; readonly last: Last; readonly review: LastYearReview };

/** Last year's workbook, or its report. */
type Last = LastYearBook | LastYearReport;

const atRest: Step = { at: 'rest', sentence: '', isTrouble: false };
const trouble = (sentence: string): Step => ({ at: 'rest', sentence, isTrouble: true });

/** 装入上年数: choose last year's file, see what it would give, say yes. Nothing is written before. */
export function LastYear({ workbook }: { readonly workbook: OpenWorkbook }): ReactElement | null {
  const { session, openDoor, readLastYear, reportFiles } = usePane();
  const [step, setStep] = useState<Step>(atRest);
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  if (!readLastYear) return null;

  const review = async (bytes: Uint8Array, file: string): Promise<{ last: Last; review: LastYearReview } | null> =>
    reportFiles && /\.docx$/i.test(file)
      ? (await commands()).reviewLastYearReport(session.hands, await (await reportFiles.open(bytes, file)).read(), file)
      : (await commands()).reviewLastYear(session.hands, await readLastYear(bytes, file), file);
  const read = async (file: File): Promise<void> => {
    setStep({ at: 'reading', file: file.name });
    try {
      if (openDoor) setStep({ at: 'reading', file: file.name, door: await openDoor() });
      const bytes = await bytesOf(file);
      const found = bytes && (await review(bytes, file.name));
      if (bytes === null) setStep(trouble(zhLastYear.unreadable(file.name)));
      else setStep(found ? { at: 'asking', ...found } : atRest);
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (error.code === 'input.cancelled') rest({ at: 'rest', sentence: error.message, isTrouble: false });
      else setStep(trouble(error.message));
    }
  };
  const rest = (next: Step): void => {
    setStep(next);
    place.current?.querySelector('button')?.focus();
  };
  const take = async (last: Last, chosen: ReadonlySet<string>): Promise<void> => {
    const { takeLastYear, takeLastYearReport } = await commands();
    const count =
      'workbook' in last
        ? await takeLastYear(session.hands, last, chosen)
        : await takeLastYearReport(session.hands, last, chosen);
    if (count === null) return session.getSnapshot().trouble ? rest(atRest) : rest(trouble(zhLastYear.notDone));
    rest({ at: 'rest', sentence: zhLastYear.done(count, last.file), isTrouble: false });
  };
  const unlock = async (): Promise<void> => {
    if (await (await commands()).unlockLastYear(session.hands))
      rest({ at: 'rest', sentence: zhLastYear.unlocked, isTrouble: false });
    else if (!session.getSnapshot().trouble) rest(trouble(zhLastYear.notDone));
  };
  const origin = readLastYearOrigin(workbook.snapshot);
  const arrived = readArrivals(workbook.snapshot).byRef.size;
  return (
    <>
      <span ref={place}>
        <Button disabledFocusable={step.at === 'reading'} onClick={() => input.current?.click()}>
          {zhLastYear.take}
        </Button>
      </span>
      <FileInput
        input={input}
        accept={reportFiles ? '.xlsx,.docx' : '.xlsx'}
        label={zhLastYear.take}
        onFiles={([file]) => file && void read(file)}
      />
      <div className="last-year">
        {step.at === 'reading' && (
          <ReadingBar door={step.door} before={<p role="status">{zhLastYear.reading(step.file)}</p>} />
        )}
        {step.at === 'rest' && step.sentence !== '' && (
          <p role={step.isTrouble ? 'alert' : 'status'}>{step.sentence}</p>
        )}
        {step.at === 'rest' && step.sentence === '' && origin && (
          <p className="hint">
            {zhLastYear.origin(origin.file, origin.year)}
            {origin.takenOn !== null && zhLastYear.takenOn(origin.takenOn)}。
            {arrived > 0 && session.locksCells && (
              <>
                {zhLastYear.locked(arrived)}
                <button type="button" className="link" onClick={() => void unlock()}>
                  {zhLastYear.unlock}
                </button>
              </>
            )}
          </p>
        )}
        {step.at === 'asking' && (
          <Suspense fallback={null}>
            <Panel
              review={step.review}
              isOffer={!('workbook' in step.last)}
              table={workbook.table}
              onTake={(chosen) => take(step.last, chosen)}
              onCancel={() => rest(atRest)}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** null: the browser cannot read it (moved away, held open by another program). */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
