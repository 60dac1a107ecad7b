# `./dev test` and `./dev fuzz`: all stages, in the order in which a fault is cheapest to find. Sourced by ./dev.

cpp_sources() { find core wasm tests examples \( -name node_modules -o -name build \) -prune -o \( -name '*.cpp' -o -name '*.h' \) -print; }
clang_format() { cpp_sources | xargs "$(command -v clang-format-14 || echo clang-format)" "$@"; }
layout() { # the names of the files alone: `./dev format` does the rest
  local said
  said=$(clang_format --dry-run -Werror 2>&1) && return 0
  { grep ': error:' <<<"$said" || echo "$said"; } | cut -d: -f1 | sort -u
  return 1
}
# Every run lints the twenty files that the last commits touched, the rooms that read bytes of strangers with the analyzer,
# too. `./dev lint` and `./dev analyze` look at everything, which takes as long as half of all other tests.
lint_slice() {
  local stamps
  mapfile -t stamps < <(lint_slice_sources | sort -u | tr / .)
  stamps=("${stamps[@]/#/lint/}")
  cmake --build --preset dev --parallel "$jobs" --target "${stamps[@]/%/.stamp}"
}
lint_slice_sources() {
  git log -10 --diff-filter=d --name-only --format= -- 'core/src/*.cpp' 'core/cli/*.cpp' 'examples/newsroom/*.cpp' 2>/dev/null |
    while read -r source; do [ -f "$source" ] && echo "$source"; done | awk '!seen[$0]++' | head -n 20
}

# Every version of these programs has an opinion of its own; ours is that of version 14.
with_llvm_14() { # PROGRAM NAME COMMAND
  if command -v "$1-14" >/dev/null; then check "$2" "$3"; else skip "$2" "it wants $1 14, which Debian 12 has"; fi
}

fuzz_slice_runs=4000
fuzz() { # SECONDS
  require "$need_fuzz" || return 1
  require_archives
  # shellcheck disable=SC2046 # names of files, without spaces
  step "fuzz build" configure_and_build fuzz $(fuzz_targets) && fuzz_each "$1"
}

