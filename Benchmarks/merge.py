#!/usr/bin/env python3
"""Measure `fleck merge` of three runs with 100,000 decisions each.

    pip install numpy pillow
    swift build -c release --product fleck
    Benchmarks/merge.py [--fleck .build/release/fleck] [--decisions 100000] [--rounds 3] [--folder WORK]

Refines label maps of 2048x1024 pixels with 500 to 1,000 components each (see scenes.py), copies the run for
each reviewer, and writes a journal of keeps, discards and relabels into every copy, as `fleck review` would have:
all reviewers decide about the same components, or (--parts) each about a third that is their own and a tenth
that is everybody's. One in twelve decisions is another than the others'; a few components get a new shape.

Prints the seconds of `fleck merge A B C` (agreement only) and of `--out`, medians of the rounds, the peak of
memory, and beside them the peer: the same rows read, their chains checked, put in order and written to a new
database with its chain, by Python's sqlite3 and hashlib in one process.

Exit status 1 when merging takes longer than --limit seconds.
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from PIL import Image

import scenes

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ["anna", "ben", "carl", "dora", "emil", "fay", "gil", "hana"]
COLUMNS = ("sequence", "time", "reviewer", "image", "imageStem", "component", "kind", "classBefore",
           "classAfter", "runsBefore", "runsAfter", "maskSource", "suspicion", "seconds", "note", "reference")


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fleck", default=str(HERE.parent / ".build/release/fleck"))
    parser.add_argument("--decisions", type=int, default=100_000, help="of each reviewer")
    parser.add_argument("--reviewers", type=int, default=3)
    parser.add_argument("--parts", action="store_true", help="a tenth of the components is shared")
    parser.add_argument("--shapes", type=int, default=200, help="new shapes of each reviewer")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=5, help="most seconds for --out")
    parser.add_argument("--folder", help="work folder; kept, and used again (default: a temporary one)")
    return parser.parse_args()


def refine(arguments, folder):
    """A refined run with enough components."""
    run = folder / "run"
    if (run / "review.sqlite").exists():
        return run
    source = scenes.demo_folder(arguments.fleck, folder / "demo", 12)
    names = [path.stem for path in sorted((source / "labels").glob("*.png"))]
    drawn = folder / "drawn"
    drawn.mkdir(exist_ok=True)
    for seed, name in enumerate(names):
        with Image.open(source / "labels" / f"{name}.png") as label:
            palette = label.getpalette()
        label = Image.fromarray(scenes.label_map(source / "labels" / f"{name}.png", seed), mode="P")
        label.putpalette(palette)
        label.save(drawn / f"{name}.png")
    wanted = arguments.decisions * (arguments.reviewers if arguments.parts else 1)
    for part in ("images", "labels"):
        (folder / "data" / part).mkdir(parents=True, exist_ok=True)
    for number in range(1 + wanted // 500):
        name = names[number % len(names)]
        for part, file in (("images", source / "images" / f"{name}.png"),
                           ("labels", drawn / f"{name}.png")):
            link = folder / "data" / part / f"{number:05}.png"
            if not link.exists():
                os.link(file, link)
    subprocess.run(
        [arguments.fleck, "refine", "--images", folder / "data/images", "--labels", folder / "data/labels",
         "--taxonomy", "cityscapes-19", "--out", run], check=True, stdout=subprocess.DEVNULL)
    return run


def quoted(text):
    """As JournalEntry.canonical writes texts."""
    return json.dumps(text, ensure_ascii=False)


def canonical(row):
    """The row as the chain hashes it."""
    parts = []
    for key, value in zip(COLUMNS, row):
        if value is None:
            parts.append(f'"{key}":null')
        elif isinstance(value, str):
            parts.append(f'"{key}":{quoted(value)}')
        else:
            parts.append(f'"{key}":{value}')
    return "{" + ",".join(parts) + "}"


def following(tip, row):
    """The hash of a row."""
    return hashlib.sha256((tip + canonical(row)).encode()).hexdigest()


def genesis(database):
    """The hash before the first row."""
    run_id = database.execute("SELECT value FROM setting WHERE key = 'runID'").fetchone()[0]
    return hashlib.sha256(f"fleck journal 1\n{run_id}\n".encode()).hexdigest()


def append(database, rows):
    """Writes rows at the end of an empty journal."""
    tip = genesis(database)
    lines = []
    for row in rows:
        tip = following(tip, row)
        lines.append(row + (tip,))
    database.executemany(f"INSERT INTO journal VALUES ({', '.join('?' * 17)})", lines)
    database.execute("INSERT INTO setting VALUES ('journalAnchor', ?)", (f"{len(lines)} {tip}",))


def stamp(second):
    """A time of the day, by the tenth of a second."""
    day, rest = divmod(second, 864_000)
    hours, rest = divmod(rest, 36_000)
    minutes, rest = divmod(rest, 600)
    return f"2026-11-{day + 1:02}T{hours:02}:{minutes:02}:{rest // 10:02}.{rest % 10}00Z"


def shape(runs, size):
    """The mask of a component without its first pixel, and what is given up, as a reshape's text."""
    counts = decoded(runs)
    width, height = size
    if len(counts) < 3 or counts[1] < 2:
        return None
    mask = [counts[0] + 1, counts[1] - 1] + counts[2:]
    lost = [counts[0], 1, width * height - counts[0] - 1]
    source = {"parameters": {"size": "1"}, "tool": "brush"}
    text = {"fills": [{"class": 255, "runs": encoded(lost)}], "size": [height, width], "source": source}
    return encoded(mask), json.dumps(text, separators=(",", ":"))


