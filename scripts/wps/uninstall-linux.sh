#!/bin/sh
# 撤销 install-linux.sh：只去掉 publish.xml 里 name 是 jixiao-et、jixiao-wps 的，和 --local 放进来的文件夹；别的一个字节也不动。
#
#   sh uninstall-linux.sh [--jsaddons 文件夹]
#
# WPS 自己记的“信任过谁”（authaddin.json）不动：那是 WPS 的文件，留着没有坏处。
set -eu
here="$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"
if [ ! -f "$here/publish-linux.sh" ]; then
  echo "“$here”里没有 publish-linux.sh：请把整个 WPS 文件夹复制过来再运行，没有改动任何东西。" >&2
  exit 2
fi
. "$here/publish-linux.sh"

while [ $# -gt 0 ]; do
  case "$1" in
    --jsaddons)
      [ $# -ge 2 ] || fail "$1 后面要写内容。" 2
      jsaddons="$2"
      shift 2
      ;;
    --help | -h) usage "$here/uninstall-linux.sh" ;;
    *) fail "不认得“$1”。用法：sh uninstall-linux.sh --help" 2 ;;
  esac
done

need_jsaddons
publish="$jsaddons/publish.xml"
if [ ! -e "$publish" ] && [ ! -L "$publish" ]; then
  remove_folders none
  if [ -z "$removed" ]; then
    echo "没有“$publish”，没有要撤销的。"
  else
    echo "没有“$publish”；--local 放进来的文件夹删掉了。"
    how_to_restart
  fi
  exit 0
fi
need_writable
work="$(mktemp -d 2>/dev/null)" || fail "建不了临时文件夹。"
trap 'rm -rf "$work"' EXIT
if [ "$(shape_of "$publish")" = broken ]; then
  grep -q 'jixiao-\(et\|wps\)' "$publish" || fail "“$publish”不是完整的加载项清单，里面也没有绩效自评助手，没有动它。"
  fail "“$publish”不是完整的加载项清单，没有动它。请用文本编辑器打开，删去 name 是 jixiao-et、jixiao-wps 的行。"
fi
without_ours "$publish" > "$work/without"
if cmp -s "$publish" "$work/without"; then
  remove_folders none
  echo "“$publish”里没有绩效自评助手，没有动它${removed:+；--local 放进来的文件夹删掉了}。"
  exit 0
fi

copy="$publish$copy_suffix"
empty_publish > "$work/created"
sed 's|<jsplugins></jsplugins>|<jsplugins/>|' "$work/without" > "$work/short"
if [ -f "$copy" ] && { cmp -s "$copy" "$work/without" || cmp -s "$copy" "$work/short" || { [ "$(shape_of "$copy")" = blank ] && cmp -s "$work/created" "$work/without"; }; }; then
  # 只有自己改过：恢复成装以前的那一份，不再留副本。
  replace_with "$publish" "$copy"
  rm -f "$copy"
elif [ ! -f "$copy" ] && cmp -s "$work/created" "$work/without"; then
  # 是 install-linux.sh 新建的。
  rm -f "$publish"
else
  replace_with "$publish" "$work/without"
fi
remove_folders none
echo "已撤销。工作簿和报告里的内容不受影响。"
how_to_restart
