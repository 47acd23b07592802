import type { Choice } from '../../core/report/refresh/plan';

/** Words of the report's side: 更新清单, 链接, 更新记录, in Word and beside the workbook. */
export const zhWord = {
  opening: '正在读取文档',
  tabsLabel: '报告与工作簿',
  tabs: { ledger: '更新清单', links: '链接', audit: '文字核对', log: '记录' },
  /** Heard, not seen, after the number on a tab. */
  waiting: '处等您看',
  unlinked: '未链接工作簿',
  notRead: '还没有读取工作簿',
  from: (name: string) => `来自 ${name}`,
  pasted: '来自粘贴的链接数据',
  menu: '更多',
  log: '更新记录',
  print: '打印预览',
  readDocument: '重读文档',
  shortcuts: (byF6: boolean) =>
    `键盘：上下键换行，右键打开，左键收起，Enter 转到文中，Delete 断开，Esc 收起${byF6 ? '，F6 回到本窗格' : ''}。`,
  still: '清单还在下面。',

  foot: {
    fresh: '只在本机处理，不上传、不用登录',
    read: (time: string) => `读取工作簿 ${time}`,
    pasted: (time: string) => `粘贴于 ${time}`,
    reread: '重新读取',
    again: '重新选择',
    privacy: '数据不出本机',
    writing: '正在写入文档',
    reading: '正在读取',
  },

  source: {
    first: '这份文档还没有链接数据',
    choose: '选一种办法把自评表的数字带过来：',
    workbook: '选择自评工作簿（.xlsx）',
    paste: '粘贴链接数据',
    pasteHow: '在 Excel 的“报告”里点“复制链接数据”，再回到这里粘贴。',
    pasteHere: '把复制的内容全部粘贴到这里',
    take: '读取',
    cancel: '取消',
    readAgain: '读一次工作簿，看看后来改了哪些数字。',
    newer: '工作簿又保存过',
    newerText: '清单还是照上次读到的。',
    reread: '重新读取',
    once: '这里不能自己重读文件。工作簿再保存以后，请重新选择。',
    otherBook: '不是写出这份报告的工作簿',
    /** '' where the workbook does not say. */
    whose: (unit: string, year: string) =>
      `选的工作簿是${unit === '' ? '' : `“${unit}”`}${year === '' ? '' : ` ${year}年度`}的，请看它和这份报告是不是同一个单位、同一年度。`,
    relink: '改用这个工作簿',
    relinkMeans: '以后这份报告就跟着它更新。下面仍先列清单，点“更新”才写入。',
    putAside: '暂不更新',
  },

  start: {
    title: '可以写一份新报告',
    text: '写在另一份新文档里，页边距、横排的附表、页码都带着。现在这份文档不动。',
    ownWords: '这份文档里有您自己的文字，原样留着。报告写在另一份新文档里，页边距、横排的附表、页码都带着。',
    write: (title: string) => `新建《${title}》`,
    opened: (title: string) => `《${title}》在新文档里打开了`,
    openedText: '请到新文档里先保存，再点功能区的“更新清单”；以后工作簿改了数字，在那里更新。现在这份文档没有动。',
    refused: 'Word 没有打开新文档',
    refusedText: '报告已经写好。请下载成 .docx，再用 Word 打开，页边距、横排的附表、页码都在里面。',
    download: '下载 .docx',
    here: '写进这份空白文档',
    hereMeans: '写进这里的，纸张方向、页边距、页码要自己设。',
    again: '再新建一份',
  },

  ledger: {
    stale: (time: string | null) => (time === null ? '报告的数字比工作簿旧' : `报告数字截至 ${time}`),
    changes: (changes: number, paragraphs: number) => `工作簿其后有 ${changes} 处改动，涉及 ${paragraphs} 段文字。`,
    older: (link: string, report: string) => `这份数据（${link}）比报告里的（${report}）旧`,
    olderText: (changes: number, paragraphs: number) =>
      `照它更新，${changes} 处（${paragraphs} 段）会换回旧数。请先取最新的数据；确实要换回旧数的才点“更新”。`,
    oldSure: (writes: number) => `这份数据比报告里的旧，${writes} 处会换回旧数。`,
    putOldBack: '换回旧数',
    same: '报告和工作簿一致',
    sameText: (time: string) => `${time} 读取的工作簿，数字都对得上。`,
    waiting: (count: number) => `还有 ${count} 处要您选`,
    promise: '点“更新”前，文档不会有任何改动。',
    oldCharts: (names: readonly string[]) =>
      `${names.map((name) => `“${name}”`).join('、')}还是旧数：打开着的文档里改不了图。请保存、关闭后在网页版或用 jixiao report --update 更新，或者在图上右键“编辑数据”自己改。`,
    repaired: {
      coming: '这份报告用 LibreOffice 等别的软件另存过',
      done: '已修好：这份报告用 LibreOffice 等别的软件另存过',
      cleaned: (count: number, isDone: boolean) =>
        `${count} 段（表）的字被重复写了几遍，${isDone ? '已' : '更新时'}去掉重复的，您写的字都在。`,
      linked: (count: number, isDone: boolean) => `${count} 段的链接丢了，${isDone ? '已' : '更新时'}按标题和文字接上`,
    },
    ask: '要您选',
    both: '两边都改了',
    trouble: '链接有变动',
    reworded: '您改过文字',
    onlyFigures: '只换数字',
    paragraphs: (count: number) => `${count} 段`,
    newWords: '表里改了文字',
    figures: '只有数字变',
    written: '上次写入',
    inDocument: '现在文档里（您改的）',
    inBook: '现在表里',
    blank: '（空）',
    choices: {
      adopt: (text: string) => `采用新值 ${text}`,
      mine: (text: string) => `保留我的 ${text}`,
      unlink: '不再更新这一处',
    },
    short: { adopt: '采用新值', mine: '保留我的', unlink: '不再更新' } satisfies Readonly<Record<Choice, string>>,
    merge: '只换数字',
    whatToDo: (name: string) => `${name}：怎么办`,
    merged: '合并后的文字',
    becomes: '采用新值后的文字',
    legend: '虚线是您改的字，不动；下划线是新数字。',
    look: '看文档',
    clear: '先不选',
    consequence: (kept: string, names: string) => `保留 ${kept} 后，“${names}”将与它不一致。`,
    /** Heard, not seen, before the two figures. */
    old: '，原 ',
    now: '，新 ',
    textNow: '文档里的文字',
    textThen: '工作簿里的文字',
    repairs: {
      missing: { adopt: '写回这一段', mine: '文档里不要这一段' },
      damaged: { adopt: '重新连上，用表里的文字', mine: '重新连上，保留我的文字', unlink: '不再更新这一段' },
      duplicated: { adopt: '几处都连着，一起更新', unlink: '只留一处连着，其余变成普通文字' },
    },
    summary: (adopt: number, held: number, open: number) =>
      [
        adopt > 0 || open === 0 ? `采用新值 ${adopt}` : '',
        held > 0 ? `保持原样 ${held}` : '',
        open > 0 ? `待选 ${open}` : '',
      ]
        .filter(Boolean)
        .join('，') + (open > 0 ? '。没选的保持原样。' : '。'),
    update: (count: number) => `更新 ${count} 处`,
    remember: '记下选择',
    putAside: '暂不更新',
    updating: '正在写入',
    done: (written: number, left: number) => `已更新 ${written} 处，${left} 处未动`,
    remembered: '已记下您的选择',
    showLog: '看更新记录',
    contradicted: (count: number) => `更新后有 ${count} 处说法和新的数字对不上`,
    contradictedText: '更新不改下面这些话。请看一看要不要改：',
    toAudit: '去“文字核对”看',
    tracked: '文档开着修订：新写的数字都作为修订留着，等您接受。',
    maybeTracked: '如果文档开着修订，新写的数字会作为修订留着，等您接受。',
    changed: '文档刚才又改过，没有写入。下面是重新列的清单，请再看一遍。',
    items: '项',
  },

  logView: {
    empty: '还没有记录。每次更新换下的数和文字，会记在这里。',
    intro: '每次更新换下的都在这里，最近的在前；您自己写的文字可以复制回去。',
    yours: '您写的',
    copy: '复制全部',
    copied: '已复制',
    was: '原来',
    became: '换成',
    damaged: '记录读不全，原样列在这里',
  },

  /** Where core's sentence speaks of the command line, the pane's own. */
  problems: {
    'input.foreign-workbook': '这不是用本工具装入的工作簿，找不到模板标记。请选择在“模板”里装入、并保存过的文件。',
    'input.unlinked-document': '这份文档里找不到由本工具写出的段落，没有更新。请打开由本工具写出的报告。',
    'input.report-unrecognised':
      '这份报告里的链接标记都丢了（多半是存成过 .odt，或者把文字贴进了别的文件），只认得出一小半，没有更新，文档一字未动。请新建一份报告，把您改过的话搬过去；以后另存请选 .docx。',
    'input.other-report': '这份报告是由另一个工作簿（或另一份报告）写出的，没有更新。请核对是不是选错了文件。',
    'input.other-unit':
      '这份报告的单位（或年度）与这个工作簿填的不一样，没有更新。工作簿若是从别处复制来的，请换成自己的。',
    'host.not-as-planned':
      '写入后核对，文档与清单的不一样。请先撤销（Ctrl+Z），再点“重新读取”看一遍；仍然不行，请把文档发给技术人员。',
  } as Readonly<Record<string, string>>,
} as const;
