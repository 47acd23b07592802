import type { ReactElement } from 'react';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';

/** 转到下一个空项: from where the user stands to the next empty cell, and round again. */
export function NextBlank(): ReactElement {
  const session = useSession();
  return (
    <button type="button" className="link" onClick={() => void session.going.toNextEmpty()}>
      {zh.check.nextBlank}
    </button>
  );
}
