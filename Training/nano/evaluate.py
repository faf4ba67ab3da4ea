#!/usr/bin/env python3
"""Score a checkpoint on images that it has not seen.

    evaluate.py last.pt demo=demo/data dusk=camvid-dusk bsds=BSDS500/data

NAME=FOLDER: a folder with images/ and truth/ as pack.py reads it, or BSDS500's data folder, of which the test
images count. Prints the mean IoU of masks from each kind of prompt, beside what the prompt itself and
OpenCV's GrabCut from the same box are worth. Small objects are asked about in a part of the photo, as the
workstation does it; with --whole all are asked about in the whole photo.
"""

import argparse
import pathlib
import sys
from collections import defaultdict
from collections.abc import Iterator

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

import data
import prompts
import regions
from model import NanoSAM
from pack import components

SMALLEST = 150  # pixels of a mask that is asked about
LARGEST = 0.5  # share of the image


class EncodedImage:
    """A photo in front of a network, as segment_anything and Fleck prepare it."""

    def __init__(self, model: NanoSAM, image: np.ndarray):
        self.model, self.canvas = model, model.prompt_encoder.input_image_size[0]
        self.height, self.width = image.shape[:2]
        self.scale = self.canvas / max(self.height, self.width)
        self.rows, self.columns = int(self.height * self.scale + 0.5), int(self.width * self.scale + 0.5)
        small = Image.fromarray(image).resize((self.columns, self.rows), Image.Resampling.BILINEAR)
        canvas = np.zeros((self.canvas, self.canvas, 3), np.float32)
        canvas[:self.rows, :self.columns] = data.normalised(np.asarray(small))
        with torch.no_grad():
            self.features = model.image_encoder(torch.from_numpy(canvas.transpose(2, 0, 1))[None])

    def logits(self, mask: np.ndarray) -> torch.Tensor:
        """A mask of the photo as a prompt."""
        small = cv2.resize(mask.astype(np.float32), (self.columns, self.rows), interpolation=cv2.INTER_AREA)
        canvas, covered = (np.zeros((self.canvas, self.canvas), np.float32) for _ in range(2))
        canvas[:self.rows, :self.columns], covered[:self.rows, :self.columns] = small, 1
        return torch.from_numpy(prompts.mask_logits(canvas, covered))[None, None]

    def mask(self, point=None, box=None, mask=None, three: bool = False) -> np.ndarray:
        """The mask for a prompt in pixels of the photo; of three, the one of the highest predicted IoU."""
        points = None
        if point is not None:
            place = torch.from_numpy(point * self.scale).float()
            points = (place[None, None], torch.ones(1, 1, dtype=torch.int))
        boxes = None if box is None else torch.from_numpy((box - 0.5) * self.scale)[None].float()
        with torch.no_grad():
            found, predicted = self.model.decode(
                self.features, points, boxes, None if mask is None else self.logits(mask))
        best = 1 + int(predicted[0, 1:].argmax()) if three else 0
        large = F.interpolate(found[:, best:best + 1], size=(self.canvas, self.canvas), mode="bilinear")
        large = F.interpolate(
            large[:, :, :self.rows, :self.columns], size=(self.height, self.width), mode="bilinear")
        return large[0, 0].numpy() > 0


class Photo:
    """A photo whose parts are encoded as they are asked about.

    whole: whether small objects are asked about in the whole photo too.
    """

    def __init__(self, model: NanoSAM, image: np.ndarray, whole: bool):
        self.model, self.image, self.whole = model, image, whole
        self.encoded: dict[tuple[int, ...], EncodedImage] = {}

    def mask(self, around: np.ndarray, point=None, box=None, mask=None, three: bool = False) -> np.ndarray:
        """The mask for a prompt in pixels of the photo; around: the box that says which part is looked at."""
        shape = self.image.shape[:2]
        rows, columns = (slice(0, shape[0]), slice(0, shape[1])) if self.whole else regions.region(
            tuple(around), shape, self.model.prompt_encoder.input_image_size[0])
        key = (rows.start, rows.stop, columns.start, columns.stop)
        if key not in self.encoded:
            self.encoded[key] = EncodedImage(self.model, self.image[rows, columns])
        corner = np.array([columns.start, rows.start], np.float32)
        found = np.zeros(shape, bool)
        found[rows, columns] = self.encoded[key].mask(
            None if point is None else point - corner, None if box is None else box - np.tile(corner, 2),
            None if mask is None else mask[rows, columns], three)
        return found


def class_folder(folder: pathlib.Path) -> Iterator[tuple[pathlib.Path, np.ndarray]]:
    """Photos and their numbered components."""
    for path in sorted((folder / "images").glob("*.png")):
        yield path, components(np.asarray(Image.open(folder / "truth" / path.name)))


def bsds(folder: pathlib.Path) -> Iterator[tuple[pathlib.Path, np.ndarray]]:
    """BSDS500's test photos and the regions that the first person drew."""
    from scipy.io import loadmat

    for path in sorted((folder / "images" / "test").glob("*.jpg")):
        truth = loadmat(folder / "groundTruth" / "test" / (path.stem + ".mat"))["groundTruth"][0]
        yield path, truth[0][0, 0]["Segmentation"]


