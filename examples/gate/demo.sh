#!/bin/sh
# The gate on a made-up repository of twenty reports: first run, baseline, a commit that spoils one
# figure, what every format says of it, a waiver, its end, and pruning. Ends with 1 where a step does
# not end as it says.
#   demo.sh [GOUJI]      the program; by default the one that the build left, else that of PATH
set -eu
here=$(cd "$(dirname "$0")" && pwd)
built=$here/../../build/release/bin/gouji
[ -x "$built" ] || built=gouji
gouji=${1:-$built}
case $gouji in
  */*) gouji=$(cd "$(dirname "$gouji")" && pwd)/$(basename "$gouji") ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=demo GIT_AUTHOR_EMAIL=demo@example.org
export GIT_COMMITTER_NAME=demo GIT_COMMITTER_EMAIL=demo@example.org

say() { printf '\n== %s\n' "$*"; }

# step CODE WORDS…: runs gouji, shows its last lines, and holds it to that exit code.
step() {
  wanted=$1
  shift
  printf '$ gouji'
  printf ' %s' "$@"
  printf '\n'
  code=0
  "$gouji" "$@" > "$work/.out" 2>&1 || code=$?
  grep -v -e '│' -e '─' "$work/.out" | tail -n 7
  printf '→ %s\n' "$code"
  [ "$code" -eq "$wanted" ] || { echo "expected exit code $wanted" >&2; exit 1; }
}

# excerpt FILE WORDS LINES: what a file of results says there, the beginnings of long lines.
excerpt() {
  printf -- '-- %s\n' "$1"
  grep -q -e "$2" "$1"
  grep -m 1 -A "$(($3 - 1))" -e "$2" "$1" | LC_ALL=C.UTF-8 sed 's/^\(.\{150\}\).*/\1…/'
}

say "二十份报告，其中三份有以前留下的问题 · twenty reports, three of them with old faults"
sh "$here/make-reports" 2023
git init -q -b main
git add -A
git commit -q -m reports
step 1 check 2023

say "把现有问题登记为基线 · the baseline records them"
printf 'baseline = gouji.baseline.json\nwaivers = gouji.waivers\n' > gouji.cfg
printf '# none\n' > gouji.waivers
step 0 baseline write 2023
step 0 check 2023
git add -A
git commit -q -m gate

say "一次提交改错一个数字，合计对不上 · a commit spoils one figure, and its sums no longer add up"
sed -i 's|<td>38</td>|<td>39</td>|' 2023/云岭县人民政府.html
git commit -q -a -m update
step 1 check --changed-since HEAD~1 2023
step 1 check 2023
for format in github markdown; do
  step 1 check --changed-since HEAD~1 --format "$format" 2023
done
step 1 check --changed-since HEAD~1 --format json=results.json --format sarif=gouji.sarif \
  --format junit=junit.xml --format gitlab=codequality.json --format checkstyle=checkstyle.xml \
  --format csv=findings.csv --format ndjson=results.ndjson 2023
excerpt results.json '"rule": "applications.balance"' 5
excerpt gouji.sarif '"ruleId":"applications.balance"' 1
excerpt junit.xml '<failure .*natural_person' 1
excerpt codequality.json '"check_name": "applications.balance"' 5
excerpt checkstyle.xml 'gouji.applications.balance' 1
excerpt findings.csv ',applications.balance,' 1
excerpt results.ndjson '^{"report"' 2

say "豁免至2026年3月31日 · waived until 31 March 2026"
for rule in applications.balance applications.applicants; do
  printf '[%s]\nagency = 云岭县人民政府\nyear = 2023\n' "$rule"
  printf 'who = 王敏\nwhy = 1件申请并入上年案件\nuntil = 2026-03-31\n\n'
done > gouji.waivers
cat gouji.waivers
step 0 check --as-of 2026-03-31 2023

say "到期 · its end"
step 1 check --as-of 2026-04-01 2023

say "改正，清理基线 · mended, and the baseline pruned"
printf '# none\n' > gouji.waivers
sed -i 's|<td>39</td>|<td>38</td>|' 2023/云岭县人民政府.html
sed -i 's|<td>18</td>|<td>16</td>|' 2023/清溪市交通运输局.html
step 0 check 2023
step 1 baseline check 2023
step 0 baseline prune 2023
step 0 baseline check 2023

say "改回去就是新问题 · broken again, it is new"
sed -i 's|<td>16</td>|<td>18</td>|' 2023/清溪市交通运输局.html
step 1 check 2023
