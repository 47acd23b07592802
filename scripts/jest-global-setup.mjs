// Before any test: what tests load and a fresh clone does not have yet.
import { buildUniver } from './build-univer.mjs';

export default async function setup() {
  await buildUniver();
}
