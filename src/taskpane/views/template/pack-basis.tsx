import type { ReactElement } from 'react';
import { zhTemplate } from '../../text/zh-template';

interface Props {
  readonly basis: readonly { readonly title: string; readonly number?: string | undefined; readonly seen: boolean }[];
}

/** 文件依据 of a pack, folded; what was not seen in the original says so. */
export function PackBasis({ basis }: Props): ReactElement {
  return (
    <details className="basis">
      <summary>{zhTemplate.basis}</summary>
      <ul>
        {basis.map((one) => (
          <li key={one.title}>
            {one.title}
            {one.number !== undefined && `（${one.number}）`}
            {!one.seen && <span className="state reopened">{zhTemplate.basisUnseen}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
