import { useState, type ReactElement } from 'react';
import type { Finding } from '../../../core/rules/finding';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';

/** 转到下一个空项: from one empty required cell to the next, and round again. */
export function NextBlank({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const session = useSession();
  const [last, setLast] = useState<string | null>(null);
  const goOn = (): void => {
    const places = findings.flatMap(({ id, cells }) => (cells[0] ? [{ id, cell: cells[0] }] : []));
    const next = places[(places.findIndex(({ id }) => id === last) + 1) % places.length];
    if (!next) return;
    setLast(next.id);
    void session.goTo(next.cell);
  };
  return (
    <button type="button" className="link" onClick={goOn}>
      {zh.check.nextBlank}
    </button>
  );
}
