#!/bin/sh
# Exports a run in every format and has each format's own loaders compare it with the PNG export, pixel by pixel.
# What `fleck import` reads is compared with what those loaders see in the same files.
#   run.sh FLECK [FOLDER]    FOLDER keeps loaders, data and exports (default: .interop)
# The loaders of requirements.txt are installed one by one; those that do not install are named and left out.
# INTEROP_SKIP="ultralytics fiftyone" leaves some out from the start.
set -eu
fleck=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=${2:-.interop}
mkdir -p "$work"
work=$(realpath "$work")
python=$work/venv/bin/python
[ -x "$python" ] || python3 -m venv "$work/venv"

missing=
install() {
  for skipped in ${INTEROP_SKIP:-}; do
    case $* in *"$skipped"*) missing="$missing $skipped"; return ;; esac
  done
  "$python" -m pip install -q --disable-pip-version-check "$@" >>"$work/pip.log" 2>&1 ||
    missing="$missing $1"
}
while read -r line; do
  case $line in '#'* | '') ;; *) install $line ;; esac
done <"$here/requirements.txt"

rm -rf "$work/data" "$work/run" "$work/exports"
"$fleck" demo "$work/demo" --scenes 6 >"$work/demo.log"
"$python" "$here/make_data.py" "$work/demo/data" "$work/data"
"$fleck" refine --images "$work/data/images" --labels "$work/data/labels" \
  --confidence "$work/data/confidence" --taxonomy cityscapes-19 --out "$work/run" >"$work/refine.log"
# Some decisions: suggestions taken, labels kept, rejected and relabelled.
printf '%s\n' Enter Enter a x 1 Enter a x >"$work/keys"
"$fleck" review "$work/run" --script "$work/keys" --size 120x40 >"$work/review.log"

export_as() {
  folder=$1
  shift
  "$fleck" export "$work/run" --to "$work/exports/$folder" "$@" >>"$work/export.log"
  "$fleck" verify "$work/run" "$work/exports/$folder" >>"$work/export.log"
}
# Datumaro follows no links out of a data set, so photos are copied.
export_as png --weights
export_as cityscapes --images copy --format cityscapes
export_as mmseg --images copy --format mmseg
export_as coco --images copy --format coco
export_as coco-polygons --images copy --format coco --segmentation polygons
export_as coco-simplified --format coco --segmentation polygons --tolerance 1
export_as coco-panoptic --images copy --format coco-panoptic
export_as voc --images copy --format voc
export_as yolo --images copy --format yolo
export_as yolo-simplified --format yolo --tolerance 1
export_as imagefolder --images copy --format imagefolder --weights
export_as fiftyone --images copy --format fiftyone
export_as cvat --format cvat

failed=
for check in "$here"/check_*.py; do
  name=$(basename "$check" .py)
  echo "== ${name#check_}"
  (cd "$work" && FLECK=$fleck HOME=$work YOLO_CONFIG_DIR=$work HF_HUB_OFFLINE=1 "$python" "$check" "$work/exports" \
    2>"$work/$name.log") || { failed="$failed ${name#check_}"; tail -3 "$work/$name.log"; }
done
[ -z "$missing" ] || echo "not installed:$missing (why: $work/pip.log)"
[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
