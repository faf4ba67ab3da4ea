#!/usr/bin/env python3
"""Check the scores of `fleck evaluate` against scikit-learn, scipy and numpy on random label maps.

    pip install numpy scipy scikit-learn pillow
    swift build -c release --product fleck
    Benchmarks/peers/evaluation.py [--fleck .build/release/fleck] [--images 12] [--seed 1]

The maps are drawn: smooth random fields whose largest gives the class, with torn borders, void in the truth and
holes in the labels. Fleck reads the files, refines them and evaluates the run and the label maps; the peers
read the same files. Compared are the confusion matrix, IoU, coverage, and boundary IoU of every class (each
class's mask eroded by a square, void passed over), and AP, AUROC, area AP, P@100, lift and their counts for the
orders by confidence, soft minimum (T = 0.1), area and confidence x area, of components of 20 pixels and more.

Exit status 1 when any two differ by more than 1e-9 of a share, or 1e-6 where confidence is stored as float32.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
import PIL.Image
import scipy.ndimage
import sklearn.metrics

HERE = pathlib.Path(__file__).resolve().parent
CLASSES = ["road", "building", "pole", "car", "person", "sky", "never there"]
SIZE = (150, 200)  # rows, columns
MINIMUM_AREA = 20
TEMPERATURE = 0.1
EIGHT = numpy.ones((3, 3))


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fleck", default=str(HERE.parent.parent / ".build/release/fleck"))
    parser.add_argument("--images", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--boundary-width", type=float, default=0.02)
    return parser.parse_args()


def draw(random):
    """One sample: photo, labels, confidence and truth."""
    fields = [scipy.ndimage.gaussian_filter(random.normal(size=SIZE), 9) for _ in CLASSES[:-1]]
    fields = numpy.stack(fields) / numpy.std(fields)
    noise = numpy.stack([scipy.ndimage.gaussian_filter(random.normal(size=SIZE), 2) for _ in fields])
    scores = numpy.exp(1.5 * (fields + 0.6 * noise / numpy.std(noise)))
    softmax = scores / scores.sum(axis=0)
    truth = fields.argmax(axis=0).astype(numpy.uint8)
    labels = softmax.argmax(axis=0).astype(numpy.uint8)
    truth[scipy.ndimage.gaussian_filter(random.normal(size=SIZE), 6) > 0.06] = 255
    labels[scipy.ndimage.gaussian_filter(random.normal(size=SIZE), 5) > 0.08] = 255
    confidence = numpy.round(softmax.max(axis=0) * 255).astype(numpy.uint8)
    photo = random.integers(0, 256, size=(*SIZE, 3), dtype=numpy.uint8)
    return {"images": photo, "labels": labels, "confidence": confidence, "truth": truth}


def write(samples, folder):
    """The samples as PNG, and their taxonomy."""
    for number, sample in enumerate(samples):
        for role, pixels in sample.items():
            (folder / role).mkdir(exist_ok=True)
            PIL.Image.fromarray(pixels).save(folder / role / f"{number:03}.png")
    text = 'name = "drawn"\n'
    for number, name in enumerate(CLASSES):
        text += (f'[[class]]\nid = {number}\nname = "{name}"\nletter = "{chr(65 + number)}"\n'
                 f'colour = "#0000{number:02x}"\nkind = "stuff"\n')
    (folder / "drawn.toml").write_text(text)


def evaluate(fleck, folder, width):
    """What Fleck says of the label maps and of a run."""
    def run(*arguments):
        result = subprocess.run([fleck, *arguments], capture_output=True, text=True)
        if result.returncode != 0:
            sys.exit(f"fleck {arguments[0]} failed: {result.stderr.strip()}")
        return result.stdout

    taxonomy = str(folder / "drawn.toml")
    paths = {role: str(folder / role) for role in ("images", "labels", "confidence", "truth")}
    options = [text for role, path in paths.items() for text in (f"--{role}", path)]
    run("refine", *options, "--taxonomy", taxonomy, "--out", str(folder / "run"))
    measure = ["--confusion", "--boundary-width", str(width), "--json"]
    maps = run("evaluate", "--labels", paths["labels"], "--truth", paths["truth"],
               "--taxonomy", taxonomy, *measure)
    return json.loads(maps), json.loads(run("evaluate", str(folder / "run"), *measure))


def band(mask, unknown, distance):
    """A mask minus its erosion; unknown pixels do not erode it, the image's border does."""
    outside = numpy.pad(~mask & ~unknown, distance, constant_values=True)
    near = scipy.ndimage.maximum_filter(outside, size=2 * distance + 1)
    return mask & near[distance:-distance, distance:-distance]


