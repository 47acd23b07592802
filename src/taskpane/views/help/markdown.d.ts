/** A guide of docs/: webpack, esbuild and Jest read it by scripts/guide. */
declare module '*.md' {
  const guide: import('./guide').Guide;
  export default guide;
}
