#!/bin/bash
# 撤销 install-mac.sh 装上的东西。工作簿和报告不受影响。
set -euo pipefail
id='{id}'
for app in Excel Word; do
  file="$HOME/Library/Containers/com.microsoft.$app/Data/Documents/wef/$id.manifest.xml"
  if [[ -f "$file" ]]; then
    rm "$file"
    echo "$app：已撤销。"
  fi
done
echo "请重新打开 Excel 和 Word。"
