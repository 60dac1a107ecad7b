# What the commands of ./dev need from the machine, and how they get it. Sourced by ./dev.
#
# A need is "THING:DEBIAN-PACKAGE". THING is a command, a file (/…) or a C header (<…>); if it is there, nothing is installed.

need_cmake="cmake:cmake ninja:ninja-build"
need_native="$need_cmake ${CXX:-c++}:g++ ${CC:-cc}:gcc <CLI/CLI.hpp>:libcli11-dev"
need_node="node:nodejs npm:npm"
need_wasm="$need_cmake ${EMCC:-emcc}:emscripten $need_node"
need_chromium="chromium:chromium /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf:fonts-noto-core"
need_browsers="$need_chromium firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb
  /usr/lib/$(uname -m)-linux-gnu/dri/swrast_dri.so:libgl1-mesa-dri"
need_newsroom="$need_native <boost/beast/version.hpp>:libboost-dev <sqlite3.h>:libsqlite3-dev <libpq-fe.h>:libpq-dev <zlib.h>:zlib1g-dev <brotli/encode.h>:libbrotli-dev <openssl/evp.h>:libssl-dev <curl/curl.h>:libcurl4-openssl-dev"
need_stores="/usr/lib/postgresql:postgresql sqlite3:sqlite3 /usr/sbin/pgbouncer:pgbouncer /usr/sbin/nginx:nginx-light caddy:caddy openssl:openssl faketime:faketime"
# Debian's usual version. The layout of the sources and the lint are those of LLVM 14, which is Debian 12's.
need_format="clang-format:clang-format"
need_lint="$need_format clang-tidy:clang-tidy"
need_fuzz="$need_cmake clang++:clang <fuzzer>:libclang-rt-dev"
need_test_tools="git:git pkg-config:pkg-config php:php-cli"
need_everything="$need_native $need_node $need_wasm $need_browsers $need_lint $need_fuzz $need_newsroom $need_stores $need_test_tools"

is_there() {
  case "$1" in
    /*) [ -e "$1" ] ;;
    '<fuzzer>') [ -e "$(clang++ -print-file-name="libclang_rt.fuzzer-$(uname -m).a" 2>/dev/null)" ] ||
      [ -e "$(clang++ -print-file-name=libclang_rt.fuzzer.a 2>/dev/null)" ] ;;
    '<'*) "${CXX:-c++}" -I/usr/include/postgresql -E -x c++ - <<<"#include $1" >/dev/null 2>&1 ;;
    chromium) command -v chromium chromium-browser google-chrome >/dev/null || [ -x "${CHROMIUM:-}" ] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# The machine's own administration, for this process alone: root, or sudo that asks for no password.
as_root=""
is_debian() { command -v apt-get >/dev/null && grep -qsE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release; }
may_install() {
  is_debian || return 1
  [ "$(id -u)" -eq 0 ] && return 0
  command -v sudo >/dev/null && sudo -n true 2>/dev/null && as_root="sudo"
}

# Everything that a command needs, at once: what is missing is installed, or named with a line to copy.
require() { # NEEDS...
  local item packages=() names=()
  for item in $*; do
    is_there "${item%%:*}" && continue
    [[ " ${packages[*]-} " == *" ${item#*:} "* ]] && continue
    packages+=("${item#*:}")
    names+=("missing: ${item%%:*} (Debian package ${item#*:})")
  done
  [ ${#packages[@]} -eq 0 ] && return 0
  if may_install; then
    stage "install ${packages[*]}" install_packages "${packages[@]}"
    return
  fi
  printf '%s\n' "${names[@]}" >&2
  if is_debian; then
    printf 'Install them, and run this command again:\n  sudo apt-get install --no-install-recommends %s\n' "${packages[*]}" >&2
  else
    echo "Only on Debian and its relatives does ./dev install them. Other systems have them under names like these." >&2
  fi
  return 1
}

install_packages() {
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=600)
  $as_root "${apt[@]}" update && $as_root "${apt[@]}" install --no-install-recommends "$@"
}

# `sudo ./dev setup` must leave nothing that its owner cannot write.
give_back() {
  local owner
  [ "$(id -u)" -eq 0 ] || return 0
  owner=$(stat -c %u:%g . 2>/dev/null) || return 0
  [ "${owner%%:*}" -eq 0 ] || find . -xdev -path ./build/bare -prune -o -user 0 -exec chown -h "$owner" {} +
}
trap give_back EXIT

# Node 20 or newer. If the machine's own is older, npm brings a newer one for this folder alone.
require_node() {
  local tools=$build/tools
  [ -x "$tools/node_modules/.bin/node" ] && PATH=$tools/node_modules/.bin:$PATH
  require "$need_node" || return 1
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] && return 0
  stage "install node 24" npm install --no-save --no-audit --no-fund --prefix "$tools" node@24 || return 1
  PATH=$tools/node_modules/.bin:$PATH
}

# The npm packages of the workspaces that a command needs, by the lock file. Each set holds the ones named before it.
require_packages() { # web | site | tests | all
  require_node || return 1
  local stamp=node_modules/.installed sum set=$1 there arguments=()
  sum=$(cat package.json package-lock.json web/package.json tests/package.json tests/packages/package.json docs/site/package.json | sha256sum | cut -d' ' -f1)
  # Packages without the stamp are a developer's own installation, which may have more than this command needs.
  if [ ! -f "$stamp" ]; then
    there=$(node tools/dev/installed.mjs)
    [ -z "$there" ] || echo "$there $sum" >"$stamp"
  fi
  there=$(cut -d' ' -f1 "$stamp" 2>/dev/null)
  case "$there $set" in 'all '* | 'tests web' | 'tests site' | 'site web') set=$there ;; esac
  [ "$(cat "$stamp" 2>/dev/null)" = "$set $sum" ] && return 0
  case "$set" in
    web) arguments=(--workspace web) ;;
    site) arguments=(--workspace web --workspace docs/site) ;;
    tests) arguments=(--workspace web --workspace docs/site --workspace tests) ;;
  esac
  stage "npm packages ($set)" npm ci --no-audit --no-fund ${arguments[@]+"${arguments[@]}"} || return 1
  echo "$set $sum" >"$stamp"
}

# Not fatal: if nothing is found, CMake asks upstream itself, and says what happened.
require_archives() {
  local name
  for name in $(sed -n 's/^\([a-z][^ ]*\) .*/\1/p' core/cmake/archives.txt); do
    [ -f "$build/archives/$name.tar.gz" ] && continue
    stage "source archives" core/cmake/fetch-archives "$build/archives"
    return 0
  done
}