def decoded(text):
    """COCO's compressed run lengths."""
    counts, place = [], 0
    while place < len(text):
        value, shift, more = 0, 0, True
        while more:
            code = ord(text[place]) - 48
            value |= (code & 0x1F) << (5 * shift)
            more = bool(code & 0x20)
            place, shift = place + 1, shift + 1
            if not more and code & 0x10:
                value |= -1 << (5 * shift)
        if len(counts) > 2:
            value += counts[-2]
        counts.append(value)
    return counts


def encoded(counts):
    """Compresses run lengths."""
    text = ""
    for place, count in enumerate(counts):
        value = count - counts[place - 2] if place > 2 else count
        more = True
        while more:
            code = value & 0x1F
            value >>= 5
            more = value != (-1 if code & 0x10 else 0)
            text += chr((code | 0x20 if more else code) + 48)
    return text


def review(arguments, run, folder, number):
    """A copy of the run with one reviewer's journal."""
    name = NAMES[number]
    shutil.copytree(run, folder)
    database = sqlite3.connect(folder / "review.sqlite")
    components = database.execute(
        "SELECT c.id, c.image, i.stem, c.class, t.runs, i.width, i.height FROM component c "
        "JOIN image i ON i.id = c.image JOIN content t ON t.component = c.id ORDER BY c.id").fetchall()
    if arguments.parts:
        shared = arguments.decisions // 10
        own = arguments.decisions - shared
        first = shared + number * own
        components = components[:shared] + components[first:first + own]
    components = components[:arguments.decisions]
    if len(components) < arguments.decisions:
        sys.exit(f"{run}: only {len(components)} components; remove it and run again")
    agreed = random.Random(1)
    own = random.Random(number + 2)
    rows = []
    shapes = 0
    for place, (component, image, stem, class_id, runs, width, height) in enumerate(components):
        choice = (own if own.random() < 1 / 12 else agreed).random()
        kind = "keep" if choice < 0.6 else "discard" if choice < 0.8 else "relabel"
        after = class_id if kind == "keep" else 255 if kind == "discard" else (class_id + 1) % 19
        mask = None
        # At the end, where no other reviewer decided about neighbours that gave pixels away.
        if shapes < arguments.shapes and place % 97 == number:
            mask = shape(runs, (width, height))
        if mask:
            shapes += 1
            kind, after = "reshape", class_id
        rows.append((
            place + 1, stamp(place * 8 + number), name, image, stem, component, kind, class_id, after, runs,
            mask[0] if mask else runs, mask[1] if mask else None, 0.25, 1.5, None, None))
    append(database, rows)
    database.commit()
    database.close()


