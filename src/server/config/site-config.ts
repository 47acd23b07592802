import type { SecurityOptions } from '../security-headers';

/** A publication of the add-in, as far as a server's configuration needs to know it. */
export interface SiteConfig extends SecurityOptions {
  readonly frameAncestors: readonly string[];
  /** Of the address where the add-in is published: "jixiao.example.gov.cn", "/app/". */
  readonly hostName: string;
  readonly basePath: string;
  /** Of that address, 443 or 80 where it names none. */
  readonly port: number;
  /** Published by plain http, for WPS alone. */
  readonly isPlain?: boolean;
  /** Every file of the site, with slashes. */
  readonly files: readonly string[];
  /** Passes relay/ on to our server (serve.cjs --behind-proxy --relay) on this machine; null: there is no relay. */
  readonly relayPort: number | null;
  readonly version: string;
}

/** @throws Error for what cannot stand in a configuration file: the caller checks addresses of people before */
export function refuseStrange({ hostName, basePath, frameAncestors }: SiteConfig): void {
  if (!/^[a-z0-9.-]+$/i.test(hostName)) throw new Error(`not a host name: ${hostName}`);
  if (!/^\/([\w.~-]+\/)*$/.test(basePath))
    throw new Error(`not a base path of plain letters, with slashes at both ends: ${basePath}`);
  const strange = frameAncestors.find((origin) => !/^https:\/\/[a-z0-9.*:-]+$/i.test(origin));
  if (strange !== undefined) throw new Error(`not an origin: ${strange}`);
}
