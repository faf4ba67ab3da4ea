#!/usr/bin/env python3
"""Measure `fleck refine` on images of 2048x1024 pixels: images per second, stages, peak memory.

    pip install numpy pillow
    swift build -c release
    Benchmarks/refine.py [--fleck .build/release/fleck] [--images 100 1000] [--photo png jpeg]
                         [--confidence with without] [--rounds 1] [--folder WORK]

Makes a few distinct samples (see scenes.py: PNG photos of 3 to 4 MB or JPEG ones, torn palette labels with
500 to 1,000 components, grey confidence) and links them under as many names as wanted. Prints, for each
combination, images per second over the whole command, seconds per stage as the progress lines give them, and
the peak of resident memory that the command reports.

Exit status 1 when a combination is below --limit images per second, or when the peak with the most images
is more than a quarter above the one with the fewest.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from PIL import Image

import scenes

HERE = pathlib.Path(__file__).resolve().parent


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fleck", default=str(HERE.parent / ".build/release/fleck"))
    parser.add_argument("--images", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--photo", nargs="+", choices=["png", "jpeg"], default=["png", "jpeg"])
    parser.add_argument(
        "--confidence", nargs="+", choices=["with", "without"], default=["with", "without"])
    parser.add_argument("--distinct", type=int, default=12, help="samples drawn")
    parser.add_argument("--rounds", type=int, default=1, help="runs of each; medians are printed")
    parser.add_argument("--limit", type=float, default=20, help="fewest images per second")
    parser.add_argument("--folder", help="work folder; kept, and used again (default: a temporary one)")
    return parser.parse_args()


def draw(arguments, folder):
    """Draws the distinct samples; returns their names."""
    data = scenes.demo_folder(arguments.fleck, folder / "demo", arguments.distinct)
    names = [path.stem for path in sorted((data / "labels").glob("*.png"))]
    for part in ("png", "jpeg", "labels", "confidence"):
        (folder / part).mkdir(exist_ok=True)
    for seed, name in enumerate(names):
        if (folder / "confidence" / f"{name}.png").exists():
            continue
        photo = scenes.photo(data / "images" / f"{name}.png", seed)
        photo.save(folder / "png" / f"{name}.png")
        photo.save(folder / "jpeg" / f"{name}.jpg", quality=92)
        with Image.open(data / "labels" / f"{name}.png") as label:
            palette = label.getpalette()
        label = Image.fromarray(scenes.label_map(data / "labels" / f"{name}.png", seed), mode="P")
        label.putpalette(palette)
        label.save(folder / "labels" / f"{name}.png")
        scenes.confidence(data / "confidence" / f"{name}.png").save(
            folder / "confidence" / f"{name}.png")
    return names


def link(folder, names, count, photo):
    """A data folder of `count` samples that are links to the distinct ones."""
    linked = folder / f"data-{photo}-{count}"
    suffix = ".jpg" if photo == "jpeg" else ".png"
    parts = (("images", photo, suffix), ("labels", "labels", ".png"),
             ("confidence", "confidence", ".png"))
    for part, source, ending in parts:
        (linked / part).mkdir(parents=True, exist_ok=True)
        for index in range(count):
            target = linked / part / f"{index:05}{ending}"
            if not target.exists():
                os.link(folder / source / f"{names[index % len(names)]}{ending}", target)
    return linked


def refine(arguments, data, with_confidence, out):
    """One run; its report with the seconds of every stage."""
    command = [arguments.fleck, "refine", "--images", data / "images", "--labels", data / "labels",
               "--taxonomy", "cityscapes-19", "--out", out, "--json"]
    if with_confidence:
        command += ["--confidence", data / "confidence"]
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    ends = {}
    for line in process.stderr:
        if line.split():
            ends[line.split()[0]] = time.perf_counter() - began
    output = process.stdout.read()
    if process.wait() != 0:
        sys.exit(f"fleck refine failed: {output}")
    seconds = time.perf_counter() - began
    report = json.loads(output)
    stages, last = {}, 0.0
    for stage, end in ends.items():
        stages[stage], last = end - last, end
    stages["rest"] = seconds - last
    database = (out / "review.sqlite").stat().st_size
    shutil.rmtree(out)
    return {"seconds": seconds, "peak": report["peakBytes"], "stages": stages,
            "components": report["components"], "database": database}


def main():
    """Runs all combinations; the exit status."""
    arguments = parse_arguments()
    temporary = None
    if arguments.folder is None:
        temporary = tempfile.TemporaryDirectory()
    folder = pathlib.Path(arguments.folder or temporary.name)
    folder.mkdir(parents=True, exist_ok=True)
    names = draw(arguments, folder)
    sizes = [path.stat().st_size for path in (folder / "png").glob("*.png")]
    print(f"{len(names)} distinct samples, PNG photos {min(sizes) / 1e6:.1f} to "
          f"{max(sizes) / 1e6:.1f} MB; {os.cpu_count()} cores")
    failed = False
    for photo in arguments.photo:
        for confidence in arguments.confidence:
            peaks = []
            for count in sorted(arguments.images):
                data = link(folder, names, count, photo)
                runs = [refine(arguments, data, confidence == "with", folder / "run")
                        for _ in range(arguments.rounds)]
                runs.sort(key=lambda run: run["seconds"])
                run = runs[len(runs) // 2]
                rate = count / run["seconds"]
                peaks.append(statistics.median(run["peak"] for run in runs))
                stages = ", ".join(f"{name} {value:.1f}" for name, value in run["stages"].items())
                print(f"{photo:4} {confidence:7} confidence: {count:5} images, "
                      f"{run['components'] / count:.0f} components each: {rate:5.1f} images/s, "
                      f"peak {peaks[-1] / 1e6:.0f} MB, database {run['database'] / 1e6:.0f} MB "
                      f"(s: {stages})", flush=True)
                failed |= rate < arguments.limit
            failed |= peaks[-1] > 1.25 * peaks[0]
    if temporary:
        temporary.cleanup()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
