import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { OpenWorkbook } from '../../../app/open-workbook';
import type { UpgradeOffer as Offer } from '../../../app/upgrade-workbook';
import { packChangeText } from '../../../core/upgrade/change-text';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { zhUpgrade } from '../../text/zh-upgrade';

/** A workbook of another version than the pack here: says so, lists what an upgrade changes, and upgrades when told. */
export function UpgradeOffer({ workbook }: { readonly workbook: OpenWorkbook }): ReactElement | null {
  const session = useSession();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [writing, setWriting] = useState(false);
  const { packVersion } = workbook.identity;
  const { version } = workbook.pack;
  useEffect(() => heading.current?.focus(), [offer]);
  if (packVersion === version) return null;
  if (!offer)
    return (
      <p>
        {zhUpgrade.versions(packVersion, version)}
        <button
          type="button"
          className="link"
          onClick={() =>
            void session.offerUpgrade().then((found) => setOffer(found ?? olderPack(packVersion, version)))
          }
        >
          {zhUpgrade.look}
        </button>
      </p>
    );
  if (isOlderPack(offer)) return <p>{zhUpgrade.olderPack(packVersion, version)}</p>;
  const { changes, isSameForm } = offer;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {isSameForm ? zhUpgrade.sameForm(version) : zhUpgrade.changes(changes.length, version)}
      </h3>
      {changes.length > 0 && (
        <ul className="renames">
          {changes.map((one) => (
            <li key={`${one.part} ${one.change} ${one.id}`}>{packChangeText(one)}</li>
          ))}
        </ul>
      )}
      <p className="hint">{isSameForm ? zhUpgrade.sentencesOnly : zhUpgrade.keeps}</p>
      <div className="buttons">
        <Button
          appearance="primary"
          disabled={writing}
          onClick={() => {
            setWriting(true);
            void session.upgrade().finally(() => {
              setWriting(false);
              setOffer(null);
            });
          }}
        >
          {zhUpgrade.upgrade(version)}
        </Button>
        <Button onClick={() => setOffer(null)}>{zh.cancel}</Button>
      </div>
    </section>
  );
}

/** The pack here is the older one: there is nothing to upgrade to. */
function olderPack(from: string, to: string): Offer {
  return { from, to, changes: [], isSameForm: false, isComplete: false };
}

function isOlderPack({ changes, isSameForm }: Offer): boolean {
  return changes.length === 0 && !isSameForm;
}
