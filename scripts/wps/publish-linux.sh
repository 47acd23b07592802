# install-linux.sh 和 uninstall-linux.sh 共用：publish.xml 在哪里，怎样只动自己的那几条。
# WPS 把装了哪些加载项记在 publish.xml 里，别人的也在里面：除了 name 是 jixiao-et、jixiao-wps 的，一个字节也不动。
# 只用 POSIX 的 sh、awk、sed、cmp、tail。

jsaddons="${HOME:-}/.local/share/Kingsoft/wps/jsaddons"
copy_suffix=.jixiao-bak

empty_publish() {
  printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' '<jsplugins>' '</jsplugins>'
}

fail() {
  printf '%s\n' "$1" >&2
  exit "${2:-3}"
}

# $1（脚本自己）开头的用法。
usage() {
  sed -n '2,/^[^#]/s/^#\{1,\} \{0,1\}//p' "$1"
  exit 0
}

need_jsaddons() {
  if [ "$jsaddons" = /.local/share/Kingsoft/wps/jsaddons ]; then
    fail "不知道用户的文件夹在哪里（没有 HOME）。请用 --jsaddons 写明。" 2
  fi
}

# 改不改得了，动手以前就看清：停在半路，留下的东西会挡住下一次。
need_writable() {
  real="$publish"
  if [ -L "$publish" ]; then
    real="$(readlink -f "$publish" 2>/dev/null)" && [ -e "$real" ] ||
      fail "“$publish”是一个链接，它指的文件不在，没有动它。请先删掉这个链接。"
  fi
  if [ -e "$real" ]; then
    [ -f "$real" ] || fail "“$publish”不是文件，没有动它。请先看看它是什么，改名以后再来。"
    [ -r "$real" ] || fail "“$publish”读不出来（没有权限），没有动它。请用它的主人的账号运行，或改好它的权限。"
    [ -w "$real" ] || fail "“$publish”是只读的，没有动它。确实要改的，先运行：chmod u+w \"$publish\"（不是自己的文件，请管理员改）。"
  fi
  for place in "$jsaddons" "$(dirname -- "$real")"; do
    [ -w "$place" ] && [ -x "$place" ] ||
      fail "没有权限往文件夹“$place”里写，没有改动任何东西。请用平时打开 WPS 的账号运行，或请管理员改好它的权限。"
  done
}

# 1：最后一个字符是换行（awk 自己看不出来）。
ends_with_newline() {
  if [ -z "$(LC_ALL=C tail -c 1 "$1")" ]; then echo 1; else echo 0; fi
}

# 把 $1 整个读进 awk 的 text，注释换成同样长的空白放在 plain 里，再做 $2。字节当字符，编码是什么都不碍事。
whole() {
  LC_ALL=C awk -v ends="$(ends_with_newline "$1")" '
    { text = text (NR > 1 ? "\n" : "") $0 }
    function without_comments(rest,   done, from, size, blank) {
      done = ""
      blank = " "
      while ((from = index(rest, "<!--")) > 0) {
        size = index(substr(rest, from + 4), "-->")
        size = size > 0 ? size + 6 : length(rest) - from + 1
        while (length(blank) < size) blank = blank blank
        done = done substr(rest, 1, from - 1) substr(blank, 1, size)
        rest = substr(rest, from + size)
      }
      return done rest
    }
    END {
      if (ends && NR > 0) text = text "\n"
      plain = without_comments(text)
      ORS = ""
      '"$2"'
    }' "$1"
}

# closed：<jsplugins>…</jsplugins>；empty：<jsplugins/>；blank：什么也没有；broken：看不懂，不能动。
shape_of() {
  whole "$1" '
    sub(/^\357\273\277/, "", plain)
    opened = gsub(/<jsplugins[ \t\r\n]*>/, "<jsplugins>", plain)
    closed = gsub(/<\/jsplugins[ \t\r\n]*>/, "</jsplugins>", plain)
    if (plain ~ /^[ \t\r\n]*$/) print "blank"
    else if (opened == 1 && closed == 1 && plain ~ /^[ \t\r\n]*(<\?xml[^>]*\?>)?[ \t\r\n]*<jsplugins>.*<\/jsplugins>[ \t\r\n]*$/) print "closed"
    else if (opened == 0 && closed == 0 && plain ~ /^[ \t\r\n]*(<\?xml[^>]*\?>)?[ \t\r\n]*<jsplugins[ \t\r\n]*\/>[ \t\r\n]*$/) print "empty"
    else print "broken"'
}