def pixel_scores(samples, width):
    """Confusion counts, void by truth, coverage, and boundary IoU by class."""
    count = len(CLASSES)
    confusion = numpy.zeros((count, count), dtype=int)
    void = numpy.zeros(count, dtype=int)
    bands = numpy.zeros((2, count))
    labelled = 0
    for sample in samples:
        labels, truth = sample["labels"], sample["truth"]
        labelled += numpy.count_nonzero(labels != 255)
        known = (labels != 255) & (truth != 255)
        pairs = truth[known].astype(int) * count + labels[known]
        confusion += numpy.bincount(pairs, minlength=count * count).reshape(count, count)
        void += numpy.bincount(truth[(labels == 255) & (truth != 255)], minlength=count)
        distance = max(1, round(width * numpy.hypot(*SIZE)))
        for number in range(count):
            found = band((labels == number) & known, ~known, distance)
            expected = band((truth == number) & known, ~known, distance)
            bands[0, number] += numpy.count_nonzero(found & expected)
            bands[1, number] += numpy.count_nonzero(found | expected)
    coverage = labelled / (len(samples) * SIZE[0] * SIZE[1])
    return confusion, void, coverage, bands[0] / numpy.maximum(bands[1], 1)


def components(samples):
    """Mean confidence, soft minimum, area and truth of every component that takes part."""
    rows = []
    for sample in samples:
        confidence = sample["confidence"] / 255
        for number in range(len(CLASSES)):
            places, count = scipy.ndimage.label(sample["labels"] == number, EIGHT)
            for place in range(1, count + 1):
                mask = places == place
                truth = numpy.bincount(sample["truth"][mask], minlength=256)
                area = truth.sum()
                if area < MINIMUM_AREA or 2 * truth[255] > area:
                    continue
                values = confidence[mask]
                weights = numpy.exp((1 - values) / TEMPERATURE)
                soft = (values * weights).sum() / weights.sum()
                rows.append((values.mean(), soft, area, truth[:255].argmax() != number))
    mean, soft, area, wrong = (numpy.array(column) for column in zip(*rows))
    # Fleck keeps both as float32; equal there must be equal here.
    return mean.astype(numpy.float32).astype(float), soft.astype(numpy.float32).astype(float), area, wrong


def head(scores, wrong, size):
    """The share of wrong ones among the first, equal scores at the cut counting with their mean."""
    size = min(size, len(scores))
    cut = numpy.sort(scores)[-size]
    above, equal = scores > cut, scores == cut
    left = size - numpy.count_nonzero(above)
    return (wrong[above].sum() + left * wrong[equal].mean()) / size


def ranking_scores(scores, wrong, area):
    """What scikit-learn says of an order."""
    average = sklearn.metrics.average_precision_score
    precision = {str(size): head(scores, wrong, size) for size in (10, 50, 100, 500) if size <= len(scores)}
    return {
        "AP": average(wrong, scores), "AUROC": sklearn.metrics.roc_auc_score(wrong, scores),
        "areaAP": average(wrong, scores, sample_weight=area), "precisionAt100": head(scores, wrong, 100),
        "precision": precision, "lift": {size: value / wrong.mean() for size, value in precision.items()},
    }


def differences(ours, theirs, name=""):
    """The largest difference by name, through nested dictionaries and lists."""
    if isinstance(theirs, dict):
        for key, value in theirs.items():
            yield from differences(ours[key], value, f"{name}.{key}" if name else str(key))
    else:
        delta = numpy.abs(numpy.asarray(ours, dtype=float) - numpy.asarray(theirs, dtype=float))
        yield name, float(delta.max())


def main():
    """Draws, evaluates, compares."""
    arguments = parse_arguments()
    random = numpy.random.default_rng(arguments.seed)
    samples = [draw(random) for _ in range(arguments.images)]
    with tempfile.TemporaryDirectory() as name:
        write(samples, pathlib.Path(name))
        maps, run = evaluate(arguments.fleck, pathlib.Path(name), arguments.boundary_width)
    confusion, void, coverage, boundary = pixel_scores(samples, arguments.boundary_width)
    diagonal = confusion.diagonal()
    union = confusion.sum(axis=0) + confusion.sum(axis=1) - diagonal
    iou = diagonal / numpy.maximum(union, 1)
    pixels = {
        "confusion": {"counts": confusion, "void": void}, "coverage": coverage, "mIoU": iou.mean(),
        "accuracy": diagonal.sum() / confusion.sum(), "iou": dict(zip(CLASSES, iou)),
        "boundaryIoU": boundary.mean(), "classBoundaryIoU": dict(zip(CLASSES, boundary)),
    }
    mean, soft, area, wrong = components(samples)
    orders = {"confidence": 1 - mean, "softmin": 1 - soft, "area": -area, "confidenceArea": (1 - mean) * area}
    baselines = {name: ranking_scores(scores, wrong, area) for name, scores in orders.items()}
    ranking = {"components": len(wrong), "wrong": wrong.sum(), "baselines": baselines}
    failed = False
    for title, ours, theirs, limit in (
            ("label maps", maps, pixels, 1e-9), ("run, before", run["before"] | {"confusion": run["confusion"]},
                                                 pixels, 1e-9), ("ranking", run["ranking"], ranking, 1e-6)):
        found = list(differences(ours, theirs))
        worst = max(found, key=lambda entry: entry[1])
        failed |= worst[1] > limit
        print(f"{title:12} {len(found):3} figures, largest difference {worst[1]:.1e} ({worst[0]})"
              + (f", more than {limit}" if worst[1] > limit else ""))
    print(f"{len(wrong)} components, {wrong.mean():.3f} of them wrong; mIoU {iou.mean():.4f}, "
          f"boundary IoU {boundary.mean():.4f}, AP by confidence {baselines['confidence']['AP']:.4f}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
