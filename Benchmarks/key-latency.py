#!/usr/bin/env python3
"""Measure how fast a terminal program answers keys, through a pty.

    Benchmarks/key-latency.py [--size 200x60] [--keys jk] [--count 60] [--warm-up 4] [--quit q]
                              [--term xterm-256color] [--limit MEDIAN_MS] [--json] -- COMMAND [ARG ...]

for example

    Benchmarks/key-latency.py --size 200x60 -- .build/release/fleck review RUN

Starts COMMAND in a pty of that size, waits until its first output has settled (nothing more for
--settle milliseconds), then sends the keys in turn. A key's latency is the time from writing it to the
last byte of the answer, the answer being over when nothing comes for --quiet milliseconds. A key
without any answer within --timeout milliseconds is counted apart. Keys may hold escapes such as \\x1b[B.

Prints milliseconds from exec to the first byte and to the settled first paint, and median, p90, p95
of the latencies to the first and last byte, and bytes per key. Exit status 1 when the median is above --limit,
2 when the command ends early or never paints. Python 3, standard library only, Linux.
"""

import argparse
import json
import os
import re
import sys
import time

from terminal import Ended, answer, finish, quantile, start


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="200x60", help="columns x rows")
    parser.add_argument("--keys", default="jk", help="keys to send in turn, one character or escape each")
    parser.add_argument("--count", type=int, default=60, help="measured keys")
    parser.add_argument("--warm-up", type=int, default=4, help="keys before those")
    parser.add_argument("--quit", default="q", help="key that ends the command")
    parser.add_argument("--term", default="xterm-256color")
    parser.add_argument("--settle", type=float, default=200, help="ms of silence after the first paint")
    parser.add_argument("--quiet", type=float, default=30, help="ms of silence after an answer")
    parser.add_argument("--timeout", type=float, default=2000, help="ms to wait for an answer")
    parser.add_argument("--limit", type=float, help="largest allowed median, ms")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("command", nargs="+")
    return parser.parse_args()


def measure(arguments, master, began):
    """All figures, as a dictionary."""
    first, settled, output = answer(master, began, arguments.settle, 30_000)
    if first is None:
        raise Ended(b"nothing was painted within 30 s")
    result = {"first_byte_ms": first, "first_paint_ms": settled, "first_paint_bytes": len(output)}
    keys = [key.encode().decode("unicode_escape").encode("latin-1")
            for key in re.findall(r"\\x1b[\[O][0-9;]*[A-Za-z~]|\\x..|\\.|[^\\]", arguments.keys)]
    firsts, lasts, counts, silent = [], [], [], 0
    for index in range(arguments.warm_up + arguments.count):
        sent = time.perf_counter()
        os.write(master, keys[index % len(keys)])
        first, last, output = answer(master, sent, arguments.quiet, arguments.timeout)
        if index < arguments.warm_up:
            continue
        if last is None:
            silent += 1
            continue
        firsts.append(first)
        lasts.append(last)
        counts.append(len(output))
    for name, values in (("first_ms", firsts), ("last_ms", lasts), ("bytes", counts)):
        for part, label in ((0.5, "median"), (0.9, "p90"), (0.95, "p95")):
            result[f"{name}_{label}"] = quantile(values, part)
    result.update(keys=len(lasts), keys_without_answer=silent)
    return result


def report(result, arguments):
    """Prints the figures."""
    if arguments.json:
        print(json.dumps(result, sort_keys=True))
        return
    print(f"{arguments.size} {arguments.term}: {' '.join(arguments.command)}")
    print(f"exec -> first byte {result['first_byte_ms']:.1f} ms, settled first paint "
          f"{result['first_paint_ms']:.1f} ms, {result['first_paint_bytes']} bytes")
    for name, title in (("first_ms", "key -> first byte, ms"), ("last_ms", "key -> last byte, ms"),
                        ("bytes", "bytes per key")):
        row = [result[f"{name}_{label}"] for label in ("median", "p90", "p95")]
        cells = "".join("       -" if value is None else
                        f"{value:8d}" if isinstance(value, int) else f"{value:8.2f}" for value in row)
        print(f"{title:24}{cells}   (median, p90, p95)")
    print(f"{result['keys']} keys answered, {result['keys_without_answer']} not")


def main():
    """Runs the benchmark; the exit status."""
    arguments = parse_arguments()
    columns, rows = (int(side) for side in arguments.size.split("x"))
    process, master, began = start(arguments.command, columns, rows, arguments.term)
    try:
        result = measure(arguments, master, began)
    except Ended as ended:
        tail = ended.args[0].decode(errors="replace").strip()
        print(f"{arguments.command[0]} ended early: {tail}", file=sys.stderr)
        return 2
    finally:
        finish(process, master, arguments.quit)
    report(result, arguments)
    median = result["last_ms_median"]
    if arguments.limit is not None and (median is None or median > arguments.limit):
        print(f"median above the limit of {arguments.limit} ms", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
