/**
 * What the page uses of JavaScript and browsers younger than Chromium 78, for those that lack it. Only what is used, told by the test
 * that reads the built page; each does what the standard says as far as the page needs it.
 */
function lacks(target: object, name: string): boolean {
  return !(name in target);
}

function add(target: object, name: string, value: unknown): void {
  if (lacks(target, name)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  const from = Math.trunc(index) || 0;
  return this[from < 0 ? this.length + from : from];
}

for (const prototype of [Array.prototype, String.prototype, Object.getPrototypeOf(Uint8Array.prototype) as object])
  add(prototype, 'at', at);

add(String.prototype, 'replaceAll', function (this: string, what: string | RegExp, by: string): string {
  // A text to look for is taken as it is; "$&" and the like in the new text mean the same in both.
  return this.replace(
    typeof what === 'string' ? new RegExp(what.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g') : what,
    by,
  );
});

add(Object, 'hasOwn', (target: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(target, key));

// Memory is held a little longer than it must be.
add(
  globalThis,
  'WeakRef',
  class {
    constructor(private readonly target: object) {}
    deref(): object {
      return this.target;
    }
  },
);

add(crypto, 'randomUUID', () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
});

export {};
