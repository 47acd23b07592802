import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Who asks, as far as a server can see. */
export interface Visitor {
  readonly address: string;
  /** What limits and shares are counted by: the address; of IPv6 its network of 64 bits, as one machine takes any address in it. */
  readonly counted: string;
}

/** No address is longer; what a broken proxy writes must not fill the memory. */
const LONGEST = 64;

/** @param believesProxy the last entry of X-Forwarded-For is what our own proxy saw; those before it anybody can write */
export function visitorOf(request: IncomingMessage, believesProxy: boolean): Visitor {
  const forwarded = believesProxy ? request.headers['x-forwarded-for'] : undefined;
  const last = forwarded?.toString().split(',').at(-1)?.trim();
  const address = (last ? withoutPort(last) : (request.socket.remoteAddress ?? '')).slice(0, LONGEST);
  return { address, counted: countedAs(address) };
}

/** IIS writes the port as well, another for every connection. */
function withoutPort(address: string): string {
  return /^([\d.]+):\d+$/.exec(address)?.[1] ?? /^\[([0-9a-f:.]+)\](:\d+)?$/i.exec(address)?.[1] ?? address;
}

function countedAs(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const [front, back] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  const network = [...front, ...zeros, ...back].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  // Of one cable: every machine on it has this network, so here the machine is the address.
  return network[0] === 'fe80' ? address : `${network.join(':')}::/64`;
}

function groupsOf(text: string): string[] {
  // The last 32 bits may stand there as IPv4; they are not in the network.
  return text === '' ? [] : text.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}
