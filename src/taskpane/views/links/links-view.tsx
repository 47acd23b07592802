import { Button } from '@fluentui/react-components';
import { useRef, useState, type ReactElement } from 'react';
import type { LinkGroup, LinkList, LinkRow, LinkState } from '../../../app/report-session/link-rows';
import { useRoving } from '../../keyboard/use-roving';
import { CheckLine } from '../../parts/check-line';
import { Confirm } from '../../parts/confirm';
import { useReport, useReportState } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { LinkSection } from './link-group';
import { LinkLine } from './link-row';

const words = zhWord.links;
const counted: readonly LinkState[] = ['same', 'written', 'stale', 'yours', 'override', 'unlinked', 'lost'];
const usual: ReadonlySet<LinkState> = new Set(['same', 'written']);

/** 链接: every linked text and figure in document order, how each stands, and what can be done with it. */
export function LinksView({ onLedger }: { readonly onLedger: () => void }): ReactElement {
  const session = useReport();
  const { links } = useReportState();
  const [query, setQuery] = useState('');
  const [onlyOdd, setOnlyOdd] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const groups = shownGroups(links, query.trim(), onlyOdd);
  const roving = useRoving(groups.flatMap(({ group, rows }) => [`group:${group.key}`, ...rows.map(({ key }) => key)]));
  if (!links) return <p className="waiting">{words.none}</p>;
  const all = links.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      <div className="summary">
        <h1>{all === 0 ? words.none : words.title(all)}</h1>
        <p className="measure">
          {counted
            .filter((state) => links.counts[state] > 0)
            .map((state) => `${words.counts[state]} ${links.counts[state]}`)
            .join('，')}
        </p>
        <input
          type="search"
          className="text-line"
          aria-label={words.searchLabel}
          placeholder={words.search}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <CheckLine label={words.onlyOdd} checked={onlyOdd} onChange={setOnlyOdd} />
      </div>
      <div className="groups" ref={roving.listRef} onKeyDown={roving.onKeyDown}>
        {groups.length === 0 && <p className="waiting">{query.trim() === '' ? words.allSame : words.nothing}</p>}
        {groups.map(({ group, rows }) => (
          <LinkSection key={group.key} group={group} roving={roving} onLedger={onLedger}>
            {rows.length > 0 && (
              <ul>
                {rows.map((row) => (
                  <LinkLine
                    key={row.key}
                    row={row}
                    open={opened === row.key}
                    onOpen={(open) => setOpened(open ? row.key : null)}
                    roving={roving}
                  />
                ))}
              </ul>
            )}
          </LinkSection>
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

function shownGroups(
  links: LinkList | null,
  query: string,
  onlyOdd: boolean,
): { readonly group: LinkGroup; readonly rows: readonly LinkRow[] }[] {
  return (links?.groups ?? []).flatMap((group) => {
    const isNamed = group.title.includes(query);
    const rows = group.rows.filter(
      (row) =>
        (!onlyOdd || !usual.has(row.state)) &&
        (isNamed ||
          [row.label, row.text, row.next ?? '', row.place?.address ?? ''].some((text) => text.includes(query))),
    );
    const isOdd = group.state !== 'linked' || (group.cells?.stale ?? 0) > 0;
    const isShown = rows.length > 0 || (isNamed && (!onlyOdd || isOdd));
    return isShown ? [{ group, rows }] : [];
  });
}
