/** Words of 更新清单 that come with it; the others are in zh-word. */
export const zhLedger = {
  /** Of a figure that is asked: what else of its sentence is not written before the answer. */
  waits: (names: string) => `同一句里的“${names}”等您选了再一起更新，免得一句话半新半旧。`,
} as const;
