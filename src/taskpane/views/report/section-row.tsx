import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import type { Roving } from '../../keyboard/use-roving';
import { ChevronDown16Regular, ChevronRight16Regular } from '../../parts/icons';
import { LevelIcon } from '../../parts/level-icon';
import { useIsShown, useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { zhReportView } from '../../text/zh-report-view';
import { FigureCard } from './figure-card';
import { Edit16Regular } from './icons';
import type { OutlineBlock, OutlinePart } from './outline';
import { Paragraphs } from './paragraphs';

interface Props {
  readonly part: OutlinePart;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly table: FieldTable;
  /** Where else a field is said. */
  readonly usesOf: (field: string) => readonly string[];
  readonly roving: Roving;
}

/** A section: what it still lacks, and opened, its text in place. */
export function SectionRow({ part, open, onOpen, table, usesOf, roving }: Props): ReactElement {
  const [figure, setFigure] = useState<{
    readonly block: string;
    readonly field: string;
    readonly text: string;
  } | null>(null);
  const Chevron = open ? ChevronDown16Regular : ChevronRight16Regular;
  const side = part.unwritten
    ? zhReportView.toWrite
    : part.missing > 0
      ? zhReportView.lacks(part.missing)
      : part.figures > 0
        ? zhReportView.figures(part.figures)
        : zhReportView.written;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onOpen(true);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') onOpen(false);
    else return;
    event.preventDefault();
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onOpen(false);
    roving.focus(part.id);
  };
  return (
    <li className={open ? 'section open' : 'section'}>
      <button
        type="button"
        className="line-button"
        aria-expanded={open}
        onClick={() => onOpen(!open)}
        onKeyDown={onKeyDown}
        {...roving.item(part.id)}
      >
        {part.unwritten ? (
          <Edit16Regular className="icon notice" aria-hidden="true" />
        ) : (
          <LevelIcon level={part.missing > 0 ? 'explain' : 'passed'} />
        )}
        <span className="line-name">{part.heading}</span>
        <span className="line-side">{side}</span>
        <Chevron className="chevron" aria-hidden="true" />
      </button>
      {open && (
        <div className="section-body" onKeyDown={onEscape}>
          {part.blocks.map((block) => (
            <div key={block.id}>
              <BlockHead block={block} table={table} />
              <div className="paper">
                <Paragraphs
                  fragment={block.fragment}
                  table={table}
                  chosen={figure?.block === block.id ? figure.field + figure.text : null}
                  onFigure={(field, text) => setFigure({ block: block.id, field, text })}
                />
              </div>
              {figure?.block === block.id && (
                <FigureCard table={table} field={figure.field} text={figure.text} uses={usesOf(figure.field)} />
              )}
            </div>
          ))}
          <p className="hint">{zhReportView.legend}</p>
        </div>
      )}
    </li>
  );
}

/** The block's heading, and 改文字 where its words come from a cell of the user's. */
function BlockHead({
  block,
  table,
}: {
  readonly block: OutlineBlock;
  readonly table: FieldTable;
}): ReactElement | null {
  const session = useSession();
  const words = block.fragment.paragraphs.flat().find((run) => run.kind === 'words' || run.kind === 'missing');
  const place = words && 'field' in words && table.pack.byId.has(words.field) ? table.place(words.field) : null;
  const isShown = useIsShown(place ?? undefined);
  if (block.heading === null && !place) return null;
  return (
    <p className="block-head">
      <b>{block.heading}</b>
      {place && (
        <button type="button" className="link" onClick={() => void session.goTo(place)}>
          {zhReportView.edit}
        </button>
      )}
      {place && isShown && (
        <span className="grey" role="status">
          {zhReportView.editThere(zh.place(place.sheet, place.address))}
        </span>
      )}
    </p>
  );
}
