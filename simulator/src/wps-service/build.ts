/** How one build of WPS's local service behaves; what is left out is the build of today as far as its clients' code tells. */
export interface WpsServiceBuild {
  /** What /version says; "" is what old builds say. */
  readonly version?: string;
  /** Old copies of the library GET the list; then a POST is refused. */
  readonly listBy?: 'POST' | 'GET';
  /** An empty list is told as "[]", as "null", or with no word: clients look for all three. */
  readonly emptyAs?: '[]' | 'null' | '';
  /** Whether the answers may be read by a page of another origin; `other`: by another than the one that asks. */
  readonly cors?: 'any' | 'none' | 'other';
  /** Whether what was disabled stays listed with enable "false". Not known which is true. */
  readonly disabled?: 'dropped' | 'listed';
  /** What an enable comes to; `asks`: WPS asks its user, see `answerUser`; `forgets`: it says OK and keeps nothing. */
  readonly enable?: 'OK' | 'wordless' | 'asks' | 'refuses' | 'forgets';
  /** Its other half is not running ("Subserver not available."): told of everything, or of all but the version. */
  readonly half?: 'none' | 'all' | 'rest';
  /** Asked for its list, it says that it does not know what is meant. */
  readonly hasNoList?: boolean;
  /** Accepts the connection and says nothing. */
  readonly isSilent?: boolean;
  /** For https. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface PublishedAddIn {
  readonly name: string;
  readonly addonType: string;
  readonly online: string;
  readonly url: string;
  readonly version?: string;
  /** "enable_dev" as found in publish.xml; "false" where it is switched off. */
  readonly enable: string;
}
