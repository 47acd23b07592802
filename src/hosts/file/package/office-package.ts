/** An Office file opened as its parts (OPC); a part is inflated when it is asked for, and checked against its checksum. */
export interface OfficePackage {
  readonly file: string;
  /** Part names in file order. */
  readonly names: readonly string[];
  /** The workbook or document part the package starts from. */
  readonly main: string;
  /** Part names are compared without case, as OPC demands. */
  has(part: string): boolean;
  /** What the directory says a part inflates to, in bytes: a claim until it is inflated. 0 where there is none. */
  size(part: string): number;
  /** Throws input.damaged if the part is missing or broken. */
  bytes(part: string): Uint8Array;
  xml(part: string): string;
  /**
   * A part's text to be changed by places: read whole by the XML reader first (once), so that what finds tags in it and what read
   * it can never disagree. Throws input.damaged where it is not well-formed.
   */
  markup(part: string): string;
}
