/** An Office file opened as its parts (OPC); a part is inflated when it is asked for, and checked against its checksum. */
export interface OfficePackage {
  readonly file: string;
  /** Part names in file order. */
  readonly names: readonly string[];
  /** The workbook or document part the package starts from. */
  readonly main: string;
  /** Part names are compared without case, as OPC demands. */
  has(part: string): boolean;
  /** Throws input.damaged if the part is missing or broken. */
  bytes(part: string): Uint8Array;
  xml(part: string): string;
}
