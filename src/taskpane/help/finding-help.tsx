import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { zh } from '../text/zh';
import type { HelpTopic } from './help-topic';
import { useHelp } from './use-help';

/** 怎么办, on the card of a finding: what its sentence means and what to do about it. */
export function FindingHelp({ topic }: { readonly topic: HelpTopic }): ReactElement {
  const help = useHelp();
  return (
    <Button size="small" appearance="subtle" onClick={() => help(topic)}>
      {zh.whatToDo}
    </Button>
  );
}
