/** Words that say that two figures are the same, or nearly. */

/** At the end of a clause: “与预算一致”, “和上年差不多”. The first group: nearly. */
export const sameAs =
  /(?:(相当|相仿|相近|差不多|相差不大|相差无几|出入不大|接近)|一致|相同|相等|等同|一样|相符|吻合|无差异|没有差异|无差别|没有差别)$/;
/** Before them: by little. */
export const nearly = /(?:基本上?|大致|大体上?|总体上?|几乎|略|比较|较为)$/;
/** Not the same, or not said to be. */
export const notSame = /(?:不|未|没有|无|非|应|须|需|要求|确保|力争|目标)(?:完全|能|会|尽)?$/;
/** “基本维持上年水平”, “同上年”. The base stands in the first group. */
export const keeps = /(?:维持|保持|持平于)(?:在|了)?(.{2,12}?)(?:的)?(?:水平|规模|标准)$/;
/** “变化不大”, “保持平稳”: nearly, against whatever is compared. */
export const steady =
  /(?:(?:变化|变动|波动|增减|差异|差别|起伏|浮动|增减变化|增减变动)(?:不大|较小|很小|甚微|不明显)|(?:无|没有|未有|未发生|并无)(?:明显|较大|太大|大的|大|大幅|显著)(?:的)?(?:变化|变动|波动|增减|差异|增减变化|增减变动)|(?:保持|总体|基本|大体|较为|运行|相对)?(?:平稳|稳定))$/;
