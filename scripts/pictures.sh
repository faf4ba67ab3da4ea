#!/usr/bin/env bash
# Makes the README's pictures: the demo's data, the workstation, and one script of pictures/ for each.
#
#   scripts/pictures.sh [FOLDER]     FOLDER/NAME.png of every pictures/NAME.keys (default: docs/pictures)
#
# FLECK names the program. On one machine the same pictures are made each time, byte for byte.
set -euo pipefail
tree=$(realpath "$(dirname "$0")/..")
# The caller's paths are relative to the caller's folder.
target=$(realpath -m "${1:-$tree/docs/pictures}")
fleck=$(realpath "${FLECK:-$tree/.build/release/fleck}")
cd "$tree"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Nothing of the user's own settings, history or locale gets into a picture.
play() {
  env -i PATH="$PATH" HOME="$folder" TMPDIR="$folder" LC_ALL=C.UTF-8 TZ=UTC FLECK_DATA="$tree" \
    "$fleck" "$@"
}

play demo "$folder/demo" </dev/null >"$folder/demo.txt"
mkdir "$folder/pictures"
for script in pictures/*.keys; do
  name=$(basename "$script" .keys)
  # Each script starts from an untouched run.
  rm -rf "$folder/run"
  cp -r "$folder/demo/run" "$folder/run"
  (cd "$folder/pictures" &&
    play review "$folder/run" --reviewer demo --glyphs sextant --color direct --script "$tree/$script")
  picture=$folder/pictures/$name.png
  if [ ! -s "$picture" ] || [ "$(head -c 4 "$picture" | tail -c 3)" != PNG ]; then
    echo "pictures: $script made no $name.png" >&2
    exit 1
  fi
done

mkdir -p "$target"
for picture in "$folder"/pictures/*.png; do
  install -m 644 "$picture" "$target"
  echo "$(basename "$picture") $(stat -c %s "$picture") bytes"
done
