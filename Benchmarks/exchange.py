#!/usr/bin/env python3
"""Measure `fleck export`, `fleck verify` and `fleck log`: maps per second and rows per second, beside peers.

    pip install numpy pillow
    swift build -c release
    Benchmarks/exchange.py [--fleck .build/release/fleck] [--images 300] [--decisions 2000]
                           [--rows 100000] [--rounds 3] [--folder WORK]

The run has --images maps of 2048x1024 pixels with 500 to 1,000 components each (see scenes.py; a few distinct
ones under many names) and --decisions decisions: discards, relabels, keeps and new shapes, made by a script of
keys. Measured are `export`, `verify RUN`, `verify RUN OUT` and `verify OUT`; the peer does with Pillow and numpy
what an export does to a map (decode, look each id up, encode), in a pool of two processes.

The log has --rows rows, made in one batch; its peer is `git log` of as many commits.

Exit status 1 when export or a verification is below --limit maps per second, or the log takes longer than
--log-limit seconds.
"""

import argparse
import multiprocessing
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
from PIL import Image

import refine

HERE = pathlib.Path(__file__).resolve().parent
# One round of decisions; `e s Enter` smooths a component's border, Escape leaves when that changes nothing.
KEYS = ["x", "1", "a", "2", "j", "x", "3", "a", "4", "x", "e", "s", "Enter", "Escape"]
DECISIONS = 10


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fleck", default=str(HERE.parent / ".build/release/fleck"))
    parser.add_argument("--images", type=int, default=300)
    parser.add_argument("--distinct", type=int, default=12, help="samples drawn")
    parser.add_argument("--decisions", type=int, default=2000)
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the log's journal")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each; medians are printed")
    parser.add_argument("--limit", type=float, default=25, help="fewest maps per second")
    parser.add_argument("--log-limit", type=float, default=0.5, help="most seconds for the log")
    parser.add_argument("--folder", help="work folder; kept, and used again (default: a temporary one)")
    return parser.parse_args()


def fleck(arguments, *words):
    """Runs the program; its output is thrown away."""
    subprocess.run([arguments.fleck, *map(str, words)], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.PIPE)


def press(arguments, run, keys, script):
    """Reviews a run by keys."""
    script.write_text("\n".join(keys) + "\n")
    fleck(arguments, "review", run, "--script", script, "--reviewer", "bench")


