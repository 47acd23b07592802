/** What the ribbon in WPS says besides ribbon.xml. */
export const zhRibbon = {
  title: '绩效自评助手',
  failed: (detail: string) =>
    `绩效自评的窗格没有打开：${detail}\n请关掉 WPS 再打开；还是不行，请用网页版（浏览器打开“网页版.html”），把这句话告诉管理员。`,
};
