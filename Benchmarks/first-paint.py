#!/usr/bin/env python3
"""Measure how soon `fleck review` paints a run of 1,000 images and about 100,000 components.

    pip install numpy pillow
    swift build -c release
    Benchmarks/first-paint.py [--fleck .build/release/fleck] [--images 1000] [--starts 10] [--folder WORK]

The run is made of small scenes (256x128 pixels, labels torn until they have about 100 components) with
`fleck refine`. Each start is timed in a pty of 200x60 cells from exec to the last byte of the first paint
(key-latency.py with no measured keys); the median of all starts counts.

Then one more start: the median times of `S`, which sorts the queue in another order, and of Enter behind a
filter, to the last byte of the answer, and the peak memory.

Exit status 1 when the median is above --limit milliseconds, sorting or filtering above 50, or the memory above
300 MB.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
from PIL import Image

import scenes
from review import Review

HERE = pathlib.Path(__file__).resolve().parent
SIZE = (256, 128)
FILTERS = ("area>20", "class:car undecided", "-class:road verdict:noise", "disagreement>0.5")


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fleck", default=str(HERE.parent / ".build/release/fleck"))
    parser.add_argument("--images", type=int, default=1000)
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--size", default="200x60", help="columns x rows")
    parser.add_argument("--limit", type=float, default=100, help="largest allowed median, ms")
    parser.add_argument("--folder", help="work folder; kept, and used again (default: a temporary one)")
    return parser.parse_args()


def small_labels(path, seed):
    """A label map of 256x128 with about 100 components."""
    labels = numpy.asarray(Image.open(path).resize(SIZE, Image.NEAREST), dtype=numpy.uint8)
    random = numpy.random.default_rng(seed)
    rows, columns = numpy.indices(labels.shape)
    rows = numpy.clip(rows + numpy.rint(random.normal(0, 0.75, labels.shape)).astype(int), 0, SIZE[1] - 1)
    columns = numpy.clip(
        columns + numpy.rint(random.normal(0, 0.75, labels.shape)).astype(int), 0, SIZE[0] - 1)
    return labels[rows, columns]


def make_run(arguments, folder):
    """The run, made now when it is not there."""
    run = folder / "small-run"
    if (run / "review.sqlite").exists():
        return run
    data = scenes.demo_folder(arguments.fleck, folder / "demo")
    names = [path.stem for path in sorted((data / "labels").glob("*.png"))]
    for part in ("images", "labels", "confidence"):
        (folder / "small" / part).mkdir(parents=True, exist_ok=True)
    for index in range(arguments.images):
        name, target = f"{names[index % len(names)]}.png", f"{index:05}.png"
        Image.fromarray(small_labels(data / "labels" / name, index)).save(
            folder / "small" / "labels" / target)
        if index >= len(names):
            continue
        for part in ("images", "confidence"):
            Image.open(data / part / name).resize(SIZE).save(folder / "small" / part / target)
    for index in range(len(names), arguments.images):
        for part in ("images", "confidence"):
            target = folder / "small" / part / f"{index:05}.png"
            if not target.exists():
                os.link(folder / "small" / part / f"{index % len(names):05}.png", target)
    output = subprocess.run(
        [arguments.fleck, "refine", folder / "small", "--taxonomy", "cityscapes-19", "--out", run,
         "--json"], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    report = json.loads(output)
    print(f"{report['images']} images, {report['components']} components")
    return run


def large_queue(arguments, run):
    """Median ms of sorting and of filtering, and the peak memory in MB."""
    with Review(arguments, run) as review:
        time.sleep(5)  # the first ranking is learnt and the lint rules are worked out
        sorts = [review.press("S")[0] or 0 for _ in range(14)]
        filters = []
        for text in FILTERS * 3:
            review.press("/")
            review.press("\x15" + text, 200)  # Ctrl-U: without what the line held
            filters.append(review.press("\r")[0] or 0)
        return statistics.median(sorts), statistics.median(filters), review.peak_memory()


def main():
    """Runs the measurement; the exit status."""
    arguments = parse_arguments()
    temporary = None
    if arguments.folder is None:
        temporary = tempfile.TemporaryDirectory()
    folder = pathlib.Path(arguments.folder or temporary.name)
    folder.mkdir(parents=True, exist_ok=True)
    run = make_run(arguments, folder)
    times = []
    for start in range(arguments.starts + 1):
        output = subprocess.run(
            [sys.executable, str(HERE / "key-latency.py"), "--size", arguments.size, "--count", "0",
             "--warm-up", "0", "--json", "--", arguments.fleck, "review", str(run)],
            check=True, stdout=subprocess.PIPE, text=True).stdout
        if start > 0:  # the first start fills the file cache
            times.append(json.loads(output))
    firsts = sorted(time["first_byte_ms"] for time in times)
    paints = sorted(time["first_paint_ms"] for time in times)
    median = statistics.median(paints)
    print(f"exec -> first byte {statistics.median(firsts):.1f} ms, first paint settled "
          f"{median:.1f} ms (best {paints[0]:.1f}, worst {paints[-1]:.1f}; {len(paints)} starts)")
    sorting, filtering, memory = large_queue(arguments, run)
    print(f"sorting {sorting:.1f} ms, filtering {filtering:.1f} ms, peak memory {memory:.0f} MB")
    if temporary:
        temporary.cleanup()
    return 1 if median > arguments.limit or max(sorting, filtering) > 50 or memory > 300 else 0


if __name__ == "__main__":
    sys.exit(main())
