# What ./dev builds, by the presets of CMake and the scripts of npm. Sourced by ./dev.

configure_and_build() { # PRESET TARGET...
  local preset=$1
  shift
  cmake --preset "$preset" && cmake --build --preset "$preset" --parallel "$jobs" --target "$@"
}

build_native() { # [TARGET...], beside the command
  require "$need_native" || return 1
  require_archives
  stage "native build" configure_and_build dev lede "$@"
}

build_newsroom() {
  require "$need_newsroom" && build_native lede-newsroom
}

configure_and_build_wasm() { # PRESET, whose folder in build/ has the same name
  local PATH=$PATH emcc stamp=$build/$1/.emcc version
  [ -n "${EMCC:-}" ] && PATH=$(dirname "$EMCC"):$PATH
  unset EMCC # it means something else to emcmake
  emcc=$(readlink -f "$(command -v emcc)")
  # Emscripten keeps the libraries that it builds beside itself, where only root may write. Debian's has them all, and
  # refuses to build into another folder.
  if [ -z "${EM_CACHE:-}" ] && [ ! -w "$(dirname "$emcc")" ] && [ "$("$(dirname "$emcc")/em-config" FROZEN_CACHE 2>/dev/null)" != True ]; then
    export EM_CACHE=$build/emscripten-cache
    mkdir -p "$EM_CACHE"
  fi
  # Objects of one Emscripten are no use to another.
  version="$emcc $(emcc --version | head -n 1)"
  if [ -d "$build/$1" ] && [ "$(cat "$stamp" 2>/dev/null)" != "$version" ]; then rm -rf "${build:?}/$1"; fi
  emcmake cmake --preset "$1" && echo "$version" >"$stamp" && cmake --build --preset "$1" --parallel "$jobs"
}

build_wasm() {
  if [ -n "${EMCC:-}" ] && [ ! -x "$EMCC" ]; then
    echo "EMCC names no program: $EMCC" >&2
    return 1
  fi
  require "$need_wasm" && require_node || return 1
  require_archives
  stage "wasm build" configure_and_build_both_wasm
}

# At once, since each ends with a link that keeps one core busy for a minute.
configure_and_build_both_wasm() {
  local small
  configure_and_build_wasm wasm &
  small=$!
  configure_and_build_wasm wasm-full
  local status=$?
  wait "$small" && return $status
}

build_web() {
  require_packages web || return 1
  stage "web build" npm run --silent --workspace web build
}

build_all() {
  require "$need_native $need_wasm $need_node" && build_native && build_wasm && build_web || return 1
  echo "   build/native/bin/lede is the command, web/ the package (npm pack ./web), web/dist/cdn/ what pages load"
}
