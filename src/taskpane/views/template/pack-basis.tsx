import type { ReactElement } from 'react';
import { zh } from '../../text/zh';

interface Props {
  readonly basis: readonly { readonly title: string; readonly number?: string | undefined; readonly seen: boolean }[];
}

/** 文件依据 of a pack, folded; what was not seen in the original says so. */
export function PackBasis({ basis }: Props): ReactElement {
  return (
    <details className="basis">
      <summary>{zh.template.basis}</summary>
      <ul>
        {basis.map((one) => (
          <li key={one.title}>
            {one.title}
            {one.number !== undefined && `（${one.number}）`}
            {!one.seen && <span className="state reopened">{zh.template.basisUnseen}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
