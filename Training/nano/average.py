#!/usr/bin/env python3
"""Bring two checkpoints of one lesson together: what `fit.py --partner` does at each save, once more at the end.

    average.py out.pt one/last.pt other/last.pt
"""

import argparse
import pathlib
import sys

import torch
from torch import Tensor

from fit import save


def mean(one: dict[str, Tensor], other: dict[str, Tensor]) -> dict[str, Tensor]:
    """The mean of two states; what is counted comes from the first."""
    return {name: values.lerp(other[name], 0.5) if values.dtype.is_floating_point else values
            for name, values in one.items()}


def main() -> int:
    """Run the command line; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path, help="the file to write, for --init, --encoder and export.py")
    parser.add_argument("checkpoints", type=pathlib.Path, nargs=2, help="what fit.py wrote")
    arguments = parser.parse_args()
    one, other = (torch.load(path, map_location="cpu") for path in arguments.checkpoints)
    save(arguments.out, ema=mean(one["ema"], other["ema"]), head=mean(one["head"], other["head"]),
         it=one["it"] + other["it"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
