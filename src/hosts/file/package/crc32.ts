const table = new Int32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? -306674912 ^ (remainder >>> 1) : remainder >>> 1;
  table[byte] = remainder;
}

/** The checksum ZIP stores beside each part (ISO 3309); a flipped digit in a figure must not pass as the figure. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at++) crc = (table[(crc ^ bytes[at]!) & 255] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}
