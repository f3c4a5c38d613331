#!/usr/bin/env bash
# bash tests/run.sh             everything; installs what is missing; the last line is the sum of all suites
# bash tests/run.sh Engine      one suite: Architecture, Data, Engine, Api, HostedUI, Admin, Server, Browser (several words: several suites)
#                               PostgreSql and SqlServer: the Engine suite on PostgreSQL, and with every query put through SQL Server's translator,
#                               without the classes that show nothing of a database ([Trait("Databases", "One")])
#                               Clients: real clients against the started server. Format: dotnet format
set -uo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
all=(Architecture Data Engine SqlServer PostgreSql Api HostedUI Admin Server Browser Clients Format)
[ $# -gt 0 ] && wanted=("$@") || wanted=("${all[@]}")

export CI=${CI:-true} DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
export NO_COLOR=1 NPM_CONFIG_UPDATE_NOTIFIER=false NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false
work=$(mktemp -d "${TMPDIR:-/tmp}/cognito-console-tests.XXXXXX")
chmod 755 "$work"
passed=0 failed=0 skipped=0 problems=() again=()
. tests/install.sh
. tests/postgresql.sh

finish() {
  code=$?
  stop_postgresql
  rm -rf "$work"
  for problem in "${problems[@]}"; do echo "FAILED: $problem"; done
  [ "$code" -eq 0 ] && [ "$failed" -gt 0 ] && code=1
  [ "$code" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM

say() { echo; echo "== $* ($(date +%T))"; }
wants() { local name; for name in "${wanted[@]}"; do [ "$name" = "$1" ] && return 0; done; return 1; }

# The number behind the last "word: 12" or "word 12" of a log.
count() { LC_ALL=C sed -nE "s/^[^[:alnum:]]*$2:? +([0-9]+).*/\1/p" "$1" | tail -1; }

# add NAME LOG CODE [PASSED-WORD FAILED-WORD SKIPPED-WORD]: takes a suite's closing numbers into the sum.
add() {
  local ok bad left
  ok=$(count "$2" "${4:-succeeded}") bad=$(count "$2" "${5:-failed}") left=$(count "$2" "${6:-skipped}")
  # A suite that ends badly without naming a failed test (crash, timeout, no tests found) is itself the failure.
  if [ "$3" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; then bad=1; fi
  passed=$((passed + ${ok:-0})) failed=$((failed + ${bad:-0})) skipped=$((skipped + ${left:-0}))
  if [ "${bad:-0}" -gt 0 ]; then problems+=("$1 (${bad} failed, exit code $3); again with: bash tests/run.sh $1"$'\n'"$(failures "$2")"); fi
}

# A log's failed tests and the first lines of why, sixty lines at most, so that the end of the output says both.
failures() {
  LC_ALL=C awk '/^(failed|✖) .+ \(.*[0-9]m?s\)$/ { if (!seen[$0]++) { sub(/^[^ ]+ /, ""); print "        " $0; left = 6 } next }
    /^[^ ]/ { left = 0 } left > 0 { left--; print "          " substr($0, 1, 240) }' "$1" | head -60
}

# suite NAME PROJECT [VARIABLE=value ...]
suite() {
  local name=$1 project=$2 log=$work/$1.log code
  shift 2
  say "$name"
  env "$@" timeout --kill-after=20 25m dotnet test --project "tests/CognitoConsole.$project.Tests" --no-build --no-progress --no-ansi "${again[@]}" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  if [ "$code" -eq 8 ] && ! grep -rqE '\[(Fact|Theory|Property)' --include=*.cs "tests/CognitoConsole.$project.Tests"; then code=0; fi
  add "$name" "$log" "$code"
}

build() {
  say "build"
  retry dotnet tool restore >"$work/tools.log" 2>&1 || { cat "$work/tools.log"; problems+=("dotnet tool restore"); exit 1; }
  retry dotnet restore CognitoConsole.sln --verbosity quiet || { problems+=("restore"); exit 1; }
  dotnet build CognitoConsole.sln --no-restore --nologo --verbosity quiet || { problems+=("build"); exit 1; }
}

for name in "${wanted[@]}"; do
  case " ${all[*]} " in *" $name "*) ;; *) echo "no suite $name; there are: ${all[*]}"; exit 2 ;; esac
done

say "install"
install_missing
build
if wants PostgreSql || wants Data; then start_postgresql || problems+=("PostgreSQL did not start: see above"); fi

for name in Architecture Data Engine; do wants $name && suite $name $name; done
# What has passed once on SQLite and has nothing to do with the database.
again=(--filter-not-trait "Databases=One")
wants SqlServer && suite SqlServer Engine COGNITO_TEST_DATABASE=SqlServerTranslation
if wants PostgreSql; then
  if [ -n "${COGNITO_TEST_POSTGRESQL:-}" ]; then suite PostgreSql Engine COGNITO_TEST_DATABASE=PostgreSql; else failed=$((failed + 1)); fi
fi
again=()
for name in Api HostedUI Admin Server; do wants $name && suite $name $name; done
if wants Browser || wants Clients; then (cd tests/clients && retry npm ci --silent) || problems+=("npm packages of tests/clients"); fi
wants Browser && suite Browser Browser

if wants Clients; then
  say "Clients"
  timeout --kill-after=20 15m node tests/clients/run.mjs 2>&1 | tee "$work/Clients.log"
  add Clients "$work/Clients.log" "${PIPESTATUS[0]}" pass fail skipped
fi

if wants Format; then
  say "Format"
  if timeout 15m dotnet format CognitoConsole.sln --verify-no-changes --no-restore; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    problems+=("dotnet format would change files; run: dotnet format")
  fi
fi
exit 0
