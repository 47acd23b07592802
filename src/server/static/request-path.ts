/** Longer addresses are nobody's of ours. */
export const LONGEST_ADDRESS = 2048;

/**
 * The decoded path of a request without its leading slash ("" for the root), or null for one that no file of ours can have: not
 * decodable, or with segments that mean something to a file system (dots, backslashes, drives and streams, control characters).
 */
export function requestPath(url: string): string | null {
  if (!url.startsWith('/') || url.length > LONGEST_ADDRESS) return null;
  const query = url.search(/[?#]/);
  const raw = query < 0 ? url : url.slice(0, query);
  let path: string;
  try {
    path = decodeURIComponent(raw.slice(1));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  // eslint-disable-next-line no-control-regex
  if (/[\\:\u0000-\u001f\u007f]/.test(path)) return null;
  return path.split('/').some((segment) => segment.startsWith('.')) ? null : path;
}
