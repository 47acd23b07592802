import type { ReactElement } from 'react';
import { isUnfinished, type Filling } from '../../core/derive/unfilled';
import { useSession } from '../session-context';
import { zh } from '../text/zh';
import { LevelIcon } from './level-icon';

interface Props {
  readonly filling: Filling;
  /** What follows from it here. */
  readonly means: string;
}

/** 还没填完，已填 2/36, with the way to the first empty cell; nothing once all is filled. */
export function Unfinished({ filling, means }: Props): ReactElement | null {
  const session = useSession();
  if (!isUnfinished(filling)) return null;
  const [first] = filling.empty;
  return (
    <p className="health-line">
      <LevelIcon level="unverifiable" />
      <span>
        {zh.unfinished(filling.filled, filling.required)}
        {means}
        {first !== undefined && (
          <button type="button" className="link" onClick={() => void session.going.toNextEmpty()}>
            {zh.check.nextBlank}
          </button>
        )}
      </span>
    </p>
  );
}