# 去掉自己的：写的是自己的那一行整行去掉，和别的挤在一行的只去掉自己。
without_ours() {
  whole "$1" '
    out = ""
    while (match(plain, /<jsplugin(online)?[ \t\r\n]/)) {
      from = RSTART
      # 引号里的 > 不是结尾；引号不成对的，只好到第一个 > 为止。
      size = match(substr(plain, from), /^<([^>"\047]|"[^"]*"|\047[^\047]*\047)*>/) ? RLENGTH : index(substr(plain, from), ">")
      if (size == 0) break
      tag = substr(plain, from, size)
      out = out substr(text, 1, from - 1)
      piece = substr(text, from, size)
      text = substr(text, from + size)
      plain = substr(plain, from + size)
      if (tag !~ /[ \t\r\n]name[ \t\r\n]*=[ \t\r\n]*("jixiao-(et|wps)"|\047jixiao-(et|wps)\047)/) {
        out = out piece
        continue
      }
      if (tag !~ /\/>$/ && match(plain, /^[ \t\r\n]*<\/jsplugin(online)?[ \t\r\n]*>/)) {
        text = substr(text, RLENGTH + 1)
        plain = substr(plain, RLENGTH + 1)
      }
      if (out ~ /(^|\n)[ \t]*$/ && match(text, /^[ \t]*\r?(\n|$)/)) {
        text = substr(text, RLENGTH + 1)
        plain = substr(plain, RLENGTH + 1)
        sub(/[ \t]*$/, "", out)
      }
    }
    print out text'
}

# 在 </jsplugins> 前面加上 $lines（一条一行）；它不在行首的，就加在同一行里，撤销以后一个字节不差。
with_lines() {
  LINES_TO_ADD="$lines" whole "$1" '
    added = ENVIRON["LINES_TO_ADD"]
    if (match(plain, /<jsplugins[ \t\r\n]*\/>/)) {
      gsub(/\n[ \t]*/, "", added)
      sub(/^[ \t]*/, "", added)
      print substr(text, 1, RSTART - 1) "<jsplugins>" added "</jsplugins>" substr(text, RSTART + RLENGTH)
      exit
    }
    match(plain, /<\/jsplugins[ \t\r\n]*>/)
    before = substr(text, 1, RSTART - 1)
    after = substr(text, RSTART)
    if (match(before, /\n[ \t]*$/)) {
      after = substr(before, RSTART + 1) after
      before = substr(before, 1, RSTART)
      if (before ~ /\r\n$/) gsub(/\n/, "\r\n", added)
    } else {
      gsub(/\n[ \t]*/, "", added)
      sub(/^[ \t]*/, "", added)
    }
    print before added after'
}

# 一步换好：写到一半断电，旧的还在。权限照旧；是链接的，换它指的那个文件。
replace_with() {
  place="$1"
  if [ -L "$place" ]; then place="$(readlink -f "$place")"; fi
  # 上一次停在半路留下的。
  rm -f "$place.jixiao-part"
  if [ -f "$place" ]; then cp -p "$place" "$place.jixiao-part" 2>/dev/null || not_replaced; fi
  # 写不进的话不出自 cat，出自 shell。
  { cat "$2" > "$place.jixiao-part"; } 2>/dev/null || not_replaced
  mv -f "$place.jixiao-part" "$place" 2>/dev/null || not_replaced
}

not_replaced() {
  rm -f "$place.jixiao-part"
  fail "写不进“$place”（磁盘满了，或没有权限），没有改动它。"
}

# 自己放进来的文件夹（--local），名字以 $1 结尾的留下；看了里面的 manifest.xml 是自己的才删。
remove_folders() {
  removed=''
  for folder_there in "$jsaddons"/jixiao-et_* "$jsaddons"/jixiao-wps_*; do
    case "$folder_there" in
      *"_$1") continue ;;
    esac
    [ -f "$folder_there/manifest.xml" ] || continue
    grep -q '<Name>jixiao-\(et\|wps\)</Name>' "$folder_there/manifest.xml" || continue
    rm -rf "$folder_there"
    removed=yes
  done
}

how_to_restart() {
  echo "请保存好文件，关掉 WPS 的全部窗口再打开。WPS 常驻后台的，在终端里运行：quickstartoffice restart"
}
