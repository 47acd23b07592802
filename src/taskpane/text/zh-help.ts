/** Words of 帮助 itself, loaded with it; what it shows is docs/for-accountants.md and docs/findings.md. */
export const zhHelp = {
  back: (name: string) => `返回${name}`,
  start: '开始页',
  search: '在帮助里找',
  searchHint: '找一个词，如：尾差',
  contents: '目录',
  nothing: (query: string) => `帮助里没有“${query}”`,
  found: (count: number) => `找到 ${count} 段`,
} as const;
