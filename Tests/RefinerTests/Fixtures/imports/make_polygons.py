"""Makes coco.json and pillow.json: random polygons and the pixels that pycocotools and Pillow fill; and
street_gtFine_polygons.json with the trainIds that cityscapesScripts makes of it.

    python make_polygons.py     (cityscapesscripts, numpy, pillow 11.2 or newer, pycocotools)

Each line of the first two is a case: width, height, polygons, and the pixels as COCO's compressed string.
"""

import json
import random
from pathlib import Path

import numpy as np
from cityscapesscripts.helpers.labels import labels
from cityscapesscripts.preparation.json2labelImg import json2labelImg
from PIL import Image, ImageDraw
from pycocotools import mask as codec

here = Path(__file__).parent


def corners(dice, width, height, kind):
    """x and y of the corners of one polygon, some of them out of the image."""
    count = dice.choice([3, 3, 4, 5, 6, 8, 12, 30])
    if kind == "box":
        xs = sorted(dice.sample(range(-3, width + 4), 2))
        ys = sorted(dice.sample(range(-3, height + 4), 2))
        return [xs[0], ys[0], xs[1], ys[0], xs[1], ys[1], xs[0], ys[1]]
    if kind == "flat":
        # Long edges that rise by little, and horizontal ones that go on.
        row = dice.randint(0, height)
        return [
            value
            for _ in range(count)
            for value in (dice.randint(-5, width + 5), row + dice.choice([0, 0, 0, 1, -1, 2]))
        ]
    if kind == "far":
        return [dice.choice([-1, 1]) * dice.randint(0, 4000) for _ in range(2 * count)]
    if kind == "twice":
        points = [(dice.randint(-2, width + 2), dice.randint(-2, height + 2)) for _ in range(count)]
        points += [points[-1], points[0]]
        return [value for point in points for value in point]
    if kind == "round":
        angles = sorted(dice.uniform(0, 2 * np.pi) for _ in range(count))
        return [
            round(value, 2)
            for angle in angles
            for value in (
                width / 2 + width * 0.6 * np.cos(angle),
                height / 2 + height * 0.6 * np.sin(angle),
            )
        ]
    digits = 0 if kind == "whole" else dice.choice([1, 2, 6])
    points = []
    for _ in range(count):
        for side in (width, height):
            value = dice.uniform(-4, side + 4)
            points.append(round(value) if digits == 0 else round(value, digits))
    return points


def cases(seed, number):
    dice = random.Random(seed)
    kinds = ["box", "flat", "far", "twice", "round", "whole", "fraction", "fraction"]
    for place in range(number):
        width, height = dice.randint(1, 40), dice.randint(1, 40)
        kind = kinds[place % len(kinds)]
        parts = dice.choice([1, 1, 1, 2, 3])
        yield width, height, [corners(dice, width, height, kind) for _ in range(parts)]


def line(width, height, polygons, mask):
    runs = codec.encode(np.asfortranarray(mask.astype(np.uint8)))["counts"].decode()
    return json.dumps({"width": width, "height": height, "polygons": polygons, "counts": runs})


def write(name, lines):
    (here / name).write_text("[\n" + ",\n".join(lines) + "\n]\n")


def coco():
    for width, height, polygons in cases(7, 320):
        runs = codec.merge(codec.frPyObjects(polygons, height, width))
        yield line(width, height, polygons, codec.decode(runs))


def pillow():
    for width, height, polygons in cases(8, 480):
        image = Image.new("L", (width, height))
        drawer = ImageDraw.Draw(image)
        for numbers in polygons:
            drawer.polygon(list(zip(numbers[::2], numbers[1::2])), fill=1)
        yield line(width, height, polygons, np.array(image))


def street():
    """Objects of every label that cityscapesScripts knows, groups and deleted ones among them."""
    dice = random.Random(9)
    width, height = 160, 80
    names = [label.name for label in labels] + ["cargroup", "bicyclegroup", "persongroup"]
    objects = []
    for place, name in enumerate(names * 2):
        numbers = corners(dice, width, height, ["round", "whole", "box"][place % 3])
        # Small ones, so that many are seen.
        middle = (dice.randint(0, width), dice.randint(0, height))
        share = 1 if place < 2 else 0.3
        points = [
            [round(middle[0] + share * (x - middle[0])), round(middle[1] + share * (y - middle[1]))]
            for x, y in zip(numbers[::2], numbers[1::2])
        ]
        entry = {"label": name, "polygon": points}
        if place % 9 == 4:
            entry["deleted"] = 1
        objects.append(entry)
    content = {"imgHeight": height, "imgWidth": width, "objects": objects}
    path = here / "street_gtFine_polygons.json"
    path.write_text(json.dumps(content) + "\n")
    json2labelImg(str(path), str(here / "street_gtFine_labelTrainIds.png"), "trainIds")


street()
write("coco.json", coco())
write("pillow.json", pillow())
