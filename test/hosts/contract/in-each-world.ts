import { refreshReport } from '../../../src/app/refresh-report';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import { noAnswers, type Answers, type Choice } from '../../../src/core/report/refresh/plan';
import { fileWorld, type OpenWorld } from './document-worlds';
import { wordWorld } from './word-world';
import { openDocumentWorld, writerWorld } from './writer-world';

type Opened = (bytes: Uint8Array, name?: string) => Promise<OpenWorld>;

/** The same tests for a report wherever it is open; what a test opened is closed after it. */
export function inEachWorld(tests: (opened: Opened) => void): void {
  const open: OpenWorld[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  describe.each([fileWorld, wordWorld, writerWorld, openDocumentWorld])('$name', ({ open: openIn }) => {
    tests(async (bytes, name) => {
      const world = await openIn(bytes, name);
      open.push(world);
      return world;
    });
  });
}

export const refresh = (world: OpenWorld, link: LinkPackage, answers: Answers = noAnswers) =>
  refreshReport(world.host, link, answers, { file: 'x.docx' });

export const always =
  (choice: Choice): Answers =>
  () =>
    choice;
