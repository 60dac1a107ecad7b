# Stages of ./dev: one line each; the output goes to a log, and is shown if the stage fails. Sourced by ./dev.

log_of() { echo "$logs/$(tr 'A-Z' 'a-z' <<<"$1" | tr -cs 'a-z0-9\n' '-').log"; }

failed_stages=()
stage() { # NAME COMMAND...
  local name=$1 started=$SECONDS status log
  shift
  log=$(log_of "$name")
  printf '== %s ... ' "$name"
  "$@" >"$log" 2>&1 </dev/null
  status=$?
  if [ $status -eq 0 ]; then
    printf 'ok (%d s)\n' $((SECONDS - started))
  else
    printf 'FAILED (%d s)\n' $((SECONDS - started))
    tail -n 60 "$log" | sed 's/^/   /'
    echo "   whole log: ${log#"$root"/}"
    failed_stages+=("$name")
  fi
  return $status
}

passed=0 failed=0 skipped=0
count() { # PASSED FAILED SKIPPED
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}
tally() { echo "   $1 passed, $2 failed, $3 skipped"; count "$1" "$2" "$3"; }

# A stage that is one test; `step` is one whose tests are counted elsewhere: it counts only if it fails.
check() { if stage "$@"; then count 1 0 0; else count 0 1 0; return 1; fi; }
step() { stage "$@" || { count 0 1 0; return 1; }; }
skip() { printf '== %s ... skipped: %s\n' "$1" "$2"; count 0 0 1; }

unit_tests() { # PRESET-FOLDER
  local binary=$build/$1/bin/lede_unit_tests report=$reports/unit-$1.xml cases
  [ -x "$binary" ] || return 0
  rm -f "$report"
  stage "unit tests ($1)" timeout 900 "$binary" --reporter compact --reporter "xml::out=$report"
  local status=$?
  cases=$(grep -o '<OverallResultsCases [^>]*>' "$report" 2>/dev/null)
  number() { local match; match=$(grep -o " $1=\"[0-9]*\"" <<<"$cases" | tr -dc 0-9); echo "${match:-0}"; }
  if [ -z "$cases" ] || { [ $status -ne 0 ] && [ "$(number failures)" -eq 0 ]; }; then
    count 0 1 0 # it ended before it could say what failed
  fi
  [ -z "$cases" ] || tally $(($(number successes) + $(number expectedFailures))) "$(number failures)" "$(number skips)"
}

# For files that start browsers, servers or bundlers, of which more than four at a time fill any machine.
few_at_once="--test-concurrency=$((jobs < 4 ? jobs : 4))"

node_tests() { # NAME FOLDER-OR-FILE [NODE-OPTION...]
  local name=$1 files=("$2") status totals
  if [ -d "$2" ]; then shopt -s nullglob; files=("$2"/*.test.mjs); shopt -u nullglob; fi
  shift 2
  [ ${#files[@]} -eq 0 ] && return 0
  # By itself Node leaves one core idle, which of two is half.
  # A file that hangs fails by its name; all of them together have an hour.
  stage "$name" timeout --signal=INT 3600 node --test --test-reporter=./tests/reporter.mjs --test-timeout=900000 "--test-concurrency=$jobs" "$@" "${files[@]}"
  status=$?
  # The reporter's last line: "1 passed, 2 failed, 3 skipped".
  totals=$(grep -E '^[0-9]+ passed, ' "$(log_of "$name")" | tail -n 1 | tr -dc '0-9 ')
  # shellcheck disable=SC2086 # three numbers
  set -- ${totals:-0 0 0}
  [ $status -ne 0 ] && [ "$2" -eq 0 ] && count 0 1 0 # it ended before it could say what failed
  tally "$@"
}
