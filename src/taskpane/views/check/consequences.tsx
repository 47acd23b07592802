import { useId, useState, type ReactElement } from 'react';
import type { Finding } from '../../../core/rules/finding';
import { ChevronDown16Regular, ChevronRight16Regular } from '../../parts/icons';
import { PlaceLink } from '../../parts/place-link';
import { Sentence } from '../../text/sentence';
import { zh } from '../../text/zh';

/** What follows from a finding: folded, to be looked at, with nothing to answer while the cause stands. */
export function Consequences({ findings }: { readonly findings: readonly Finding[] }): ReactElement | null {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (findings.length === 0) return null;
  const Chevron = open ? ChevronDown16Regular : ChevronRight16Regular;
  return (
    <div className="consequences">
      <button
        type="button"
        className="link consequences-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Chevron aria-hidden="true" />
        {zh.check.consequences(findings.length)}
      </button>
      <ul id={id} hidden={!open}>
        {findings.map((finding) => {
          const cell = finding.cells[0];
          return (
            <li key={finding.id}>
              <Sentence text={finding.message} /> {finding.state === 'reopened' && <em>{zh.check.state.reopened} </em>}
              {cell && <PlaceLink sheet={cell.sheet} address={cell.address} quiet />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
