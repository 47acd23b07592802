import { createRelayReceiver } from '../../../src/hosts/relay/relay-receiver';
import { createRelaySender } from '../../../src/hosts/relay/relay-sender';
import { isRelayOffered } from '../../../src/hosts/relay/relay-offered';
import { browserRelay } from '../../../src/hosts/relay/relay-wire';

/** Both ends for a page of the test: `window.relay`. */
const relay = { createRelayReceiver, createRelaySender, isRelayOffered, browserRelay };
export type RelayPage = typeof relay;
Object.assign(window, { relay });
