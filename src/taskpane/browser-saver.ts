import type { FileSaver } from './file-saver';
import { offerDocument } from './offer-document';

/** Whatever the browser does with downloads. */
export const browserSaver: FileSaver = {
  kind: 'download',
  save: async (files) => {
    for (const { name, bytes } of files) offerDocument(bytes, name);
    return { names: files.map(({ name }) => name), folder: null };
  },
};
