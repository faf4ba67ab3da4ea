#!/usr/bin/env python3
"""Count the keys of a simulated expert: how many for 100 decisions in `fleck review`?

    pip install numpy pillow
    swift build -c release
    Benchmarks/expert.py [--fleck .build/release/fleck] [--decisions 100] [--limit 130] [RUN TRUTH]

Without a run, the one of `fleck demo` is reviewed in a copy. The expert knows the truth: for the component under
the cursor it presses Enter where the suggestion is right, `a` where the label is, the class's digit, or `c` and the
class's letter, or `x` where the truth is void. The right class is the one that most of the component's pixels
have. The queue is taken as it comes, with its random slice, and learns as it does for a person.

Every key goes through `fleck review --script`, which starts where the last one ended. Exit status 1 when the keys
are more than --limit, or when a decision that the journal has is not the expert's.
"""

import argparse
import collections
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib

import numpy
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
VOID = 255


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fleck", default=str(HERE.parent / ".build/release/fleck"))
    parser.add_argument("--decisions", type=int, default=100)
    parser.add_argument("--limit", type=int, default=130, help="most keys allowed")
    parser.add_argument("run", nargs="?", help="the run; it is reviewed in a copy")
    parser.add_argument("truth", nargs="?", help="folder of the true label maps")
    return parser.parse_args()


def pixels(runs, height):
    """Columns and rows of the pixels of COCO's compressed run lengths, which go down the columns."""
    counts, index = [], 0
    while index < len(runs):
        value, shift, more = 0, 0, True
        while more:
            digit = ord(runs[index]) - 48
            value |= (digit & 0x1F) << shift
            more = bool(digit & 0x20)
            index, shift = index + 1, shift + 5
            if not more and digit & 0x10:
                value |= -1 << shift
        counts.append(value + counts[-2] if len(counts) > 2 else value)
    ends = numpy.cumsum(counts)
    places = [numpy.arange(ends[i - 1], ends[i]) for i in range(1, len(ends), 2)]
    flat = numpy.concatenate(places) if places else numpy.zeros(0, int)
    return flat // height, flat % height


class Expert:
    """Knows the right class of every component."""

    def __init__(self, run, truth, classes):
        self.database = sqlite3.connect(f"file:{run}/review.sqlite?mode=ro", uri=True)
        self.truth = pathlib.Path(truth)
        self.classes = classes
        self.maps = {}

    def right_class(self, component):
        """The class that most pixels of a component have in truth; VOID where that is void."""
        stem, height, runs = self.database.execute(
            "SELECT i.stem, i.height, t.runs FROM component c JOIN image i ON i.id = c.image "
            "JOIN content t ON t.component = c.id WHERE c.id = ?", (component,)).fetchone()
        if stem not in self.maps:
            self.maps[stem] = numpy.asarray(Image.open(self.truth / f"{stem}.png"))
        columns, rows = pixels(runs, height)
        values = collections.Counter(self.maps[stem][rows, columns].tolist())
        return values.most_common(1)[0][0]

    def keys(self, component):
        """The keys that decide about a component, and the class it has afterwards."""
        own, verdict, suggestion = self.database.execute(
            "SELECT c.class, j.verdict, j.suggestion FROM component c JOIN judgement j ON j.component = c.id "
            "WHERE c.id = ?", (component,)).fetchone()
        right = self.right_class(component)
        offered = own if verdict == 0 else suggestion
        if right == offered:
            return ["Enter"], right
        if right == own:
            return ["a"], right
        if right == VOID:
            return ["x"], right
        place, letter = self.classes[right]
        return ([str((place + 1) % 10)] if place < 10 else ["c", letter]), right


def play(fleck, run, keys):
    """Presses keys; the state of the workstation afterwards."""
    script = "\n".join(keys + ["wait", "state"]) + "\n"
    output = subprocess.run(
        [fleck, "review", str(run), "--script", "-"], input=script, check=True,
        stdout=subprocess.PIPE, text=True).stdout
    return json.loads(output)


def main():
    """Runs the review; the exit status."""
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory() as folder:
        source, truth = arguments.run, arguments.truth
        if source is None:
            subprocess.run([arguments.fleck, "demo", f"{folder}/demo"], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            source, truth = f"{folder}/demo/run", f"{folder}/demo/data/truth"
        run = pathlib.Path(folder) / "review" / "run"
        shutil.copytree(source, run)
        entries = tomllib.loads((run / "run.toml").read_text())["taxonomy"]["class"]
        classes = {entry["id"]: (place, entry["letter"]) for place, entry in enumerate(entries)}
        expert = Expert(run, truth, classes)
        state, pressed, counts = play(arguments.fleck, run, []), 0, collections.Counter()
        for _ in range(arguments.decisions):
            keys, right = expert.keys(state["component"])
            component, decided = state["component"], state["decided"]
            state = play(arguments.fleck, run, keys)
            pressed += len(keys)
            counts[keys[0] if len(keys) == 1 and not keys[0].isdigit() else
                   "digit" if len(keys) == 1 else "picker"] += 1
            after = expert.database.execute(
                "SELECT classAfter FROM journal WHERE component = ? ORDER BY sequence DESC LIMIT 1",
                (component,)).fetchone()
            if state["decided"] != decided + 1 or after is None or after[0] != right:
                print(f"component {component}: {' '.join(keys)} did not make it {right}", file=sys.stderr)
                return 1
    print(f"{arguments.decisions} decisions, {pressed} keys: "
          + ", ".join(f"{count} by {key}" for key, count in counts.most_common()))
    return 0 if pressed <= arguments.limit else 1


if __name__ == "__main__":
    sys.exit(main())
