#!/bin/bash
# 为当前用户在 Mac 版 Excel、Word 里装上“绩效自评助手”（试点用）。撤销：uninstall-mac.sh。
set -euo pipefail
id='{id}'
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
manifest="${1:-$here/../manifest.xml}"
if [[ ! -f "$manifest" ]]; then
  echo "找不到“$manifest”。请把 manifest.xml 的位置写在命令后面。" >&2
  exit 2
fi
found=0
for app in Excel Word; do
  container="$HOME/Library/Containers/com.microsoft.$app/Data/Documents"
  # 程序从没打开过时还没有这个文件夹；自己建一个，Office 不会认。
  [[ -d "$container" ]] || continue
  mkdir -p "$container/wef"
  cp "$manifest" "$container/wef/$id.manifest.xml"
  echo "$app：已装上。"
  found=1
done
if [[ $found -eq 0 ]]; then
  echo "没有找到 Excel 或 Word 的文件夹。请先各打开一次再装。" >&2
  exit 3
fi
echo "请重新打开 Excel 和 Word，点“开始→加载项”，选“绩效自评助手”。"
