/** Of what can go wrong later: files, reports, the relay, the command line. Thrown by way of further-problem.ts. */
export const furtherTexts = {
  'input.not-found': '找不到文件“{file}”。请核对路径和文件名。',
  'input.unreadable': '文件“{file}”读不出来（{detail}）。请确认它没有被其他程序占用，并且您有读取权限。',
  'input.folder': '“{file}”是一个文件夹，这里要的是一个文件。请写到里面的文件名。',
  'input.empty': '文件“{file}”是空的（0 字节）。请重新另存一份再试。',
  'input.legacy-format':
    '“{file}”是 {kind} 格式，这里只认 {wanted}。请在 Excel 中用“文件→另存为→Excel 工作簿(*.xlsx)”，或在 WPS 中用“文件→另存为→{wanted}”另存后再试。',
  'input.legacy-document':
    '“{file}”是 {kind} 格式，这里只认 {wanted}。请在 Word 中用“文件→另存为→Word 文档(*.docx)”，或在 WPS 中用“文件→另存为→{wanted}”另存后再试。',
  'input.lock-file':
    '“{file}”是别的程序打开文件时留下的临时文件（锁文件），里面没有表格或文字。请选择名字前面没有“~$”（或“.~”）的那一份；它正被打开的，先保存、关闭。',
  'input.password': '“{file}”设有打开密码，读不出内容。请先在 {app} 中去掉打开密码，另存后再试。',
  'input.encrypted': '“{file}”不是正常的 {wanted} 文件，可能被单位加密软件加密。请在加密软件中解密或外发后再试。',
  'input.not-workbook': '“{file}”不是 Excel 工作簿（{detail}）。请选择 .xlsx 文件。',
  'input.not-document': '“{file}”不是 Word 文档（{detail}）。请选择 .docx 文件。',
  'input.pdf':
    '“{file}”是 PDF，从它里面读不出哪些字在表格的哪一格，没有核对。请用写它的 .docx；只有 PDF 的，在 Word 或 WPS 里打开它，用“文件→另存为→Word 文档(*.docx)”转成 Word 文档再试（扫描的图片要先做文字识别）。',
  'input.damaged': '“{file}”已损坏（{detail}）。请用 {app} 打开并另存一份再试。',
  'input.too-large': '“{file}”解压后超过 {limit} MB，为安全起见没有打开。请确认文件来源；正常的自评表只有几百 KB。',
  'input.too-many-parts':
    '“{file}”里的部件超过 {limit} 个，为安全起见没有打开。请确认文件来源；正常的表和报告只有几十个。',
  'input.too-many-elements':
    '“{file}”里有一个部件的标记超过 {limit} 个，为安全起见没有打开。请确认文件来源，或删去表格以外误填的行和列后另存再试。',
  'input.too-many-attributes':
    '“{file}”里有一个标记的属性超过 {limit} 个，为安全起见没有打开。请确认文件来源；Office 和 WPS 写不出这样的文件。',
  'input.too-deep':
    '“{file}”里的标记一层套一层，超过 {limit} 层，为安全起见没有打开。请确认文件来源；正常的表和报告只有几十层。',
  'input.too-many-names':
    '“{file}”里的名称（“公式→名称管理器”）超过 {limit} 个，为安全起见没有打开。请确认文件来源，或删去不用的名称后再试。',
  'input.too-many-cells':
    '“{file}”里表格所在的工作表填了超过 {limit} 格，为安全起见没有打开。请删去表格以外误填的行和列（或把底稿另放一个文件）后再试。',
  'input.nested-controls':
    '“{file}”里的内容控件一层套一层，超过 {limit} 层，为安全起见没有打开。请确认文件来源，或删去多余的内容控件后再试。',
  'input.long-formula':
    '“{file}”里有公式超过 {limit} 个字（Excel 的上限），为安全起见没有打开。请用 Excel 或 WPS 打开并另存一份再试。',
  'input.too-many-formulas':
    '“{file}”里的共享公式展开后超过 {limit} 个字，为安全起见没有打开。请确认文件来源，或删去表格以外误填的公式后另存再试。',
  'input.data-too-large': '数据文件“{file}”超过 {limit} MB，没有读。请核对是不是选错了文件。',
  'input.text-too-large': '文字文件“{file}”超过 {limit} MB，没有读。请核对是不是选错了文件。',
  'input.not-text':
    '“{file}”不是文字文件，或用了认不出的编码。请用记事本打开，“另存为”时编码选 UTF-8 再试；Word 文件请选 .docx。',
  'input.too-slow': '“{file}”读了 {seconds} 秒还没有读完，跳过了。请确认文件来源；要再等久一点，加 --seconds。',
  'input.too-heavy':
    '“{file}”读到一半时程序用尽了内存或意外退出（{detail}），跳过了。请确认文件来源；正常的自评表只有几百 KB。',
  'input.cancelled': '已取消读取“{file}”，原来的没有变。',
  'input.reader-died':
    '“{file}”读到一半时，读文件的程序用尽了内存或意外退出，没有打开。请确认文件来源；正常的表和报告只有几百 KB。',
  'input.unknown-field': '没有名为“{field}”的数据项{hint}。可用 jixiao fields {pack} 查看全部数据项。',
  'input.derived-field': '“{field}”由公式计算，不能直接填数。请填它的来源数据。',
  'input.bad-value': '“{field}”的值“{value}”{detail}。请改正后再试。',
  'input.bad-json': '数据文件“{file}”不是正确的 JSON（{detail}）。请改正后再试。',
  'input.moved': '“{file}”读不出来：选择之后它又保存、移走过，或正被别的程序占用。请再选一次。',
  'input.link-foreign':
    '这不是绩效自评的数据包，没有更新文档。请在 Excel 窗格点“复制链接数据”，再把全部内容粘贴到这里。',
  'input.link-truncated':
    '数据包不完整（{detail}），没有更新文档。请回到 Excel 窗格重新复制，全部粘贴；是 WPS 表格交来的，请在那边再交一次。',
  'input.link-damaged':
    '数据包已损坏（{detail}），没有更新文档。请回到 Excel 窗格重新复制，不要改动里面的文字；是 WPS 表格交来的，请在那边再交一次。',
  'input.link-older':
    '数据包是旧版本的（第 {found} 版，需要第 {known} 版），没有更新文档。请把 Excel 里的本工具升级后重新复制。',
  'input.link-newer':
    '数据包来自更新的版本（第 {found} 版，这里只认第 {known} 版），没有更新文档。请把这里的本工具升级后再试。',
  'input.unlinked-document':
    '“{file}”里找不到由本工具写出的段落，没有更新。请确认选对了文件，或用 jixiao report -o 写一份新的。',
  'input.report-unrecognised':
    '“{file}”里的链接标记都丢了（多半是存成过 .odt，或者把文字贴进了别的文件），{all} 段里只认得出 {known} 段，没有更新，文件一字未动。请用 jixiao report -o 写一份新的报告，把您改过的话搬过去；以后另存请选 .docx。',
  'input.linked-inside':
    '“{file}”里“{title}”的表格中夹着另一段由本工具写的文字（“{inner}”），表的行列变了，不能整个重做，没有更新。请把那一段剪切到别的段落之间再更新；不想换这张表，就选“保留我的”。',
  'input.newer-report': '“{file}”由更新版本的本工具写出，没有更新。请升级本工具后再试。',
  'input.other-report':
    '“{file}”是由另一个工作簿（或另一份报告）写出的，没有更新。请核对两个文件；确要换用这个工作簿，请加 --relink。',
  'input.other-unit':
    '“{file}”是{found}的报告，这个工作簿填的是{wanted}，没有更新。工作簿若是从别的单位（或别的年度）复制来的，请换成自己的；确要用它，请加 --relink。',
  'input.last-year-unknown':
    '“{file}”{whose}里没有填年度，不知道它是不是上年的工作簿。请打开它，把“年度”填上并保存后再试。',
  'input.report-year-unknown': '“{file}”里没有写是哪一年度的报告，不知道它是不是上年的。请核对是不是选错了文件。',
  'input.last-year-itself': '“{file}”{whose}就是现在这个工作簿（或它的副本），不能当作上年的工作簿。请选择上年的文件。',
  'input.no-workbooks': '“{file}”里没有工作簿（.xlsx）。请核对是不是选错了文件夹。',
  'input.no-reports': '“{file}”里没有报告（.docx、.txt）。请核对是不是选错了文件夹。',
  'input.source-too-long': '“{file}”太长，不像填表用的表。请只留下要取数的那一段。',
  'input.consolidate-pack': '“{file}”用的是模板 {found}，不是 {wanted}，没有汇总。请换成同一个模板。',
  'input.consolidate-year': '“{file}”{found}，别的{wanted}，没有汇总。请核对年度。',
  'input.consolidate-twice': '“{file}”和“{other}”都是“{unit}”的，没有汇总。请只留一份，或改正填报单位。',
  'input.consolidate-result':
    '“{file}”是汇总出来的（里面有《汇总来源》），不是一个单位自己的，再加一遍数就重了，没有汇总。确实要把几个部门再汇总成上一级的，用命令行的加 --departments，在窗格里勾上“汇总出来的也加进来”。',
  'input.consolidate-output': '“{file}”就是这次要写的文件（-o），不是一个单位的，没有汇总。',
  'input.consolidate-blank':
    '“{file}”是空白的：没有填报单位，一个数也没有填，没有汇总。请填好再汇总；用不着的，移出这个文件夹。',
  'input.nothing-to-consolidate': '“{file}”里没有可以汇总的工作簿，原因见上。请核对 --pack。',
  'input.not-journal': '“{file}”不是 --resume 记下的进度文件，没有动它。请换一个文件名。',
  'input.usage': '{detail}。可用 jixiao --help 查看用法。',
  'pack.unknown': '没有名为“{pack}”的模板。可用 jixiao packs 查看全部模板。',
  'pack.unknown-variant': '模板“{pack}”没有变体“{variant}”：{choices}。可用 jixiao packs 查看。',
  'pack.abstract': '“{pack}”是只供其他模板引用的底版，不能直接使用。可用 jixiao packs 查看可用的模板。',
  'pack.invalid': '模板“{pack}”有 {count} 处错误，不能使用。{first} 可用 jixiao pack check 查看全部。',
  'pack.narrative': '模板“{pack}”的报告文字“{fragment}”不能生成（{detail}）。请改正模板。',
  'host.no-libreoffice':
    '这台电脑没有找到 LibreOffice，不能出 PDF，什么也没有写。请装上 LibreOffice 再试（装在别处的，用环境变量 JIXIAO_SOFFICE 写明 soffice 在哪里）；或者不加 --pdf，用 Word、WPS 打开写出的 .docx，另存为 PDF。',
  'host.convert-failed':
    'LibreOffice 没有转成 PDF：{detail}。什么也没有写。请再试一次；仍然不行，report 不加 --pdf（pack preview 加 --no-pdf）就只写其余的文件。',
  'host.unwritable': '写不进“{file}”（{detail}）。请换一个文件夹，或先关闭正在打开它的程序。',
  'host.tray-full':
    '交接的 {count} 个位置都被别的文件占着，没有交出，那些文件没有动。请改用“复制链接数据”，到 WPS 文字里粘贴；或把文件夹 {folder} 里的 jixiao-link-1.txt 至 jixiao-link-{count}.txt 移走再交。',
  'host.tray-closed':
    '写不进交接用的临时文件夹（{folder}），没有交出。请改用“复制链接数据”，到 WPS 文字里粘贴；也可以过一会再交一次。',
  'host.cells-locked':
    '工作表“{sheet}”设了密码保护，要写的 {cells} 是锁住的，什么也没有写：改了锁住的格，报上去的表就和发下来的不一样。请向设密码的人要密码，在“审阅→撤消工作表保护”里撤消以后再取数；或者用 --accept 只写没有锁住的。',
  'host.exists': '“{file}”已经存在，没有覆盖。请换一个文件名，或加 --force 覆盖。',
  'host.no-files':
    '这个版本的 {app} 没有让加载项读写文件的接口（缺 {detail}），没有写。请改用“复制链接数据”，或用网页版。',
  'host.never-saved':
    '这个工作簿还没有保存在这台电脑上，不知道写到哪个文件夹，没有写。请先按 Ctrl+S 保存到一个文件夹，再点一次。',
  'host.edit-refused': '工作簿不接受这一步操作（{detail}）。',
  'host.not-as-planned':
    '写入后核对，“{title}”与计划的不一样，没有保存。请先把文档另存一份，再试一次；仍然不行，请把文档发给技术人员。',
  'host.relay-absent':
    '这个网站没有打开中转，Word 不能自动跟着 Excel 更新。请改用“复制链接数据”，或在 Word 窗格里选已保存的工作簿。',
  'host.relay-insecure': '这个窗格不能加密（浏览器太旧，或不是 https 网址），没有配对。请改用“复制链接数据”。',
  'host.relay-unreachable': '连不上中转服务器。表里的数据没有丢；请检查网络，或改用“复制链接数据”。',
  'host.relay-busy': '中转服务器正忙（{detail}），没有配对。请过 {seconds} 秒再试，或改用“复制链接数据”。',
  'host.relay-number-shape': '配对号是 6 位数字，例如 384 291。请照 Excel 窗格上显示的再输一次。',
  'host.relay-number-unknown':
    '没有“{number}”这个配对号，可能输错了，也可能过了时间。请核对 Excel 窗格上的数字，或在那里重新配对。',
  'host.relay-number-taken':
    '配对号“{number}”已经有别的窗格用过。请在 Excel 窗格重新配对；如果您没有用过它，请告诉管理员。',
  'host.relay-expired': '配对号过了 {minutes} 分钟没有用，已经作废。请重新配对。',
  'host.relay-interrupted': '配对没有完成（{detail}）。请在 Excel 窗格重新配对。',
  'host.relay-digits-shape': '核对码是 6 位数字。请照 Excel 窗格上显示的再输一次。',
  'host.relay-digits-wrong':
    '核对码与这里算出的不一样，还可以再输 {left} 次。请照 Excel 窗格上显示的输入；输的没有错而仍不一样，请点“取消”并告诉管理员。',
  'host.relay-mismatch':
    '核对码不一样，没有配对：可能输错了，也可能有人在中间截取。请在 Excel 窗格点“取消”后重新配对；再次出现请告诉管理员。',
  'host.relay-tampered':
    '从中转收到的数据被改动过，没有使用。文档没有变化；请在 Excel 窗格重新配对，再次出现请告诉管理员，并改用“复制链接数据”。',
  'host.relay-replayed': '中转送来的是旧数据，没有使用。文档没有变化；一直这样请重新配对，并告诉管理员。',
  'host.relay-too-large': '这份数据太大（{size} KiB，中转最多收 {limit} KiB），没有送到 Word。请改用“复制链接数据”。',
  'host.relay-left': '对方的窗格已经断开，不再自动更新。需要时请重新配对。',
  'host.document-protected':
    '文档受保护（限制编辑），这一步没有做成。请在“审阅→限制编辑”停止保护后再试；有密码的请找设密码的人。',
  'host.control-locked':
    '“{title}”的内容控件设了“无法编辑内容”，没有写入。请选中这一段，在“开发工具→属性”去掉锁定后再试。',
  'host.document-too-large': '文档太大（多半是图片），Word 一次交不出来。请用“图片格式→压缩图片”压缩后再试。',
  'host.changed-meanwhile': '“{title}”在核对以后又改过，没有写入。请点“重新读取”，再看一遍清单。',
  'host.cannot-place': '在“{title}”里找不准要改的“{text}”，没有写入。请把这一段重打一遍（不要留修订）后再试。',
  'host.text-gone': '“{text}”在文档里找不到了，可能刚刚改过。请点“重新核对”，再从新的清单里选。',
  'host.text-followed':
    '“{text}”所在的段落随工作簿更新，没有改写。来自工作簿的话请到工作簿里改，再更新报告；您自己加的话请直接在文档里改。',
  'host.memory-not-saved': 'Word 没有记下这次写入的内容，下次更新会再问一遍。请先保存文档，再点“重新读取”。',
  'host.no-new-document':
    '{app} 没有打开新文档（{detail}），现在这份文档没有动。请把报告下载成 .docx，再用 Word 打开。',
  'host.not-empty': '这个文档里已经有内容，没有写入新报告。请新建一个空白文档，在那里打开本窗格再写。',
} as const;
