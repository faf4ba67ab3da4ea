"""YOLO polygons: pixel centres by the even-odd rule, and Ultralytics' own data set and mask painter.

Ultralytics paints polygons with cv2.fillPoly, which also sets the pixels that an edge runs through: its masks
are up to a pixel larger to the right and below, whatever wrote the file.
"""

import numpy as np
import yaml

from common import Comparison, exports, flat, loader, numbered, reference

maps = flat(reference())


def rings(points, width, height):
    return np.array(points, dtype=float).reshape(-1, 2) * (width, height)


def even_odd(ring, shape):
    """Pixels whose centres a ring holds: each edge flips those to its right."""
    flips = np.zeros((shape[0], shape[1] + 1), dtype=np.int64)
    for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0)):
        low, high = sorted((y0, y1))
        for y in range(max(0, int(np.ceil(low - 0.5))), min(shape[0], int(np.ceil(high - 0.5)))):
            x = x0 + (y + 0.5 - y0) / (y1 - y0) * (x1 - x0)
            flips[y, min(max(int(np.ceil(x - 0.5)), 0), shape[1])] += 1
    return np.cumsum(flips, axis=1)[:, :-1] % 2 == 1


for folder, limit in (("yolo", 0), ("yolo-simplified", 0.05)):
    root = exports / folder
    names = yaml.safe_load((root / "data.yaml").read_text())["names"]
    comparison = Comparison("even-odd", "", limit=limit)
    size = 0
    for name, labels in maps.items():
        found = np.full(labels.shape, 255, dtype=np.uint8)
        path = root / "labels" / "train" / f"{name}.txt"
        size += path.stat().st_size
        for line in path.read_text().splitlines():
            number, *points = line.split()
            assert int(number) in names
            ring = rings(points, labels.shape[1], labels.shape[0])
            # Six decimals are right to a thousandth of a pixel; corners are whole.
            found[even_odd(np.round(ring), labels.shape)] = int(number)
        comparison.add(found, numbered(labels, 0, 255), name)
    print(f"{folder}, {size // len(maps)} bytes an image", end=": ")
    comparison.finish(len(maps))

if loader("ultralytics"):
    from ultralytics.data.dataset import YOLODataset
    from ultralytics.data.utils import check_det_dataset, polygons2masks

    for folder in ("yolo", "yolo-simplified"):
        data = check_det_dataset(str(exports / folder / "data.yaml"), autodownload=False)
        dataset = YOLODataset(
            img_path=data["train"], data=data, task="segment", augment=False, rect=False, cache=False
        )
        comparison = Comparison("ultralytics", limit=0.1)
        for label in dataset.labels:
            name = label["im_file"].rsplit("/", 1)[-1].rsplit(".", 1)[0]
            expected = numbered(maps[name], 0, 255)
            found = np.full(expected.shape, 255, dtype=np.uint8)
            height, width = label["shape"]
            scaled = [ring * (width, height) for ring in label["segments"]]
            order = np.argsort([-abs(np.ptp(r[:, 0]) * np.ptp(r[:, 1])) for r in scaled])
            for place in order:
                ring = [scaled[place].reshape(-1)]
                mask = polygons2masks((height, width), ring, color=1)[0]
                found[mask > 0] = int(label["cls"][place][0])
            comparison.add(found, expected, name)
        print(folder, end=": ")
        comparison.finish(len(maps))
