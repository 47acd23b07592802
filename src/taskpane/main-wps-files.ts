import { fileNameOf } from '../app/file-name';
import { writeBeside } from '../hosts/wps/beside';
import { WpsFiles } from '../hosts/wps/files';
import type { OwnBook } from '../hosts/wps/own-book';
import { LinkExchange } from '../hosts/wps/link-exchange';
import type { LinkPackage } from '../core/report/link/link-package';
import type { FileSaver } from './file-saver';

/** Files leave the pane in WPS beside the workbook: whether its browser hands out downloads nobody has seen. */
export function besideSaver(own: OwnBook): FileSaver {
  return {
    kind: 'folder',
    save: async (files) =>
      writeBeside(
        own,
        new WpsFiles(),
        files.map(({ name, bytes }) => ({ name: fileNameOf(name), bytes })),
      ),
  };
}

/** 交给 WPS 文字. @returns whose data made room; null: nobody's @throws Problem host.* */
export function handToWriter(own: OwnBook, link: LinkPackage): string | null {
  return new LinkExchange(new WpsFiles()).hand(link, own.fullNameNow());
}
