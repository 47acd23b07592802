import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useContext, useMemo, useRef, useState, type ReactElement } from 'react';
import type { LinkList, LinkState } from '../../../app/report-session/link-rows';
import { HandedContext } from '../../handed/handed-place';
import { useRoving } from '../../keyboard/use-roving';
import { CheckLine } from '../../parts/check-line';
import { Confirm } from '../../parts/confirm';
import { SearchLine } from '../../parts/search-line';
import { useReport, useReportState } from '../../report-context';
import '../../styles/links.css';
import { zhLinks as words } from '../../text/zh-links';
import { keysOf, LinkSectionGroup } from './link-section';
import { foundCount, linkTable } from './link-table';

const NoLinks = lazy(async () => ({ default: (await import('../../saved/no-links')).NoLinks }));

const counted: readonly LinkState[] = ['same', 'written', 'stale', 'yours', 'override', 'unlinked', 'lost'];

interface Props {
  readonly onLedger: () => void;
}

/** 链接: every linked text and figure by section, how each stands, and what can be done with it. */
export function LinksView({ onLedger }: Props): ReactElement {
  const { links } = useReportState();
  const isInWps = useContext(HandedContext) !== null;
  if (!links || links.groups.length === 0)
    return isInWps ? (
      <Suspense fallback={null}>
        <NoLinks onLedger={onLedger} />
      </Suspense>
    ) : (
      <div className="summary source">
        <h1>{words.none}</h1>
        <p>{words.noneText}</p>
        <Button onClick={onLedger}>{words.toLedgerView}</Button>
      </div>
    );
  return <Links links={links} onLedger={onLedger} />;
}

function Links({ links, onLedger }: Props & { readonly links: LinkList }): ReactElement {
  const session = useReport();
  const { link } = useReportState();
  const [query, setQuery] = useState('');
  const [onlyOdd, setOnlyOdd] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  const search = useRef<HTMLDivElement>(null);
  const wanted = query.trim();
  const sections = useMemo(() => linkTable(links, { query: wanted, onlyOdd }), [links, wanted, onlyOdd]);
  const isOpen = (key: string): boolean => wanted !== '' || !folded.has(key);
  const keys = sections.flatMap((section) => keysOf(section, isOpen(section.key)));
  const roving = useRoving(keys);
  const figures = links.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const isAllFolded = sections.every(({ key }) => folded.has(key));
  const clear = (all: boolean): void => {
    setQuery('');
    if (all) setOnlyOdd(false);
    search.current?.querySelector('input')?.focus();
  };
  return (
    <>
      <div className="summary" ref={search}>
        <h1>{figures === 0 ? words.texts(links.groups.length) : words.title(figures)}</h1>
        <p className="measure">
          {counted
            .filter((state) => links.counts[state] > 0)
            .map((state) => `${words.counts[state]} ${links.counts[state]}`)
            .join('，')}
        </p>
        {!link && (
          <p className="hint not-read">
            {words.notRead}{' '}
            <button type="button" className="link" onClick={onLedger}>
              {words.toSource}
            </button>
          </p>
        )}
        <SearchLine
          label={words.searchLabel}
          hint={words.search}
          query={query}
          onQuery={setQuery}
          onDown={() => keys[1] !== undefined && roving.focus(keys[1])}
        />
        <div className="tools-line">
          <CheckLine label={words.onlyOdd} checked={onlyOdd} onChange={setOnlyOdd} />
          {wanted === '' && sections.length > 1 && (
            <button
              type="button"
              className="plain-button"
              onClick={() => setFolded(new Set(isAllFolded ? [] : sections.map(({ key }) => key)))}
            >
              {isAllFolded ? words.unfoldAll : words.foldAll}
            </button>
          )}
        </div>
        <p role="status" className="found">
          {wanted !== '' && sections.length > 0 && (
            <>
              {words.found(foundCount(sections))}{' '}
              <button type="button" className="link" onClick={() => clear(false)}>
                {words.clear}
              </button>
            </>
          )}
        </p>
      </div>
      <div className="groups" ref={roving.listRef} onKeyDown={roving.onKeyDown}>
        {sections.length === 0 && (
          <p className="waiting" role="status">
            {wanted === ''
              ? link
                ? words.allSame
                : words.allWritten
              : onlyOdd
                ? words.nothingOdd(wanted)
                : link
                  ? words.nothing(wanted)
                  : words.nothingUnread(wanted)}{' '}
            <button type="button" className="link" onClick={() => clear(true)}>
              {onlyOdd ? words.showAll : words.clear}
            </button>
          </p>
        )}
        {sections.map((section) => (
          <LinkSectionGroup
            key={section.key}
            section={section}
            open={isOpen(section.key)}
            onFold={(open) =>
              setFolded(new Set(open ? [...folded].filter((one) => one !== section.key) : [...folded, section.key]))
            }
            opened={opened}
            onOpen={setOpened}
            roving={roving}
            onLedger={onLedger}
          />
        ))}
      </div>
      <div className="part">
        <p className="hint">{session.canGoTo ? words.hint : words.noGoTo}</p>
        <UnlinkAll />
      </div>
    </>
  );
}

function UnlinkAll(): ReactElement {
  const session = useReport();
  const { activity } = useReportState();
  const [asking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} className="buttons">
      {asking ? (
        <Confirm
          text={words.unlinkAllAsk}
          yes={words.doUnlinkAll}
          onYes={() => void session.unlinkAll()}
          onNo={() => {
            setAsking(false);
            setTimeout(() => place.current?.querySelector('button')?.focus());
          }}
        />
      ) : (
        <Button disabledFocusable={activity === 'writing'} onClick={() => setAsking(true)}>
          {words.unlinkAll}
        </Button>
      )}
    </div>
  );
}
