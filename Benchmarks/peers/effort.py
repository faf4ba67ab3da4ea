#!/usr/bin/env python3
"""Checks the bars of the learning queue by simulated reviews of the dusk sequence (SPEED.md, effort).

    Benchmarks/peers/effort.py FLECK DATA [--seeds 10] [--coverage-seeds 100]

FLECK: the release program.  DATA: the folder of camvid-dusk.  Refines both label sets with confidence
into a temporary folder, simulates reviews of them, prints each figure beside its bar, and ends with 1
when one is missed.
"""
import argparse
import json
import subprocess
import sys
import tempfile
import time

# By label set: AUROC of the undecided rest after 200 decisions, at random and in gain order.
RANDOM = {"argmax": 0.88, "pseudo": 0.85}
GAIN = {"argmax": 0.86, "pseudo": 0.82}
RATIO = 0.7
COVERAGE = 0.85


def fleck(program, *arguments):
    """What the program printed, and the seconds that it took."""
    start = time.monotonic()
    done = subprocess.run([program, *arguments], check=True, capture_output=True, text=True)
    return done.stdout, time.monotonic() - start


def simulate(options, run, *arguments):
    text, seconds = fleck(options.fleck, "simulate", run, "--json", *arguments)
    return json.loads(text), seconds


def check(name, value, bar, above=True):
    """Prints a figure beside its bar; whether it is met."""
    met = value >= bar if above else value <= bar
    print(f"{'ok  ' if met else 'FAIL'} {name}: {value:.3f} (bar {bar})", flush=True)
    return met


def after(report, decisions):
    return next(point for point in report["ranking"] if point["decisions"] == decisions)


def bars(options, labels, run):
    seeds = ["--seeds", str(options.seeds)]
    random, _ = simulate(options, run, "--order", "random", "--decisions", "300", *seeds)
    yield check(f"{labels}, AUROC after 200 at random", after(random, 200)["AUROC"], RANDOM[labels])
    for share in ["0.1", "0.2"]:
        report, seconds = simulate(options, run, "--random-share", share, *seeds)
        name = f"{labels}, gain, share {share}"
        print(f"     {name}: {seconds:.1f} s, area {report['normalisedArea']:.3f}, "
              f"decisions {report['effort']}")
        if share == "0.2":
            yield check(f"{name}, AUROC after 200", after(report, 200)["AUROC"], GAIN[labels])
        ratio = report["ratio"].get("fix80", float("inf"))
        yield check(f"{name}, decisions over the best simple order's", ratio, RATIO, above=False)
        cover, _ = simulate(options, run, "--random-share", share, "--decisions", "300",
                            "--seeds", str(options.coverage_seeds))
        for decisions in [100, 200, 300]:
            yield check(f"{name}, intervals that hold the truth after {decisions}",
                        after(cover, decisions)["coverage"], COVERAGE)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("fleck")
    parser.add_argument("data")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--coverage-seeds", type=int, default=100)
    options = parser.parse_args()
    met = []
    with tempfile.TemporaryDirectory() as folder:
        for labels in ["argmax", "pseudo"]:
            run = f"{folder}/{labels}"
            fleck(options.fleck, "refine", "--images", f"{options.data}/images", "--labels",
                  f"{options.data}/{labels}", "--confidence", f"{options.data}/confidence",
                  "--truth", f"{options.data}/truth", "--taxonomy", "camvid-11", "--out", run)
            met += bars(options, labels, run)
    sys.exit(0 if all(met) else 1)


if __name__ == "__main__":
    main()
