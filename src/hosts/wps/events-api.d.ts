/** What either program of WPS tells an add-in. */
export interface WpsEvents {
  AddApiEventListener(name: string, listener: () => void): void;
  /** Takes away every listener of that name, whoever added it. */
  RemoveApiEventListener(name: string): void;
}
