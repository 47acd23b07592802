import { isRelayOffered } from '../relay/client/offered';
import { browserRelay } from '../relay/client/wire';
import type { Receiving, ReceivingTools } from './relay/receiving';
import type { Sending, SendingTools } from './relay/sending';

/** The Excel pane's end; null where this server has no relay, or does not answer now. */
export async function openSending(tools: Omit<SendingTools, 'sender'>): Promise<Sending | null> {
  const environment = browserRelay();
  if ((await isRelayOffered(environment)) !== true) return null;
  const [{ createRelaySender }, { Sending }] = await Promise.all([
    import('../relay/client/sender'),
    import('./relay/sending'),
  ]);
  return new Sending({ ...tools, sender: createRelaySender(environment) });
}

/** The Word pane's end; null as above. */
export async function openReceiving(tools: Omit<ReceivingTools, 'receiver'>): Promise<Receiving | null> {
  const environment = browserRelay();
  if ((await isRelayOffered(environment)) !== true) return null;
  const [{ createRelayReceiver }, { Receiving }] = await Promise.all([
    import('../relay/client/receiver'),
    import('./relay/receiving'),
  ]);
  return new Receiving({ ...tools, receiver: createRelayReceiver(environment) });
}