def make_run(arguments, folder):
    """The reviewed run, made now when it is not there."""
    run = folder / f"run-{arguments.images}-{arguments.decisions}"
    if run.exists():
        return run
    names = refine.draw(arguments, folder)
    data = refine.link(folder, names, arguments.images, "jpeg")
    draft = run.with_suffix(".making")
    shutil.rmtree(draft, ignore_errors=True)
    fleck(arguments, "refine", "--images", data / "images", "--labels", data / "labels",
          "--confidence", data / "confidence", "--taxonomy", "cityscapes-19", "--out", draft)
    press(arguments, draft, KEYS * (arguments.decisions // DECISIONS), folder / "decisions.keys")
    draft.rename(run)
    return run


def make_log(arguments, run, folder):
    """A copy of the run's database with many rows, made now when it is not there."""
    copy = folder / f"log-{arguments.images}-{arguments.rows}"
    if copy.exists():
        return copy
    draft = copy.with_suffix(".making")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    for name in ("run.toml", "review.sqlite"):
        shutil.copy(run / name, draft)
    os.symlink(run.resolve() / "labels", draft / "labels")
    # A batch that reaches so many components further; what was there before counts, too.
    digits = list(str(arguments.rows - 1))
    press(arguments, draft, ["g", "g", "V", f"Alt-{digits[0]}", *digits[1:], "j", "a", "y", "Enter"],
          folder / "log.keys")
    draft.rename(copy)
    return copy


def make_history(arguments, folder):
    """A git repository with as many commits, made now when it is not there."""
    repository = folder / f"git-{arguments.rows}"
    if repository.exists():
        return repository
    draft = repository.with_suffix(".making")
    shutil.rmtree(draft, ignore_errors=True)
    subprocess.run(["git", "init", "-q", "-b", "main", draft], check=True)
    text = []
    for number in range(arguments.rows):
        message = f"street-{number % 300:05} #{number % 740} relabel building -> road"
        text.append(f"commit refs/heads/main\nmark :{number + 1}\n"
                    f"committer bench <bench@example.org> {1_700_000_000 + number} +0000\n"
                    f"data {len(message)}\n{message}\n")
    subprocess.run(["git", "-C", draft, "fast-import", "--quiet"], input="".join(text).encode(),
                   check=True)
    draft.rename(repository)
    return repository


def recolour(job):
    """What the peer does to one map."""
    source, target, table = job
    with Image.open(source) as image:
        ids = table[numpy.asarray(image)]
        result = Image.fromarray(ids, mode="P")
        result.putpalette(image.getpalette())
        result.save(target)


def peer(run, out):
    """Seconds that Pillow and numpy take for all maps."""
    out.mkdir()
    table = numpy.arange(256, dtype=numpy.uint8)
    table[18] = 255
    jobs = [(path, out / path.name, table) for path in sorted((run / "labels").glob("*.png"))]
    began = time.perf_counter()
    with multiprocessing.Pool(2) as pool:
        pool.map(recolour, jobs, chunksize=8)
    return time.perf_counter() - began


def timed(command):
    """Wall and processor seconds of a command; it must end well."""
    before = os.times()
    began = time.perf_counter()
    process = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True)
    seconds = time.perf_counter() - began
    after = os.times()
    if process.returncode != 0:
        sys.exit(f"{command}: {process.stdout[-2000:]}{process.stderr}")
    used = (after.children_user - before.children_user
            + after.children_system - before.children_system)
    return seconds, used


def report(name, count, unit, runs, kept):
    """Prints one line: medians of wall and processor time."""
    wall = statistics.median(run[0] for run in runs)
    used = statistics.median(run[1] for run in runs)
    print(f"{name:22} {wall:8.2f} s, {count / wall:9.1f} {unit}/s, processor {used:6.2f} s, "
          f"{len(runs)} runs{'' if kept(wall) else '   MISSED'}", flush=True)
    return kept(wall)


def main():
    """Runs all; the exit status."""
    arguments = parse_arguments()
    temporary = tempfile.TemporaryDirectory() if arguments.folder is None else None
    folder = pathlib.Path(arguments.folder or temporary.name)
    folder.mkdir(parents=True, exist_ok=True)
    run = make_run(arguments, folder)
    sizes = [path.stat().st_size for path in (run / "labels").glob("*.png")]
    print(f"{len(sizes)} maps of {statistics.mean(sizes) / 1e3:.0f} kB, database "
          f"{(run / 'review.sqlite').stat().st_size / 1e6:.0f} MB, {os.cpu_count()} cores")
    out, peer_out = folder / "out", folder / "peer"
    cases = {
        "export": ["export", run, "--to", out], "verify RUN": ["verify", run],
        "verify RUN OUT": ["verify", run, out], "verify OUT": ["verify", out],
    }
    found = {name: [] for name in [*cases, "Pillow and numpy"]}
    for _ in range(arguments.rounds):
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(peer_out, ignore_errors=True)
        for name, words in cases.items():
            found[name].append(timed([arguments.fleck, *words]))
        found["Pillow and numpy"].append((peer(run, peer_out), 0.0))
    good = True
    for name, runs in found.items():
        fits = (lambda wall: True) if name not in cases else (
            lambda wall: arguments.images / wall >= arguments.limit)
        good = report(name, arguments.images, "maps", runs, fits) and good
    if arguments.rows > 0:
        log = make_log(arguments, run, folder)
        history = make_history(arguments, folder)
        rows = int(subprocess.run([arguments.fleck, "log", log, "--limit", "1"], check=True,
                                  stdout=subprocess.PIPE, text=True).stdout.split()[0])
        logs = {"log": [arguments.fleck, "log", log], "log --json": [arguments.fleck, "log", log, "--json"],
                "git log": ["git", "-C", history, "log"],
                "git log --oneline": ["git", "-C", history, "log", "--oneline"]}
        times = {name: [] for name in logs}
        for _ in range(2 * arguments.rounds + 1):
            for name, words in logs.items():
                times[name].append(timed(words))
        for name, runs in times.items():
            fits = (lambda wall: wall <= arguments.log_limit) if name == "log" else (lambda wall: True)
            good = report(name, rows, "rows", runs, fits) and good
    if temporary:
        temporary.cleanup()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
