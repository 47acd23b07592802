import { placesText } from '../../../core/disclosure/places-text';
import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { HandInQuestion } from '../../../app/hand-in';
import { zhHandIn as words } from '../../text/zh-hand-in';

type Choice = 'keep' | 'drop';

interface Props {
  readonly questions: readonly HandInQuestion[];
  readonly answerOf: (id: string) => Choice | null;
  /** The same text in several files is answered once. */
  readonly onAnswer: (ids: readonly string[], choice: Choice) => void;
}

interface Asked {
  readonly key: string;
  readonly of: readonly HandInQuestion[];
}

/** One question at a time; the next one takes its place and the focus. */
export function QuestionCard({ questions, answerOf, onAnswer }: Props): ReactElement | null {
  const id = useId();
  const asked = grouped(questions);
  const first = asked.findIndex(({ of }) => of.some((one) => answerOf(one.id) === null));
  const [at, setAt] = useState<number | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const isMoved = useRef(false);
  const shown = at ?? (first < 0 ? asked.length : first);
  useEffect(() => {
    if (isMoved.current) head.current?.focus();
  }, [shown]);
  const go = (to: number | null): void => {
    isMoved.current = true;
    setAt(to);
  };
  if (asked.length === 0) return null;
  const current = asked[shown];
  if (current === undefined)
    return (
      <section className="hand-in-card" aria-labelledby={id}>
        <h2 id={id} ref={head} tabIndex={-1}>
          {words.answered(asked.length)}
        </h2>
        <p className="hint">{words.warning}</p>
        <button type="button" className="link" onClick={() => go(0)}>
          {words.anew}
        </button>
      </section>
    );
  const [one] = current.of as [HandInQuestion, ...HandInQuestion[]];
  const choose = (choice: Choice): void => {
    onAnswer(
      current.of.map((each) => each.id),
      choice,
    );
    // Back at an earlier one, the next in order; else the first that is open.
    go(at === null ? null : shown + 1);
  };
  const given = answerOf(one.id);
  const places = current.of.reduce((sum, each) => sum + each.places, 0);
  return (
    <section className="hand-in-card" aria-labelledby={id}>
      <h2 id={id} ref={head} tabIndex={-1}>
        {words.asked(shown + 1, asked.length)}
      </h2>
      <p>
        <strong>{one.text}</strong>：{words.kinds[one.kind]}
        {one.signature !== undefined && words.signature(one.signature)}
        {words.places(places)}
      </p>
      {current.of.map(({ id: each, file, where, context }) => (
        <p key={each} className="hint hand-in-context">
          {file}
          {placesText(where)}：{context}
        </p>
      ))}
      <div className="buttons">
        <Button
          size="small"
          appearance={given === 'drop' ? 'primary' : 'secondary'}
          aria-pressed={given === 'drop'}
          onClick={() => choose('drop')}
        >
          {words.mask(one.masked)}
        </Button>
        <Button
          size="small"
          appearance={given === 'keep' ? 'primary' : 'secondary'}
          aria-pressed={given === 'keep'}
          onClick={() => choose('keep')}
        >
          {words.keepIt}
        </Button>
        {shown > 0 && (
          <Button size="small" appearance="subtle" onClick={() => go(shown - 1)}>
            {words.former}
          </Button>
        )}
      </div>
    </section>
  );
}

function grouped(questions: readonly HandInQuestion[]): Asked[] {
  const all = new Map<string, HandInQuestion[]>();
  for (const one of questions) {
    const key = `${one.kind}\n${one.text}`;
    all.set(key, [...(all.get(key) ?? []), one]);
  }
  return [...all].map(([key, of]) => ({ key, of }));
}
