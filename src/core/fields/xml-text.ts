/** XML 1.0 cannot hold control characters, halves of pairs, U+FFFE and U+FFFF (a paste from another system can bring them): left out. */
export function xmlText(text: string): string {
  // Whole parts go through here, and hardly any holds so much as a pair.
  return perhapsForbidden.test(text) ? text.replace(forbidden, '') : text;
}

// eslint-disable-next-line no-control-regex -- exactly the characters XML 1.0 forbids, and those of pairs
const perhapsForbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

const forbidden =
  // eslint-disable-next-line no-control-regex -- exactly the characters XML 1.0 forbids
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
