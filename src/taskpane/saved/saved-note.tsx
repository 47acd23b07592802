import { Button } from '@fluentui/react-components';
import { useContext, useEffect, useState, type ReactElement } from 'react';
import type { WrittenCopy } from '../../hosts/port/saved-document';
import { LevelIcon } from '../parts/level-icon';
import { Warning16Filled } from '../parts/icons';
import { useReport, useReportState } from '../report-context';
import { zhWps } from '../text/zh-wps';
import { SavedContext, useSavedState } from './use-saved';

const words = zhWps.saved;

/** Over every view where the saved file is what is read: what stands in the way, where updates go, and where they went. */
export function SavedNote(): ReactElement | null {
  const session = useReport();
  const state = useSavedState();
  const isUnlinked = useReportState().stage === 'unlinked';
  if (state === null || state.kind === 'opening') return null;
  if (state.kind === 'in-place') return <How text={words.inPlace} isUnlinked={isUnlinked} />;
  if (state.kind === 'ready' && state.apart && !state.copy) return <Apart key={state.apart.name} copy={state.apart} />;
  if (state.kind === 'ready')
    return state.copy ? (
      <Copy key={state.copy.name} copy={state.copy} />
    ) : (
      <How text={words.how} isUnlinked={isUnlinked} />
    );
  return (
    <section className="trouble" role="alert">
      <p className="trouble-text">
        <Warning16Filled className="icon explain" aria-hidden="true" />
        <span>
          {state.kind === 'none'
            ? words.none
            : state.kind === 'unsaved' && state.copy
              ? words.unsavedBeside(state.name, state.copy.name)
              : words[state.kind](state.name)}
        </span>
      </p>
      {(state.kind === 'none' || state.kind === 'never-saved') && <p className="grey">{words.newReport}</p>}
      <div className="buttons">
        <Button size="small" appearance="primary" onClick={() => void session.recheck()}>
          {words.again}
        </Button>
      </div>
    </section>
  );
}

/** Beside a document that is no report of ours: where reports come from. */
function How({ text, isUnlinked }: { readonly text: string; readonly isUnlinked: boolean }): ReactElement {
  return (
    <div className="promise">
      <p>{text}</p>
      {isUnlinked && <p>{words.newReport}</p>}
    </div>
  );
}

function Apart({ copy }: { readonly copy: WrittenCopy }): ReactElement {
  return (
    <section className="trouble" role="alert">
      <p className="trouble-text">
        <Warning16Filled className="icon explain" aria-hidden="true" />
        <span>{words.apart(copy.name)}</span>
      </p>
      <p>{words.apartText(copy.name)}</p>
      <p className="grey">{words.folder(copy.folder)}</p>
      <div className="buttons">
        <OpenCopy label={words.open(copy.name)} />
      </div>
    </section>
  );
}

function Copy({ copy }: { readonly copy: WrittenCopy }): ReactElement {
  // Read from the copy: 解除全部链接 wrote it.
  const isUnlinked = useReportState().stage === 'unlinked';
  return (
    <div className="note" role="status">
      <LevelIcon level="passed" />
      <div className="written-copy">
        <strong>{isUnlinked ? words.unlinked(copy.name) : words.written(copy.name)}</strong>
        <p>{isUnlinked ? words.stillLinked : words.untouched}</p>
        <p className="grey">{words.folder(copy.folder)}</p>
        <OpenCopy label={words.open(copy.name)} />
      </div>
    </div>
  );
}

function OpenCopy({ label }: { readonly label: string }): ReactElement | null {
  const session = useReport();
  const saved = useContext(SavedContext)!;
  const [stays, setStays] = useState(false);
  // Asked once: each question waits for WPS.
  const [canOpen, setCanOpen] = useState(false);
  useEffect(() => setCanOpen(saved.canOpen()), [saved]);
  const open = (): void => {
    const isOpened = saved.openCopy();
    setStays(!isOpened);
    // Where WPS tells nobody that another document is in front.
    if (isOpened) void session.recheck();
  };
  if (stays) return <p>{words.stays}</p>;
  return canOpen ? (
    <Button size="small" onClick={open}>
      {label}
    </Button>
  ) : null;
}
