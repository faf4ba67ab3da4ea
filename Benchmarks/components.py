#!/usr/bin/env python3
"""Compare Fleck's component search with cc3d on label maps of 2048x1024 pixels and 19 classes.

    pip install numpy pillow connected-components-3d
    swift build -c release && swift build -c release --package-path Benchmarks
    Benchmarks/components.py [--rounds 15] [--fleck .build/release/fleck] [--labels FOLDER]

The maps are `fleck demo`'s pseudo-labels doubled in size, plain and with torn borders (see scenes.py);
--labels adds maps of real networks, doubled or shrunk to that size. Each round times both on each map in
turn, Fleck as `ConnectedComponents(map)` (which also measures area, bounds, centroid and perimeter) and
together with the run-length encodings of all components, cc3d as one call of `connected_components` with
8-connectivity on labels plus one, void zero. Medians over all rounds.

Exit status 1 when Fleck's median over the torn maps is above cc3d's, or when the numbers of components differ.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import cc3d
import numpy

import scenes

HERE = pathlib.Path(__file__).resolve().parent
STRENGTHS = {"plain": 0.0, "torn": 2.3, "shredded": 8.0}


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--maps", type=int, default=4, help="maps of each kind")
    parser.add_argument("--fleck", default=str(HERE.parent / ".build/release/fleck"))
    parser.add_argument("--bench", default=str(HERE / ".build/release/components-bench"))
    parser.add_argument("--labels", help="folder of further label maps (PNG of class ids)")
    return parser.parse_args()


def label_maps(arguments, folder):
    """Pairs of kind and map."""
    data = scenes.demo_folder(arguments.fleck, pathlib.Path(folder) / "demo", arguments.maps)
    demo = sorted((data / "labels").glob("*.png"))[:arguments.maps]
    maps = [(kind, scenes.label_map(path, seed, strength))
            for kind, strength in STRENGTHS.items() for seed, path in enumerate(demo)]
    if arguments.labels:
        files = sorted(pathlib.Path(arguments.labels).glob("*.png"))[:arguments.maps]
        maps += [("given", scenes.label_map(path, 0, 0.0)) for path in files]
    return maps


def peer(labels):
    """Milliseconds of one cc3d call, and its number of components."""
    began = time.perf_counter()
    found = cc3d.connected_components(labels, connectivity=8)
    return (time.perf_counter() - began) * 1000, int(found.max())


def own(process, index):
    """Fleck's milliseconds for components, and with encodings, and the number of components."""
    process.stdin.write(f"{index}\n")
    process.stdin.flush()
    count, components, encodings = process.stdout.readline().split()
    return float(components), float(encodings), int(count)


def measure(arguments, maps, process):
    """Lists of (Fleck, Fleck with encodings, cc3d) in ms by kind, and counts that differ."""
    times = {kind: [] for kind, _ in maps}
    counts = {kind: [] for kind, _ in maps}
    wrong = 0
    shifted = [(labels + 1).astype(numpy.uint8) for _, labels in maps]  # 255 + 1 wraps to 0: void
    for round_number in range(arguments.rounds + 1):
        for index, (kind, _) in enumerate(maps):
            components, encodings, count = own(process, index)
            theirs, their_count = peer(shifted[index])
            wrong += count != their_count
            if round_number > 0:  # the first round warms up
                times[kind].append((components, encodings, theirs))
                counts[kind].append(count)
    return times, counts, wrong


def main():
    """Runs the comparison; the exit status."""
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory() as folder:
        maps = label_maps(arguments, folder)
        paths = []
        for index, (_, labels) in enumerate(maps):
            paths.append(str(pathlib.Path(folder) / f"{index}.raw"))
            labels.tofile(paths[-1])
        process = subprocess.Popen(
            [arguments.bench, str(scenes.WIDTH), str(scenes.HEIGHT), *paths],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        times, counts, wrong = measure(arguments, maps, process)
        process.stdin.close()
        process.wait()
    print(f"{'2048x1024 maps':16}{'components':>11}{'Fleck':>9}{'+ RLE':>9}{'cc3d':>9}"
          f"{'ratio':>8}{'+ RLE':>8}   (median ms)")
    ratios = {}
    for kind, rows in times.items():
        ours, encoded, theirs = (statistics.median(column) for column in zip(*rows))
        ratios[kind] = ours / theirs
        print(f"{kind:16}{statistics.median(counts[kind]):11.0f}{ours:9.2f}{encoded:9.2f}"
              f"{theirs:9.2f}{ours / theirs:8.2f}{encoded / theirs:8.2f}")
    if wrong:
        print(f"numbers of components differ in {wrong} comparisons", file=sys.stderr)
    return 1 if wrong or ratios["torn"] > 1 else 0


if __name__ == "__main__":
    sys.exit(main())
