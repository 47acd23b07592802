import { accessDenied, HostError, invalidArgument } from '../executor/errors';
import { asBoolean, asOptions, defineType, oneOf, readOnly, type HostType } from '../executor/type-table';
import { EventType } from './book';
import { PROTECTION_OPTIONS, SELECTION_MODES, type ProtectionOptions } from './extras';
import type { BookState, SheetState } from './objects';

function readOptions(value: unknown): ProtectionOptions {
  const given = asOptions(value, 'WorksheetProtectionOptions', [...PROTECTION_OPTIONS, 'selectionMode']);
  const allowed = (name: (typeof PROTECTION_OPTIONS)[number]) => given[name] !== undefined && asBoolean(given[name]);
  return {
    ...(Object.fromEntries(PROTECTION_OPTIONS.map((name) => [name, allowed(name)])) as Record<
      (typeof PROTECTION_OPTIONS)[number],
      boolean
    >),
    selectionMode: oneOf(given.selectionMode ?? 'Normal', SELECTION_MODES),
  };
}

const unprotectedOptions = readOptions({});

/** Of the structure: sheets, not cells. */
export const WorkbookProtection: HostType<BookState> = defineType<BookState>({
  name: 'WorkbookProtection',
  properties: { Protected: readOnly(({ book }) => book.structure !== null) },
  methods: {
    Protect: ({ book }, args) => {
      const password = args.optionalText(0);
      if (book.structure)
        throw new HostError('InvalidOperation', 'The workbook is already protected.', 'WorkbookProtection.protect');
      book.write(() => {
        book.structure = { password };
      });
    },
    Unprotect: ({ book }, args) => {
      const password = args.optionalText(0);
      if (book.structure && book.structure.password !== null && book.structure.password !== password) {
        throw invalidArgument('The password you supplied is incorrect.');
      }
      book.write(() => {
        book.structure = null;
      });
    },
  },
});

export const WorksheetProtection: HostType<SheetState> = defineType<SheetState>({
  name: 'WorksheetProtection',
  properties: {
    Protected: readOnly(({ book, sheet }) => book.extras.of(sheet).protection !== null),
    Options: readOnly(({ book, sheet }) => book.extras.of(sheet).protection?.options ?? unprotectedOptions),
  },
  methods: {
    Protect: ({ book, sheet }, args) => {
      const options = readOptions(args.any(0));
      const password = args.optionalText(1);
      const extras = book.extras.of(sheet);
      if (extras.protection)
        throw new HostError('InvalidOperation', 'The worksheet is already protected.', 'WorksheetProtection.protect');
      book.write(() => {
        extras.protection = { options, password };
      });
      book.raise(EventType.ProtectionChanged, sheet, { isProtected: true, source: 'Local' });
    },
    Unprotect: ({ book, sheet }, args) => {
      const password = args.optionalText(0);
      const extras = book.extras.of(sheet);
      if (!extras.protection) return;
      if (extras.protection.password !== null && password === null)
        throw accessDenied('the sheet is protected with a password');
      if (extras.protection.password !== null && extras.protection.password !== password) {
        throw invalidArgument('The password you supplied is incorrect.');
      }
      book.write(() => {
        extras.protection = null;
      });
      book.raise(EventType.ProtectionChanged, sheet, { isProtected: false, source: 'Local' });
    },
  },
});