def grabcut(image: np.ndarray, box: np.ndarray) -> np.ndarray:
    """OpenCV's answer to a box, after three rounds."""
    left, top, right, bottom = (int(side) for side in box)
    mask = np.zeros(image.shape[:2], np.uint8)
    cv2.setRNGSeed(0)
    cv2.grabCut(image[:, :, ::-1].copy(), mask, (left, top, right - left, bottom - top), np.zeros((1, 65)),
                np.zeros((1, 65)), 3, cv2.GC_INIT_WITH_RECT)
    return (mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)


def wrong_version(mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A corrupted mask; the photo is a part of a square, as in training."""
    square = np.zeros((max(mask.shape),) * 2, bool)
    square[:mask.shape[0], :mask.shape[1]] = mask
    return prompts.corrupt(square, rng)[:mask.shape[0], :mask.shape[1]]


def iou(one: np.ndarray, other: np.ndarray) -> float:
    """Intersection over union."""
    return float((one & other).sum() / max(1, (one | other).sum()))


def answers(photo: Photo, truth: np.ndarray, with_grabcut: bool,
            rng: np.random.Generator) -> Iterator[tuple[str, np.ndarray]]:
    """Every way to ask about a mask, and what comes back."""
    box, point = prompts.bounds(truth), prompts.inner_point(truth, rng)
    yield "box itself", prompts.filled(box, truth.shape)
    size = box[2:] - box[:2]
    if with_grabcut and size.min() > 4 and size.prod() < 0.9 * truth.size:
        yield "GrabCut", grabcut(photo.image, box)
    yield "box", photo.mask(box, box=box)
    yield "point, of 3", photo.mask(box, point=point, three=True)
    yield "box+point", photo.mask(box, point=point, box=box)
    wrong = wrong_version(truth, rng)
    if wrong.any():
        both = wrong & truth
        point, box = prompts.inner_point(both if both.any() else wrong, rng), prompts.bounds(wrong)
        yield "given mask", wrong
        yield "mask", photo.mask(box, mask=wrong)
        yield "mask+box", photo.mask(box, box=box, mask=wrong)
        yield "mask+box+point", photo.mask(box, point=point, box=box, mask=wrong)
        yield "mask+box+point, of 3", photo.mask(box, point=point, box=box, mask=wrong, three=True)


def score(model: NanoSAM, folder: pathlib.Path, count: int, each: int, grabcuts: int,
          whole: bool = False) -> tuple[dict, int]:
    """Mean IoU by prompt over up to `count` photos with up to `each` masks, and the number of masks."""
    pairs = list(bsds(folder) if (folder / "groundTruth").is_dir() else class_folder(folder))
    scores, masks, rng = defaultdict(list), 0, np.random.default_rng(0)
    for path, segments in pairs[::max(1, len(pairs) // count)]:
        photo = Photo(model, np.asarray(Image.open(path).convert("RGB")), whole)
        numbers, areas = np.unique(segments, return_counts=True)
        fit = numbers[(numbers > 0) & (areas >= SMALLEST) & (areas < LARGEST * segments.size)]
        for number in rng.permutation(fit)[:each]:
            truth = segments == number
            masks += 1
            for name, found in answers(photo, truth, len(scores["GrabCut"]) < grabcuts, rng):
                scores[name].append(iou(found, truth))
    return {name: float(np.mean(values)) for name, values in scores.items() if values}, masks


def main() -> int:
    """Run the command line; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=pathlib.Path, help="what fit.py wrote")
    parser.add_argument("sets", nargs="+", metavar="NAME=FOLDER", help="images to score it on")
    parser.add_argument("--images", type=int, default=24, help="photos of a set, at most about")
    parser.add_argument("--each", type=int, default=16, help="masks of a photo, at most")
    parser.add_argument("--grabcuts", type=int, default=100, help="how often GrabCut is asked; it is slow")
    parser.add_argument("--whole", action="store_true", help="ask about small objects in the whole photo too")
    parser.add_argument("--canvas", type=int, default=512, help="the network's input side")
    parser.add_argument("--threads", type=int, default=2, help="threads")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    content = torch.load(arguments.checkpoint, map_location="cpu")
    model = NanoSAM(arguments.canvas)
    model.load_state_dict(content["ema"])
    model.eval()
    print(f"{arguments.checkpoint}: step {content['it']}")
    for text in arguments.sets:
        name, _, folder = text.rpartition("=")
        if not pathlib.Path(folder).is_dir():
            print(f"evaluate: {folder}: no such folder; give NAME=FOLDER", file=sys.stderr)
            return 3
        scores, masks = score(
            model, pathlib.Path(folder), arguments.images, arguments.each, arguments.grabcuts, arguments.whole)
        print(f"\n{name}, {masks} masks")
        for prompt, value in scores.items():
            print(f"  {prompt:<22}{value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
