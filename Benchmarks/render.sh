#!/bin/sh
# Times Fleck's frames (2048x1024 -> 200x60 cells) and, where chafa is installed, chafa's on a picture.
# usage: Benchmarks/render.sh [picture]
set -eu
cd "$(dirname "$0")"
swift run -c release render-bench
if command -v chafa >/dev/null 2>&1 && [ $# -gt 0 ]; then
  echo "chafa, half blocks, 256 colours, one process per frame (decoding included), 5 runs:"
  for _ in 1 2 3 4 5; do
    start=$(date +%s%N)
    chafa --symbols vhalf --colors 256 --size 200x60 "$1" >/dev/null
    echo "  $(( ($(date +%s%N) - start) / 1000000 )) ms"
  done
else
  echo "chafa: not measured (needs chafa and a picture as argument)"
fi
