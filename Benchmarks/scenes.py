"""Pictures and label maps of 2048x1024 pixels for the measurements, made from `fleck demo`'s scenes.

The demo's scenes are doubled in size. Photos get sensor noise, so that PNG files are as large as real
ones (2 to 5 MB). Label maps are doubled without smoothing and then torn along their borders by a noise
field, so that they have as many components (500 to 1,000) as a network's output. Everything is seeded.

Needs numpy and Pillow: pip install numpy pillow
"""

import pathlib
import subprocess

import numpy
from PIL import Image, ImageFilter

WIDTH, HEIGHT = 2048, 1024


def demo_folder(fleck, folder, scenes=12):
    """The data folder of a demo made by the `fleck` binary, drawn now when it is not there."""
    folder = pathlib.Path(folder)
    if not (folder / "run" / "review.sqlite").exists():
        subprocess.run([fleck, "demo", str(folder), "--scenes", str(scenes)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / "data"


def displacement(random, strength):
    """A noise field of pixels, smooth over about three of them."""
    field = Image.fromarray(random.integers(0, 256, (HEIGHT, WIDTH), dtype=numpy.uint8))
    field = numpy.asarray(field.filter(ImageFilter.GaussianBlur(1.2)), dtype=numpy.float32)
    return numpy.rint((field - field.mean()) / field.std() * strength).astype(numpy.int32)


def torn(labels, seed, strength=2.3):
    """Labels whose borders are torn: each pixel takes the class of one near by."""
    random = numpy.random.default_rng(seed)
    rows, columns = numpy.indices((HEIGHT, WIDTH), dtype=numpy.int32)
    rows = numpy.clip(rows + displacement(random, strength), 0, HEIGHT - 1)
    columns = numpy.clip(columns + displacement(random, strength), 0, WIDTH - 1)
    return numpy.ascontiguousarray(labels[rows, columns])


def label_map(path, seed, strength=2.3):
    """A label map of a file, brought to 2048x1024 and torn."""
    image = Image.open(path).resize((WIDTH, HEIGHT), Image.NEAREST)
    return torn(numpy.asarray(image, dtype=numpy.uint8), seed, strength)


def photo(path, seed, deviation=3.0):
    """A photo of a file, brought to 2048x1024, with sensor noise."""
    image = Image.open(path).convert("RGB").resize((WIDTH, HEIGHT), Image.BICUBIC)
    values = numpy.asarray(image, dtype=numpy.float32)
    noise = numpy.random.default_rng(seed).normal(0, deviation, values.shape)
    return Image.fromarray(numpy.clip(values + noise, 0, 255).astype(numpy.uint8))


def confidence(path):
    """A confidence map of a file, brought to 2048x1024."""
    return Image.open(path).convert("L").resize((WIDTH, HEIGHT), Image.BILINEAR)
