#!/usr/bin/env python3
"""Time Segment Anything in Fleck and in ONNX Runtime, side by side in one run.

    pip install onnxruntime numpy
    Benchmarks/peers/sam_onnx.py --work /tmp/sam --mobile-sam MobileSAM      (once; needs more packages)
    swift build -c release --product fleck
    Benchmarks/peers/sam_speed.py --work /tmp/sam --fleck .build/release/fleck [--threads 1 2]

Both sides compute with the same weights, in processes of their own and in turn: ONNX Runtime, Fleck, ONNX
Runtime, Fleck, ... Each process warms up and gives the median of its rounds; the table has the median of
the processes, and their range when they differ by more than a tenth.

Fleck keeps per image what no prompt changes. The rows of an image's first prompt and of its 16 and 64
prompts count that work too; the row of one prompt is every later one. Peak memory is the resident set
that the kernel reports for a process that opens a model and runs encoder and decoder; Fleck's runs its
batches of 64 prompts too.

The bars are the ratios and limits that Fleck sets itself. Exit status 1 when one is missed.
"""

import argparse
import importlib.metadata
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
MODELS = {"vit_t": "mobile_sam.pth", "vit_b": "sam_vit_b.pth"}
BUSY = 0.5  # load average above which somebody else computes


class Row(NamedTuple):
    """A line of the table: where its figure stands in both sides' answers, and what it must keep to."""

    title: str
    part: str  # decoder, encoder or memory
    kind: str
    path: tuple  # keys in both sides' answers
    also: tuple = ()  # Fleck's figure that counts too: what it does once per image, before any prompt
    ratio: float | None = None  # largest allowed share of ONNX Runtime's figure
    limit: float | None = None  # largest allowed figure of Fleck's own, in seconds or bytes


ROWS = (
    Row("decoder, one prompt", "decoder", "vit_t", ("decoder", "single"), ratio=1 / 2),
    Row("decoder, first prompt of an image", "decoder", "vit_t", ("decoder", "single"), ("prepare",)),
    Row("decoder, one prompt, mask of 2250x1500", "decoder", "vit_t", ("decoder", "full")),
    Row("decoder, 16 prompts of one image", "decoder", "vit_t", ("decoder", "batch16"), ("prepare",)),
    Row("decoder, 64 prompts of one image", "decoder", "vit_t", ("decoder", "batch64"), ("prepare",),
        ratio=1 / 3),
    Row("TinyViT encoder at 1024", "encoder", "vit_t", ("encoder",), ratio=0.9),
    Row("TinyViT, opening the model", "encoder", "vit_t", ("open",)),
    Row("ViT-B encoder at 1024", "encoder", "vit_b", ("encoder",), ratio=0.9),
    Row("ViT-B, opening the model", "encoder", "vit_b", ("open",), limit=0.5),
    Row("TinyViT, peak memory", "memory", "vit_t", ("peak",), limit=400e6),
    Row("ViT-B, peak memory", "memory", "vit_b", ("peak",), limit=1.2e9),
)


def run(command):
    """A command's JSON answer, with the peak of its resident set in bytes as `peak`."""
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE)
    output = process.stdout.read()
    # Not process.wait: only wait4 tells one child's peak from all children's.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"sam_speed: '{' '.join(map(str, command))}' ended with {process.returncode}")
    return json.loads(output) | {"peak": usage.ru_maxrss * 1024}


def peer(arguments, part, kind, threads, rounds):
    """ONNX Runtime's answer."""
    return run([sys.executable, HERE / "sam_ort.py", part, "--work", arguments.work, "--kind", kind,
                "--threads", threads, "--rounds", rounds])


def fleck(arguments, part, kind, threads, rounds):
    """Fleck's answer; None without the program. Memory is that of all parts in one process."""
    if arguments.fleck is None:
        return None
    only = [] if part == "memory" else ["--only", part]
    return run([arguments.fleck, "model", "bench", arguments.work / MODELS[kind], "--json",
                "--threads", threads, "--rounds", rounds, *only])


def rounds_of(part, kind):
    """How many runs of a part one process takes the median of."""
    return {("decoder", "vit_t"): 9, ("encoder", "vit_t"): 5, ("encoder", "vit_b"): 3}.get((part, kind), 1)


