import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { HelpTopic } from '../../help/help-topic';
import { SearchLine } from '../../parts/search-line';
import '../../styles/help.css';
import { zh } from '../../text/zh';
import { zhHelp } from '../../text/zh-help';
import { GuideText } from './guide-text';
import { guides, placeOfLink, sectionAt, sectionsWith, type Found, type GuideName, type Place } from './guides';
import { placeOf } from './sections';

interface Props {
  readonly topic: HelpTopic;
  /** Name of the view that it goes back to. */
  readonly back: string;
  readonly onClose: () => void;
}

/** 帮助: the guide's section for where one stood, what else there is, and the way back. */
export function HelpView({ topic, back, onClose }: Props): ReactElement {
  const [place, setPlace] = useState(() => placeOf(topic));
  const [query, setQuery] = useState('');
  const head = useRef<HTMLHeadingElement>(null);
  const found = sectionAt(place);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    head.current?.closest('.help')?.parentElement?.scrollTo(0, 0);
  }, [place]);
  const go = (next: Place): void => {
    setQuery('');
    setPlace(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (query === '') onClose();
    else setQuery('');
  };
  return (
    <section className="help" aria-label={zh.help} onKeyDown={onKeyDown}>
      <div className="help-bar">
        <button type="button" className="link" onClick={onClose}>
          {zhHelp.back(back)}
        </button>
        <SearchLine label={zhHelp.search} hint={zhHelp.searchHint} query={query} onQuery={setQuery} />
      </div>
      {query.trim() !== '' ? (
        <Results query={query.trim()} onGo={go} />
      ) : (
        found && <Article found={found} head={head} onGo={go} />
      )}
      <Contents at={place} onGo={go} />
    </section>
  );
}

interface ArticleProps {
  readonly found: Found;
  readonly head: React.RefObject<HTMLHeadingElement>;
  readonly onGo: (place: Place) => void;
}

function Article({ found: { guide, chapter, part }, head, onGo }: ArticleProps): ReactElement {
  const onLink = (target: string): void => onGo(placeOfLink(target, guide));
  return (
    <article className="help-text">
      {part && (
        <button type="button" className="link small" onClick={() => onGo({ guide, slug: chapter.slug })}>
          {chapter.heading}
        </button>
      )}
      <h1 tabIndex={-1} ref={head}>
        {(part ?? chapter).heading}
      </h1>
      <GuideText pieces={(part ?? chapter).pieces} onLink={onLink} />
      {!part &&
        chapter.parts.map((one) => (
          <section key={one.slug}>
            <h2>{one.heading}</h2>
            <GuideText pieces={one.pieces} onLink={onLink} />
          </section>
        ))}
    </article>
  );
}

/** Headings of sections that hold the words. */
function Results({ query, onGo }: { readonly query: string; readonly onGo: (place: Place) => void }): ReactElement {
  const results = sectionsWith(query);
  return (
    <div className="help-text" role="status">
      <h1>{results.length === 0 ? zhHelp.nothing(query) : zhHelp.found(results.length)}</h1>
      <ul className="help-list">
        {results.map(({ guide, chapter, part }) => (
          <li key={`${guide}#${(part ?? chapter).slug}`}>
            <button type="button" className="link" onClick={() => onGo({ guide, slug: (part ?? chapter).slug })}>
              {(part ?? chapter).heading}
            </button>
            {part && <span className="grey"> {chapter.heading}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** All chapters of both guides, and the parts of the one that is shown. */
function Contents({ at, onGo }: { readonly at: Place; readonly onGo: (place: Place) => void }): ReactElement {
  const line = (guide: GuideName, slug: string, heading: string): ReactElement => (
    <button
      type="button"
      className="link"
      aria-current={at.guide === guide && at.slug === slug ? 'page' : undefined}
      onClick={() => onGo({ guide, slug })}
    >
      {heading}
    </button>
  );
  const shown = sectionAt(at)?.chapter;
  return (
    <nav className="help-contents" aria-label={zhHelp.contents}>
      {(Object.keys(guides) as GuideName[]).map((guide) => (
        <section key={guide}>
          <h2>{guides[guide].title}</h2>
          <ul className="help-list">
            {guides[guide].chapters.map((chapter) => (
              <li key={chapter.slug}>
                {line(guide, chapter.slug, chapter.heading)}
                {chapter === shown && chapter.parts.length > 0 && (
                  <ul className="help-list">
                    {chapter.parts.map(({ slug, heading }) => (
                      <li key={slug}>{line(guide, slug, heading)}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
