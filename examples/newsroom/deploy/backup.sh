#!/bin/sh
# Writes a backup of the newsroom's store while the server runs, or puts one back while it is stopped.
#   backup.sh save STORE FILE       STORE as --store has it: a SQLite file, or postgresql://...
#   backup.sh restore FILE STORE    refuses a store that has something in it
set -eu
# The copy has all that the store has: it is nobody else's, either.
umask 077

usage() { sed -n '3,4s/^#  *//p' "$0" >&2; exit 2; }
[ $# -eq 3 ] || usage
is_postgresql() { case "$1" in postgresql://* | postgres://*) return 0 ;; *) return 1 ;; esac; }

case "$1" in
  save)
    store=$2 file=$3
    # Written under another name first: a backup that is there is whole.
    if is_postgresql "$store"; then
      pg_dump --format=custom --file="$file.part" "$store"
      pg_restore --list "$file.part" >/dev/null
    else
      [ -f "$store" ] || { echo "backup.sh: $store is not there" >&2; exit 1; }
      rm -f "$file.part"
      sqlite3 "$store" ".timeout 10000" ".backup '$file.part'"
      [ "$(sqlite3 "$file.part" 'PRAGMA integrity_check')" = ok ] || { echo "backup.sh: the copy is damaged" >&2; exit 1; }
    fi
    mv "$file.part" "$file" ;;
  restore)
    file=$2 store=$3
    [ -f "$file" ] || { echo "backup.sh: $file is not there" >&2; exit 1; }
    if is_postgresql "$store"; then
      [ "$(psql -At "$store" -c "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'")" = 0 ] ||
        { echo "backup.sh: the database is not empty" >&2; exit 1; }
      pg_restore --exit-on-error --single-transaction --no-owner --dbname="$store" "$file"
    else
      # A write-ahead log of another database beside the file would damage it.
      for old in "$store" "$store-wal" "$store-shm"; do
        [ ! -e "$old" ] || { echo "backup.sh: $old is there; move it away first" >&2; exit 1; }
      done
      sqlite3 "$file" ".backup '$store'"
      [ "$(sqlite3 "$store" 'PRAGMA integrity_check')" = ok ] || { echo "backup.sh: the copy is damaged" >&2; exit 1; }
    fi ;;
  *) usage ;;
esac
