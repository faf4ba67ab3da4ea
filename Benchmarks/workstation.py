#!/usr/bin/env python3
"""Measure the workstation's bars through a pty: latencies, a slow link, idle processor time, memory.

    pip install numpy pillow
    swift build -c release
    Benchmarks/workstation.py [--fleck .build/release/fleck] [--size 200x60] [--rounds 3] [--count 60]
                              [--folder WORK]

The run has eight scenes of 2048x1024 pixels with 500 to 1,000 components each, made with `fleck refine`. For
every case a new `fleck review` is started in a pty of that size, in 256 colours; a key's latency is the
time from writing it to the last byte of the answer. The cases take turns, --rounds times.

The slow link reads 200,000 bytes a second; 20 pans come at 10 a second; what counts is the time from the last
key to the last byte. Idle processor time is what the process has used during ten seconds without a key.

Exit status 1 when a bar is missed.
"""

import argparse
import os
import pathlib
import select
import subprocess
import sys
import tempfile
import time

import scenes
from review import Review
from terminal import answer, quantile

HERE = pathlib.Path(__file__).resolve().parent
# Name, keys that prepare, keys that are measured, largest median and p95 in ms.
CASES = [
    ("cursor (j k)", "", "jk", 10, 20),
    ("class (1 to 9)", "", "123456789", 10, 20),
    ("accept, reject, undo (a x u)", "", "axu", 10, 20),
    ("label pan (H L J K)", "z", "HLJK", 16, 33),
    ("label zoom (+ -)", "", "+-", 16, 33),
    ("photo pan (H L J K)", "oz", "HLJK", 33, 66),
    ("photo zoom (+ -)", "o", "+-", 33, 66),
]


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fleck", default=str(HERE.parent / ".build/release/fleck"))
    parser.add_argument("--size", default="200x60", help="columns x rows")
    parser.add_argument("--rounds", type=int, default=3, help="starts per case")
    parser.add_argument("--count", type=int, default=60, help="measured keys per start")
    parser.add_argument("--images", type=int, default=8)
    parser.add_argument("--rate", type=int, default=200_000, help="bytes per second of the slow link")
    parser.add_argument("--folder", help="work folder; kept, and used again (default: a temporary one)")
    return parser.parse_args()


def make_run(arguments, folder):
    """The run, made now when it is not there."""
    run = folder / "large-run"
    if (run / "review.sqlite").exists():
        return run
    data = scenes.demo_folder(arguments.fleck, folder / "demo")
    for part in ("images", "labels", "confidence"):
        (folder / "large" / part).mkdir(parents=True, exist_ok=True)
    for index, path in enumerate(sorted((data / "labels").glob("*.png"))[: arguments.images]):
        scenes.photo(data / "images" / path.name, index).save(folder / "large/images" / path.name)
        scenes.confidence(data / "confidence" / path.name).save(folder / "large/confidence" / path.name)
        scenes.Image.fromarray(scenes.label_map(path, index)).save(folder / "large/labels" / path.name)
    subprocess.run(
        [arguments.fleck, "refine", folder / "large", "--taxonomy", "cityscapes-19", "--out", run],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return run


def latencies(arguments, run, prepare, keys):
    """Latencies in ms and bytes of the keys of one case, one start."""
    times, sizes = [], []
    with Review(arguments, run) as review:
        for key in prepare:
            review.press(key, 300)
        for index in range(4 + arguments.count):
            last, size = review.press(keys[index % len(keys)])
            if index >= 4 and last is not None:
                times.append(last)
                sizes.append(size)
    return times, sizes


def slow_link(arguments, run, prepare):
    """Seconds from the last of 20 pans to the last byte, over a link of --rate bytes a second."""
    with Review(arguments, run) as review:
        for key in prepare:
            review.press(key, 300)
        began, sent, last_key, last_byte, received = time.perf_counter(), 0, 0.0, 0.0, 0
        while True:
            now = time.perf_counter()
            if sent < 20 and now >= began + sent * 0.1:
                os.write(review.master, b"HHHHHLLLLL"[sent % 10 : sent % 10 + 1])
                sent, last_key = sent + 1, now
            if received > (now - began) * arguments.rate:
                time.sleep(0.002)
            elif select.select([review.master], [], [], 0.005)[0]:
                received += len(os.read(review.master, 1024))
                last_byte = time.perf_counter()
            elif sent == 20 and now > max(last_key, last_byte) + 0.5:
                return max(0.0, last_byte - last_key)


def idle(arguments, run):
    """Processor seconds in ten seconds without a key, and the peak memory in MB."""
    with Review(arguments, run) as review:
        review.press("j", 300)
        time.sleep(2)  # what is read ahead has been read
        before = review.processor_seconds()
        time.sleep(10)
        return review.processor_seconds() - before, review.peak_memory()


def line(name, value, bar, unit):
    """Prints one figure with its bar; whether it is kept."""
    print(f"{name:38} {value:8.2f} {unit}   bar {bar:g}{'' if value <= bar else '   MISSED'}")
    return value <= bar


def main():
    """Runs the measurement; the exit status."""
    arguments = parse_arguments()
    temporary = tempfile.TemporaryDirectory() if arguments.folder is None else None
    folder = pathlib.Path(arguments.folder or temporary.name)
    folder.mkdir(parents=True, exist_ok=True)
    run = make_run(arguments, folder)
    found = {name: ([], []) for name, *_ in CASES}
    for _ in range(arguments.rounds):
        for name, prepare, keys, *_ in CASES:
            times, sizes = latencies(arguments, run, prepare, keys)
            found[name][0].extend(times)
            found[name][1].extend(sizes)
    kept = True
    print(f"{arguments.size}, 256 colours, {arguments.images} maps of 2048x1024")
    for name, _, _, median, p95 in CASES:
        times, sizes = found[name]
        values = quantile(times, 0.5), quantile(times, 0.95)
        good = values[0] <= median and values[1] <= p95
        kept = kept and good
        print(f"{name:38} {values[0]:8.2f} ms median (bar {median}), {values[1]:.2f} p95 (bar {p95}), "
              f"{quantile(sizes, 0.5)} bytes, {len(times)} keys{'' if good else '   MISSED'}")
    for name, prepare in (("20 label pans, slow link", "z"), ("20 photo pans, slow link", "oz")):
        kept = line(name, slow_link(arguments, run, prepare), 1, "s") and kept
    seconds, memory = idle(arguments, run)
    # One tick of the clock that counts it is none: threads that nobody needs any more end.
    kept = line("idle processor time in 10 s", seconds, 0.01, "s") and kept
    kept = line("peak memory", memory, 300, "MB") and kept
    if temporary:
        temporary.cleanup()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
