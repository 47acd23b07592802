#!/bin/sh
# 为当前用户把“绩效自评助手”放进 Linux 上的 WPS（试点用；没有在 WPS 里看过）。撤销：uninstall-linux.sh。
#
#   sh install-linux.sh                      从单位的服务器加载：{address}
#   sh install-linux.sh --url http://127.0.0.1:3889/wps/    从别的地址加载，下面要有 et/、writer/
#   sh install-linux.sh --local              不要服务器：把网页复制到这个用户的文件夹里
#
#   --folder 文件夹    et、writer 在哪里；不写就是本脚本所在的文件夹
#   --jsaddons 文件夹  WPS 的加载项文件夹；不写就是 ~/.local/share/Kingsoft/wps/jsaddons
#
# 只改 publish.xml 里自己的一条（两条），改以前留一份 publish.xml.jixiao-bak。不重启 WPS，不替用户点“信任”。
set -eu
here="$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"
if [ ! -f "$here/publish-linux.sh" ]; then
  echo "“$here”里没有 publish-linux.sh：请把整个 WPS 文件夹复制过来再运行，没有改动任何东西。" >&2
  exit 2
fi
. "$here/publish-linux.sh"

url='{address}'
version='{version}'
folder="$here"
local_copy=no
url_given=no
while [ $# -gt 0 ]; do
  case "$1" in
    --url | --folder | --jsaddons)
      [ $# -ge 2 ] || fail "$1 后面要写内容。" 2
      case "$1" in
        --url)
          url="$2"
          url_given=yes
          ;;
        --folder) folder="$2" ;;
        --jsaddons) jsaddons="$2" ;;
      esac
      shift 2
      ;;
    --local)
      local_copy=yes
      shift
      ;;
    --help | -h) usage "$here/install-linux.sh" ;;
    *) fail "不认得“$1”。用法：sh install-linux.sh --help" 2 ;;
  esac
done
[ "$local_copy$url_given" != yesyes ] || fail "--url 和 --local 只能写一个：从服务器加载的写 --url，不要服务器的写 --local。没有改动任何东西。" 2
case "$url" in
  */) ;;
  *) url="$url/" ;;
esac
case "$url" in
  *[\"\'\<\>\&\\\?\#\ ]* | *[[:cntrl:]]*) fail "地址“$url”里有不能用的字符（引号、空格、<、>、&、?、# 或 \\）。请只写到文件夹为止。" 2 ;;
  http:///* | https:///*) fail "地址“$url”里没有主机名。" 2 ;;
  http://?* | https://?*) ;;
  *) fail "地址要以 http:// 或 https:// 开头，现在是“$url”。不要服务器的，用 --local。" 2 ;;
esac
need_jsaddons
if [ "$(id -u)" = 0 ]; then
  echo "注意：现在是 root，只装给 root 自己。平时用 WPS 的是别的账号的，请换成那个账号再运行。"
fi

lines=''
found=''
for part in et writer; do
  [ -f "$folder/$part/index.html" ] && [ -f "$folder/$part/taskpane.html" ] || continue
  if [ "$part" = et ]; then
    type=et
    found="WPS 表格"
  else
    type=wps
    found="${found:+$found、}WPS 文字"
  fi
  if [ "$local_copy" = yes ]; then
    line="<jsplugin name=\"jixiao-$type\" url=\"file://\" type=\"$type\" enable=\"enable_dev\" version=\"$version\"/>"
  else
    line="<jspluginonline name=\"jixiao-$type\" type=\"$type\" url=\"$url$part/\" debug=\"\" enable=\"enable_dev\" install=\"null\"/>"
  fi
  lines="$lines  $line
"
done
[ -n "$lines" ] || fail "“$folder”里没有 et/index.html。请用 --folder 写明 WPS 文件夹在哪里。" 2

publish="$jsaddons/publish.xml"
mkdir -p "$jsaddons" 2>/dev/null || fail "建不了文件夹“$jsaddons”（没有权限，或者同名的不是文件夹）。请用平时打开 WPS 的账号运行。"
need_writable
work="$(mktemp -d 2>/dev/null)" || fail "建不了临时文件夹。"
trap 'rm -rf "$work"' EXIT
shape=missing
if [ -f "$publish" ]; then
  shape="$(shape_of "$publish")"
  [ "$shape" != broken ] ||
    fail "“$publish”不是完整的加载项清单（没有成对的 <jsplugins>），没有动它。请先看看里面是什么，改好或改名以后再装。"
  without_ours "$publish" > "$work/without"
  # 还没有自己的，才是“装以前的样子”。
  if cmp -s "$publish" "$work/without"; then
    rm -f "$publish$copy_suffix"
    cp -p "$publish" "$publish$copy_suffix" 2>/dev/null || fail "留不下“$publish$copy_suffix”（磁盘满了，或没有权限），没有改动任何东西。"
  fi
  shape="$(shape_of "$work/without")"
fi
case "$shape" in
  missing | blank) empty_publish > "$work/without" ;;
esac
with_lines "$work/without" > "$work/with"

# 先放好网页，再改清单，最后才清旧的：停在哪一步，WPS 都有东西可读。
kept=none
if [ "$local_copy" = yes ]; then
  kept="$version"
  for part in et writer; do
    [ -f "$folder/$part/index.html" ] && [ -f "$folder/$part/taskpane.html" ] || continue
    type=et
    [ "$part" = et ] || type=wps
    mkdir -p "$jsaddons/jixiao-${type}_$version" 2>/dev/null &&
      cp "$folder/$part"/* "$jsaddons/jixiao-${type}_$version/" 2>/dev/null ||
      fail "“$folder/$part”复制不到“$jsaddons”里（读不出、磁盘满了，或没有权限），没有改动清单。"
  done
fi
replace_with "$publish" "$work/with"
remove_folders "$kept"

echo "已登记：$found。清单：$publish"
if [ -f "$publish$copy_suffix" ]; then echo "装以前的清单留在：$publish$copy_suffix"; fi
how_to_restart
echo "据别人报告：第一次打开时 WPS 会问是否信任，点“允许”以后还要再关掉重开一次，“绩效自评”选项卡才出来。"
echo "撤销：sh uninstall-linux.sh"
