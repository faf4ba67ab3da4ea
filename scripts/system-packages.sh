#!/bin/sh
# Makes sure that the system packages which Fleck builds and tests with are there (Debian and Ubuntu).
# Usage: scripts/system-packages.sh PACKAGE...
set -eu

missing=""
for package in "$@"; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "fleck: install these packages with your system's package manager, then run make again:$missing" >&2
  exit 1
fi
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1; then
  as_root="sudo"
else
  echo "fleck: not root and no sudo here; ask an administrator to run: apt-get install$missing" >&2
  exit 1
fi

echo "fleck: installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # the words of $missing and $as_root are separate arguments
if ! { $as_root apt-get install -y --no-install-recommends $missing ||
  { $as_root apt-get update && $as_root apt-get install -y --no-install-recommends $missing; }; } \
  >.apt.log 2>&1; then
  tail -n 5 .apt.log >&2
  echo "fleck: could not install$missing; install them by hand, then run make again" >&2
  exit 1
fi
rm -f .apt.log
