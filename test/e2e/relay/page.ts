import { createRelayReceiver } from '../../../src/relay/client/receiver';
import { createRelaySender } from '../../../src/relay/client/sender';
import { isRelayOffered } from '../../../src/relay/client/offered';
import { browserRelay } from '../../../src/relay/client/wire';

/** Both ends for a page of the test: `window.relay`. */
const relay = { createRelayReceiver, createRelaySender, isRelayOffered, browserRelay };
export type RelayPage = typeof relay;
Object.assign(window, { relay });
