/**
 * Checksums against slips (a damaged paste, a truncated file), not against intent: anybody can make a text with the same sum.
 */
const table = Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? -306674912 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

/** CRC-32 (ISO 3309) as eight hex digits. */
export function crc32Hex(bytes: Uint8Array): string {
  let crc = -1;
  for (const byte of bytes) crc = table[(crc ^ byte) & 255]! ^ (crc >>> 8);
  return hex(~crc);
}

/** Sixteen hex digits from two unlike sums (CRC-32, FNV-1a): enough to see whether two contents are the same. */
export function digestOf(bytes: Uint8Array): string {
  let fnv = 0x811c9dc5;
  for (const byte of bytes) fnv = Math.imul(fnv ^ byte, 0x01000193);
  return crc32Hex(bytes) + hex(fnv);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
