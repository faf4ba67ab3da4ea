#!/usr/bin/env python3
"""Write what PyTorch makes of the shipped checkpoint, for the test that Swift makes the same of it.

    golden.py models/nano.safetensors demo/data/images/street-00.png Tests/RefinerTests/Fixtures/nano

The photo is the first of the standard demo (`fleck demo`), which the test draws by itself. Written are the
image embedding and the logits of each prompt, float16.
"""

import argparse
import pathlib
import sys

import numpy as np
import torch
from PIL import Image

from evaluate import EncodedImage
from fit import averaged
from model import NanoSAM

# Prompts in pixels of the photo; the test has the same. A mask prompt is a rectangle of whole cells.
BOX, POINT, RECTANGLE = (600, 200, 760, 330), (320, 256), (slice(208, 320), slice(608, 752))


def answers(image: EncodedImage, shape: tuple[int, int]) -> dict[str, np.ndarray]:
    """Logits for each prompt: the three candidates for a point, which is ambiguous, else the one."""
    mask = np.zeros(shape, bool)
    mask[RECTANGLE] = True
    # SAM counts from the middle of the first pixel, Fleck from its corner.
    box = (torch.tensor(BOX)[None] - 0.5) * image.scale
    point = (torch.tensor(POINT)[None, None] - 0.5) * image.scale, torch.ones(1, 1, dtype=torch.int)
    logits = image.logits(mask)
    prompts = {"box": (None, box, None), "point": (point, None, None), "mask": (None, None, logits),
               "mask_box": (None, box, logits)}
    with torch.no_grad():
        found = {name: image.model.decode(image.features, *prompt)[0][0].numpy()
                 for name, prompt in prompts.items()}
    return {name: logits[1:] if name == "point" else logits[:1] for name, logits in found.items()}


def main() -> int:
    """Run the command line; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=pathlib.Path, help="the .safetensors file")
    parser.add_argument("photo", type=pathlib.Path, help="the first photo of the standard demo")
    parser.add_argument("out", type=pathlib.Path, help="the folder to write into")
    arguments = parser.parse_args()
    model = NanoSAM().eval()
    model.load_state_dict(averaged(arguments.checkpoint, model))
    photo = np.asarray(Image.open(arguments.photo).convert("RGB"))
    image = EncodedImage(model, photo)
    arguments.out.mkdir(parents=True, exist_ok=True)
    found = {"embedding": image.features[0].numpy()} | answers(image, photo.shape[:2])
    for name, values in found.items():
        np.save(arguments.out / f"{name}.npy", values.astype(np.float16))
        print(f"{name}: {list(values.shape)}, up to {np.abs(values).max():.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