def merge(arguments, runs, *more):
    """Seconds and peak memory in MB of one `fleck merge`, and what it prints."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [arguments.fleck, "merge", "--json", *runs, *more], stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status != 0:
        sys.exit("fleck merge failed")
    return seconds, usage.ru_maxrss / 1024, json.loads(output)


def peer(runs, target):
    """The same rows by Python: seconds."""
    began = time.perf_counter()
    rows = []
    for run in runs:
        database = sqlite3.connect(f"file:{run}/review.sqlite?mode=ro", uri=True)
        tip = genesis(database)
        for row in database.execute(f"SELECT {', '.join(COLUMNS)}, hash FROM journal ORDER BY sequence"):
            tip = following(tip, row[:-1])
            if tip != row[-1]:
                sys.exit(f"{run}: row {row[0]}")
            rows.append(row[:-1])
        database.close()
    rows.sort(key=lambda row: (row[1], row[2]))
    shutil.copy(f"{runs[0]}/review.sqlite", target)
    database = sqlite3.connect(target)
    database.executescript("DROP TRIGGER journal_delete; DELETE FROM journal;")
    database.execute("DELETE FROM setting WHERE key = 'journalAnchor'")
    append(database, [(place + 1,) + row[1:] for place, row in enumerate(rows)])
    database.commit()
    database.close()
    return time.perf_counter() - began


def measure(arguments, folder):
    """Prints the figures; returns the seconds of --out."""
    run = refine(arguments, folder)
    runs = [folder / name for name in NAMES[:arguments.reviewers]]
    for number, path in enumerate(runs):
        if not (path / "review.sqlite").exists():
            review(arguments, run, path, number)
    print_only, written, python, memory = [], [], [], 0.0
    for _ in range(arguments.rounds):
        print_only.append(merge(arguments, runs)[0])
        target = folder / "merged"
        shutil.rmtree(target, ignore_errors=True)
        seconds, peak, report = merge(arguments, runs, "--out", target)
        written.append(seconds)
        memory = max(memory, peak)
        python.append(peer(runs, folder / "peer.sqlite"))
        (folder / "peer.sqlite").unlink()
    tally = report["tally"]
    scores = report["agreement"]["pooled"]["overall"]
    print(f"{arguments.reviewers} runs of {arguments.decisions} decisions, {report['components']} components, "
          f"{report['images']} images; {report['rows']} rows, {tally['agreed']} agreed, "
          f"{tally['disputed']} disputed ({tally['misfits']} misfits)")
    print(f"agreement {scores['byComponent']['observed']['value']:.4f}, "
          f"kappa {scores['byComponent']['kappa']['value']:.4f}, AC1 {scores['byComponent']['ac1']['value']:.4f}")
    print(f"{'agreement only':18} {statistics.median(print_only):6.2f} s")
    print(f"{'--out':18} {statistics.median(written):6.2f} s   peak {memory:.0f} MB")
    print(f"{'Python, rows only':18} {statistics.median(python):6.2f} s   "
          f"{statistics.median(python) / statistics.median(written):.1f} times --out")
    return statistics.median(written)


def main():
    """Runs the measurement."""
    arguments = parse_arguments()
    if arguments.folder:
        folder = pathlib.Path(arguments.folder).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        seconds = measure(arguments, folder)
    else:
        with tempfile.TemporaryDirectory() as name:
            seconds = measure(arguments, pathlib.Path(name))
    sys.exit(1 if seconds > arguments.limit else 0)


if __name__ == "__main__":
    main()
