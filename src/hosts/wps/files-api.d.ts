/**
 * What we call of the FileSystem that WPS gives to add-ins. Every member may be missing: what is missing reads as nothing. Paths are whole
 * ones. Whether a refusal is thrown, told by `false` or passed over in silence nobody has written down, so no answer is trusted: what was
 * written is read back.
 */
export interface WpsFileSystem {
  /** Byte-exact; `ReadFile` is text and stops at the first NUL. */
  readonly ReadFileAsArrayBuffer?: (path: string) => unknown;
  /** One character for each byte. Over whatever is there. */
  readonly writeAsBinaryString?: (path: string, bytes: string) => unknown;
  readonly stat?: (path: string) => { readonly size?: unknown; readonly mtimeMs?: unknown } | null | undefined;
  /** The documentation says folders of the one and files of the other; both are asked. */
  readonly existsSync?: (path: string) => unknown;
  readonly Exists?: (path: string) => unknown;
  /** Names, or objects with a name. */
  readonly readdirSync?: (folder: string) => unknown;
  readonly mkdirSync?: (folder: string) => unknown;
  readonly unlinkSync?: (path: string) => unknown;
  readonly tmpdir?: () => unknown;
}