fuzz_targets() { # by name
  local target
  shopt -s nullglob
  for target in tests/fuzz/*_fuzzer.cpp; do basename "$target" .cpp; done
}

# A target keeps one core busy, so those of the slice run beside each other. With a limit of time they run one after
# another: each has a whole core then.
fuzz_each() { # SECONDS together, or the word slice: what ./dev test does of it
  local name share=1 label result=0 targets
  mapfile -t targets < <(fuzz_targets)
  if [ "$1" != slice ] && [ $(($1 / ${#targets[@]})) -gt 1 ]; then share=$(($1 / ${#targets[@]})); fi
  label="$share s"
  [ "$1" = slice ] && label="$fuzz_slice_runs inputs"
  mkdir -p "$build/fuzz/slice" "$build/fuzz/findings"
  # Documents as they are, and those of the cases.
  node tests/fuzz/seeds.mjs "$build/fuzz/seeds" || { count 0 1 0; return 1; }
  [ "$1" = slice ] && start_fuzz_slices "${targets[@]}"
  for name in "${targets[@]}"; do
    if [ "$1" = slice ]; then
      check "fuzz $name, $label" end_of_fuzz_slice "$name" || result=1
    else
      check "fuzz $name, $label" fuzz_one "$name" "$share" || result=1
    fi
  done
  return $result
}

start_fuzz_slices() { # TARGET...
  local name
  for name in "$@"; do rm -f "$build/fuzz/slice/$name.status"; done
  for name in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n; done
    {
      fuzz_one "$name" slice >"$build/fuzz/slice/$name.output" 2>&1 </dev/null
      echo $? >"$build/fuzz/slice/$name.status"
    } &
  done
}

end_of_fuzz_slice() { # TARGET: what it said, and its status
  while [ ! -s "$build/fuzz/slice/$1.status" ] && [ -n "$(jobs -rp)" ]; do wait -n; done
  cat "$build/fuzz/slice/$1.output"
  [ "$(cat "$build/fuzz/slice/$1.status")" = 0 ]
}

fuzz_one() { # TARGET SECONDS-OR-SLICE
  local name=$1 corpus=$build/fuzz/corpus/$1 seeds=()
  [ "$2" = slice ] && corpus=$build/fuzz/slice/$name && rm -rf "$corpus"
  mkdir -p "$corpus"
  # A test has to say the same tomorrow: the same seed and the same number of inputs, not the same time. What libFuzzer
  # learns from comparisons differs from run to run.
  local extent=("-max_total_time=$2")
  [ "$2" = slice ] && extent=(-seed=1 -use_cmp=0 "-runs=$fuzz_slice_runs" -max_len=1024)
  local options=("${extent[@]}" -timeout=20 -rss_limit_mb=2048 -verbosity=0
    "-artifact_prefix=$build/fuzz/findings/$name-")
  [ -f "tests/fuzz/$name.dict" ] && options+=("-dict=tests/fuzz/$name.dict")
  [ -d "tests/fuzz/corpus/$name" ] && seeds=("tests/fuzz/corpus/$name")
  if [ "$name" = direct_fuzzer ]; then # it reads both kinds of text
    seeds=(tests/fuzz/corpus/html_fuzzer tests/fuzz/corpus/markdown_fuzzer)
    options+=(-dict=tests/fuzz/html_fuzzer.dict)
  fi
  [ "$name" = document_fuzzer ] && seeds=(examples/formats "$build/fuzz/seeds")
  # In the order of their names: that in which a folder happens to list them is another on every machine.
  if [ "$2" = slice ] && [ ${#seeds[@]} -gt 0 ]; then
    find "${seeds[@]}" -type f | LC_ALL=C sort | paste -sd, >"$build/fuzz/slice/$name.seeds"
    options+=("-seed_inputs=@$build/fuzz/slice/$name.seeds")
    seeds=()
  fi
  "$build/fuzz/bin/$name" "${options[@]}" "$corpus" ${seeds[@]+"${seeds[@]}"}
}

setup() {
  require "$need_everything" && require_packages all || return 1
  require_archives
}

run_tests() {
  local started=$SECONDS
  setup || return 1 # without what they need, nothing below can say anything
  with_llvm_14 clang-format "layout of C++ (./dev format)" layout
  check "check of web" npm run --silent --workspace web check
  step "native build" configure_and_build dev all && {
    unit_tests native
    with_llvm_14 clang-tidy "lint of C++" lint_slice
  }
  node_tests "rules" tests/rules
  # The fuzz targets want these sanitizers too: one build serves both.
  # shellcheck disable=SC2046 # names of files, without spaces
  step "fuzz build, with asan" configure_and_build fuzz lede lede_unit_tests $(fuzz_targets) && {
    unit_tests fuzz
    LEDE_COMMAND=$build/fuzz/bin/lede LEDE_NATIVE_ONLY=1 node_tests "cases under asan" tests/cases/cases.test.mjs
    LEDE_COMMAND=$build/fuzz/bin/lede node_tests "broken documents under asan" tests/conformance/broken-formats.test.mjs
    fuzz_each slice
  }
  step "tsan build" configure_and_build tsan lede lede_threads && {
    check "threads under tsan" build/tsan/bin/lede_threads examples/articles/*.json
    LEDE_COMMAND=$build/tsan/bin/lede node_tests "batch under tsan" tests/command/batch.test.mjs
    LEDE_COMMAND=$build/tsan/bin/lede node_tests "the files of batch under tsan" tests/command/batch-pages.test.mjs
  }
  build_wasm || count 0 1 0
  build_web || count 0 1 0
  node_tests "cases" tests/cases
  node_tests "command" tests/command
  node_tests "conformance" tests/conformance
  node_tests "places" tests/places
  node_tests "web" web/test
  node_tests "packages" tests/packages "$few_at_once"
  node_tests "newsroom" tests/newsroom "$few_at_once"
  node_tests "browsers" tests/browser "$few_at_once"
  echo
  [ ${#failed_stages[@]} -eq 0 ] || printf 'failed: %s\n' "${failed_stages[@]}"
  echo "took $(((SECONDS - started) / 60)) min $(((SECONDS - started) % 60)) s"
  echo "$passed passed, $failed failed, $skipped skipped"
  [ $failed -eq 0 ] && [ ${#failed_stages[@]} -eq 0 ]
}
