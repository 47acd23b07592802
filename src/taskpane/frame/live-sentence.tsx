import { useEffect, useRef, useState, type ReactElement } from 'react';

const everyMs = 3000;

/** Says the h1 sentence to screen readers when it changed, at most once in 3 s while the user types. */
export function LiveSentence({ sentence }: { readonly sentence: string }): ReactElement {
  const [said, setSaid] = useState('');
  const last = useRef(0);
  useEffect(() => {
    if (sentence === said) return;
    const wait = Math.max(0, last.current + everyMs - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSaid(sentence);
    }, wait);
    return () => clearTimeout(timer);
  }, [sentence, said]);
  return (
    <div className="unseen" role="status" aria-live="polite">
      {said}
    </div>
  );
}
