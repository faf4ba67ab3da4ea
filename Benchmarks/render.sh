#!/bin/sh
# Times Fleck's frames (2048x1024 -> 200x60 cells) and, where chafa is installed, libchafa's and chafa's of
# the same pictures: apt install chafa.
# usage: Benchmarks/render.sh [--photo PICTURE.ppm] [--labels IDS.pgm]
set -eu
# The caller's paths are relative to the caller's folder.
count=$#
while [ "$count" -gt 0 ]; do
  case $1 in
  -*) set -- "$@" "$1" ;;
  *) set -- "$@" "$(realpath "$1")" ;;
  esac
  shift
  count=$((count - 1))
done
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
swift run -c release render-bench --write "$folder" "$@"
if command -v chafa >/dev/null 2>&1; then
  python3 peers/chafa_frames.py "$folder/photo.ppm" "$folder/labels.ppm"
else
  echo "chafa: not measured (apt install chafa)"
fi
