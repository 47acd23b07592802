/** Of what can go wrong up to the first findings of a pane, and nothing else: every first view carries them. */
export const firstTexts = {
  'input.foreign-workbook':
    '“{file}”找不到模板标记。财政局的原表请先用 jixiao adopt 认领；报送版请换成工作用的那一份。',
  'input.pack-mismatch': '工作簿“{file}”用的是模板“{found}”，本机没有这个模板。请向财政部门索取该模板，或升级本工具。',
  'pack.unreadable': '模板“{pack}”读不出来（{detail}）。请检查模板文件夹。',
  'pack.changed': '模板“{pack}”的文件与清单里的校验值不符，没有使用。请管理员把 packs 文件夹整个重新放一遍。',
  'pack.unsigned':
    '模板清单的签名不对（{detail}），没有使用任何模板。请管理员用本单位的密钥重新签名（npm run packs:sign）。',
  'pack.older':
    '模板清单（{found} 签名）比这台电脑用过的（{newest} 签名）旧，没有使用任何模板：可能有人把旧清单放了回来。确实要退回旧模板的，请管理员用本单位的密钥重新签名（npm run packs:sign）。',
  'host.editing': '有单元格正在编辑，{app} 暂时不接受读写。请按回车或 Esc 结束编辑，程序会接着做。',
  'host.protected':
    '工作表“{sheet}”受保护，这一步没有做成。请在“审阅→撤消工作表保护”取消保护后再试；有密码的请找设密码的人。',
  'host.structure-protected': '工作簿的结构受保护，不能增加、改名或删除工作表。请在“审阅→保护工作簿”取消保护后再试。',
  'host.sheet-gone': '找不到工作表“{sheet}”，它可能被删除或改了名。请点“重试”重新读取；表被删除的，先按 Ctrl+Z 恢复。',
  'host.sheet-hidden': '工作表“{sheet}”是隐藏的，不能跳过去。请在工作表标签上点右键→取消隐藏后再试。',
  'host.row-hidden':
    '《{sheet}》的 {address} 已选中，但它在隐藏的行里（或被筛选掉了），看不见。请在“数据”里点“清除”去掉筛选，或选中上下两行点右键→取消隐藏。',
  'host.column-hidden': '《{sheet}》的 {address} 已选中，但它在隐藏的列里，看不见。请选中左右两列点右键→取消隐藏。',
  'host.not-selectable':
    '《{sheet}》受保护，不让选中 {address}。请在“审阅→撤消工作表保护”取消保护后点重试，或自己翻到这一格。',
  'host.sheet-exists': '已经有名为“{sheet}”的工作表，没有覆盖。请先改名或保留副本后再装入。',
  'host.read-only': '这个{document}是只读打开的，不能写入。请点“启用编辑”，或另存一份再试。',
  'host.no-permission':
    '没有权限读写这个{document}。请确认它是以可编辑方式打开的；多人共享的文件请找文件的主人要编辑权限。',
  'host.no-answer':
    '{app} 过了 {seconds} 秒还没有回答，不知道这一步做成没有。请看一看 {app} 是否卡住，再点“{check}”核对。',
  'host.offline': '与 {app} 的连接断了，这一步没有做成。请检查网络，稍后再点“重试”。',
  'host.part-missing': '窗格的一部分程序没有从服务器读到，这一步没有做成，表和文档没有变。请检查网络，再点一次。',
  'host.too-large': '一次读写的内容太多，{app} 不接受。请删除表格以外误填的行和列（数据下方、右侧），保存后再试。',
  'host.busy': '{app} 正忙或开着对话框，暂时不能读写。请关掉 {app} 里的对话框，稍等几秒再试。',
  'host.unsupported':
    '这个版本的 {app} 不支持需要的功能（{detail}）。请用 Office 2021 或更新的版本；旧版本和 WPS 请用网页版，或工作簿自带的公式。',
  'host.refused': '{app} 没有接受这一步（{code}）。请再试一次；仍然不行，请点“复制详情”发给技术人员。',
} as const;
