/** What only the pane in WPS says. */
export const zhWps = {
  fold: '收起',
  stays: '请点右上角的 ×',
};
