#!/usr/bin/env python3
"""Write a checkpoint's moving average as the .safetensors file that Fleck reads.

    export.py last.pt nano.safetensors

Matrices and convolutions are float16; norms, biases and the positions' frequencies stay float32. The metadata
says what the weights do not: the input side.
"""

import argparse
import os
import pathlib
import sys

import torch
from safetensors.torch import save_file


def shipped(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The tensors that a reader needs, as they are stored."""
    def is_exact(name: str, values: torch.Tensor) -> bool:
        return values.dim() <= 1 or ".bn." in name or "positional_encoding" in name

    return {name: (values.float() if is_exact(name, values) else values.half()).contiguous()
            for name, values in state.items() if not name.endswith("num_batches_tracked")}


def main() -> int:
    """Run the command line; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=pathlib.Path, help="what fit.py wrote")
    parser.add_argument("out", type=pathlib.Path, help="the file to write")
    parser.add_argument("--canvas", type=int, default=512, help="the network's input side")
    arguments = parser.parse_args()
    content = torch.load(arguments.checkpoint, map_location="cpu")
    tensors = shipped(content["ema"])
    part = arguments.out.with_name(arguments.out.name + ".part")
    save_file(tensors, part, metadata={
        "format": "pt", "img_size": str(arguments.canvas), "model": "fleck-nano", "step": str(content["it"])})
    os.replace(part, arguments.out)
    count = sum(values.numel() for values in tensors.values())
    print(f"{arguments.out}: {len(tensors)} tensors, {count} values, {arguments.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
