/** A guide of docs/: webpack, esbuild and Jest read it by scripts/guide. */
declare module '*.md' {
  export const guide: import('./guide').Guide;
}
