import { Fragment, type ReactElement } from 'react';
import type { Roving } from '../../keyboard/use-roving';
import { FoldGroup } from '../../parts/fold-group';
import { zhLinks as words } from '../../text/zh-links';
import { FigureLine } from './figure-line';
import type { LinkSection } from './link-table';
import { ParagraphLine } from './paragraph-line';

interface Props {
  readonly section: LinkSection;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
  /** Key of the one line that is open. */
  readonly opened: string | null;
  readonly onOpen: (key: string | null) => void;
  readonly roving: Roving;
  readonly onLedger: () => void;
}

/** A section of the report: what its lines share at the head, below it a table of texts and their figures. */
export function LinkSectionGroup({ section, open, onFold, opened, onOpen, roving, onLedger }: Props): ReactElement {
  const { key, name, rest, paragraphs, figures } = section;
  const head = (chevron: ReactElement): ReactElement => (
    <>
      <span className="head-name long">{name}</span>
      {figures > 0 && (
        <>
          <span className="head-count">{figures}</span>
          <span className="unseen">{words.items}</span>
        </>
      )}
      <span className="head-rest">
        {rest.map((text, at) => (
          <span key={text} className="whole">
            {at > 0 && '，'}
            {text}
          </span>
        ))}
      </span>
      {chevron}
    </>
  );
  const line = (id: string) => ({
    open: opened === id,
    onOpen: (isOpen: boolean) => onOpen(isOpen ? id : opened === id ? null : opened),
    roving,
  });
  return (
    <FoldGroup headKey={key} head={head} open={open} onFold={onFold} roving={roving}>
      <div role="table" aria-label={name} className="link-table">
        <div role="row" className="unseen">
          {words.columns.map((column) => (
            <span key={column} role="columnheader">
              {column}
            </span>
          ))}
        </div>
        {paragraphs.map((paragraph) => (
          <Fragment key={paragraph.group.key}>
            <ParagraphLine paragraph={paragraph} onLedger={onLedger} {...line(`text:${paragraph.group.key}`)} />
            {paragraph.figures.map((figure) => (
              <FigureLine key={figure.row.key} line={figure} {...line(figure.row.key)} />
            ))}
          </Fragment>
        ))}
      </div>
    </FoldGroup>
  );
}

/** Keys of the rows that can take the focus, in order. */
export function keysOf({ key, paragraphs }: LinkSection, open: boolean): string[] {
  if (!open) return [key];
  return [
    key,
    ...paragraphs.flatMap(({ group, figures }) => [`text:${group.key}`, ...figures.map(({ row }) => row.key)]),
  ];
}