def measure(arguments, part, kind, threads):
    """The answers of both sides, in turn: [ONNX Runtime's], [Fleck's]."""
    answers = [], []
    for block in range(1 if part == "memory" else arguments.blocks):
        for side, ask in enumerate((peer, fleck)):
            print(f"{part} {kind}, {threads} threads, block {block + 1}, {ask.__name__}", file=sys.stderr)
            answers[side].append(ask(arguments, part, kind, threads, rounds_of(part, kind)))
    return answers


def figures(answers, path):
    """The figures at a path in some answers; those that lack it are left out."""
    found = []
    for answer in answers:
        for key in path:
            answer = answer.get(key) if isinstance(answer, dict) else None
        if answer is not None:
            found.append(answer)
    return found


def text(values, part):
    """Seconds or bytes for the table; the range too when processes do not agree."""
    if not values:
        return "-"
    shown = shape(statistics.median(values), part)
    if max(values) > 1.1 * min(values):
        shown += f" ({shape(min(values), part)} to {shape(max(values), part)})"
    return shown


def shape(value, part):
    """One figure with its unit."""
    if part == "memory":
        return f"{value / 1e6:.0f} MB"
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def table_line(row, threads, peers, ours):
    """A line in Markdown, and whether its bar is missed."""
    theirs, mine = figures(peers, row.path), figures(ours, row.path)
    if row.also:
        mine = [sum(both) for both in zip(mine, figures(ours, row.also))]
    ratio = statistics.median(mine) / statistics.median(theirs) if mine and theirs else None
    bar, missed = "", False
    if row.ratio is not None:
        bar, missed = f"ratio {row.ratio:.2f}", ratio is not None and ratio > row.ratio
    elif row.limit is not None:
        limit = f"{row.limit / 1e6:.0f} MB" if row.part == "memory" else f"{row.limit} s"
        bar, missed = limit, bool(mine) and statistics.median(mine) > row.limit
    verdict = "" if not bar or not mine else " missed" if missed else " kept"
    cells = [row.title, str(threads), text(mine, row.part), text(theirs, row.part),
             "-" if ratio is None else f"{ratio:.2f}", bar + verdict]
    return "| " + " | ".join(cells) + " |", missed


def machine():
    """What the figures were measured on, in a line."""
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    except OSError:
        names = []
    load = os.getloadavg()[0]
    busy = "; others compute too, so the figures are rough" if load > BUSY else ""
    return (f"{os.cpu_count()} x {names[0] if names else platform.machine()}, "
            f"onnxruntime {importlib.metadata.version('onnxruntime')}, load {load:.1f} at the start{busy}")


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="sam_onnx.py's folder")
    parser.add_argument("--fleck", type=pathlib.Path, help="the program (default: the peer alone)")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--blocks", type=int, default=2, help="processes of each side per part")
    parser.add_argument("--only", choices=["decoder", "encoder", "memory"], help="one part")
    parser.add_argument("--kind", choices=list(MODELS), help="one model's rows")
    return parser.parse_args()


def check(arguments, kinds):
    """Leave with one line when a file is missing."""
    names = ["decoder.onnx", "decoder_full.onnx", "decoder_batch.onnx"]
    names += [f"encoder_{kind}.onnx" for kind in kinds] + [MODELS[kind] for kind in kinds]
    for name in names:
        if not (arguments.work / name).is_file():
            sys.exit(f"sam_speed: no {arguments.work / name}; make it with sam_onnx.py")
    if arguments.fleck is not None and not arguments.fleck.is_file():
        sys.exit(f"sam_speed: no program at {arguments.fleck}; build it, or check --fleck")


def main():
    """Measure and print the table."""
    arguments = parse_arguments()
    rows = [row for row in ROWS
            if arguments.only in (None, row.part) and arguments.kind in (None, row.kind)]
    check(arguments, {row.kind for row in rows})
    print(machine())
    print("\n| what | threads | Fleck | ONNX Runtime | ratio | bar |\n|---|---|---|---|---|---|")
    misses = 0
    for part, kind in dict.fromkeys((row.part, row.kind) for row in rows):
        for threads in arguments.threads:
            peers, ours = measure(arguments, part, kind, threads)
            for row in rows:
                if (row.part, row.kind) == (part, kind):
                    line, missed = table_line(row, threads, peers, [answer for answer in ours if answer])
                    print(line, flush=True)
                    misses += missed
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
