import type * as library from './library';

/** The bundled library as it is handed over (dist/univer). */
export type UniverLibrary = typeof library;
