/** Words of the relay in the frame of both panes: part of the first view, so no more than these. */
export const zhRelayFrame = {
  source: '来自配对的 Excel',
  sends: '数据加密送到 Word',
  stopped: '已不再送到 Word',
  receives: '数据从 Excel 加密送来',
  received: (time: string) => `${time} 从 Excel 收到`,
} as const;
