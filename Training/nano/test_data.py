#!/usr/bin/env python3
"""Tests of what is read and asked: prompts, packed files, crops. No data is needed.

    python3 -m unittest discover Training/nano
"""

import pathlib
import sys
import tempfile
import unittest

import cv2
import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import data
import decoding
import pack
import packed
import regions
import prompts
import shapes


def disc(side: int, radius: float) -> np.ndarray:
    """A filled circle in the middle."""
    y, x = np.mgrid[:side, :side] - side // 2
    return x * x + y * y <= radius * radius


class PromptTests(unittest.TestCase):
    def test_bounds_are_exclusive_and_fill_a_rectangle(self):
        mask = np.zeros((8, 10), bool)
        mask[2:5, 3:9] = True
        self.assertEqual(prompts.bounds(mask).tolist(), [3, 2, 9, 5])
        self.assertTrue((prompts.filled(prompts.bounds(mask), mask.shape) == mask).all())

    def test_inner_points_lie_inside(self):
        rng, mask = np.random.default_rng(1), disc(64, 20)
        for _ in range(50):
            x, y = prompts.inner_point(mask, rng).astype(int)
            self.assertTrue(mask[y, x])

    def test_jittered_boxes_stay_in_the_image(self):
        rng = np.random.default_rng(2)
        exact = np.array([0, 0, 40, 20], np.float32)
        boxes = np.stack([prompts.jittered(exact, (20, 40), rng) for _ in range(60)])
        self.assertTrue((boxes[:, :2] >= 0).all() and (boxes[:, 2] <= 40).all() and (boxes[:, 3] <= 20).all())
        self.assertGreater(len(np.unique(boxes[:, 0])), 5)

    def test_enlarged_boxes_keep_their_centre(self):
        box = np.array([40, 40, 60, 50], np.float32)
        self.assertEqual(prompts.enlarged(box, 4, (100, 100)).tolist(), [30, 35, 70, 55])
        self.assertEqual(prompts.enlarged(box, 4, (50, 65)).tolist(), [30, 35, 65, 50])

    def test_corrupted_masks_are_wrong_but_alike(self):
        rng, mask = np.random.default_rng(3), disc(96, 25)
        ious = []
        for _ in range(100):
            wrong = prompts.corrupt(mask, rng)
            self.assertEqual((wrong.shape, wrong.dtype), (mask.shape, np.dtype(bool)))
            ious.append((wrong & mask).sum() / (wrong | mask).sum())
        self.assertLess(max(ious), 1)
        self.assertTrue(0.4 < np.mean(ious) < 0.8)

    def test_corruption_takes_images_that_are_not_square(self):
        mask = np.zeros((40, 90), bool)
        mask[10:30, 20:70] = True
        self.assertEqual(prompts.corrupt(mask, np.random.default_rng(4)).shape, (40, 90))

    def test_the_component_found_for_a_mask(self):
        mask = np.zeros((10, 10), bool)
        mask[2:8, 2:8] = True
        components = np.zeros((10, 10), np.uint16)
        components[2:8, 2:6], components[2:8, 6:8] = 3, 4
        self.assertTrue((prompts.best_overlap(mask, components) == (components == 3)).all())
        self.assertIsNone(prompts.best_overlap(mask, np.zeros((10, 10), np.uint16)))
        self.assertIsNone(prompts.best_overlap(mask, mask.astype(np.uint16)))  # not wrong

    def test_mask_logits_go_by_the_covered_share_and_leave_padding_at_zero(self):
        mask = np.zeros((8, 8), bool)
        mask[:4, :4], mask[:4, 4:6] = True, True
        covered = np.ones((8, 8), bool)
        covered[4:] = False
        logits = prompts.mask_logits(mask, covered)
        self.assertTrue(np.allclose(logits, [[prompts.CERTAINTY, 0], [0, 0]], atol=1e-5))
        self.assertTrue(np.allclose(prompts.mask_logits(mask)[1], -prompts.CERTAINTY))
        shares = mask.astype(np.float32)
        self.assertTrue((prompts.mask_logits(shares, covered.astype(np.float32)) == logits).all())


class PackedTests(unittest.TestCase):
    def test_components_are_numbered_and_void_is_none(self):
        classes = np.full((20, 30), 255, np.uint8)
        classes[:10, :10] = 0
        classes[:10, 20:] = 0
        classes[15:, :10] = 7
        classes[18:, 20:22] = 7  # a speck
        numbers = pack.components(classes)
        self.assertEqual(sorted(np.unique(numbers)), [0, 1, 2, 3])
        self.assertEqual(numbers[0, 29], 2)
        self.assertEqual(numbers[19, 21], 0)
        self.assertEqual(list(pack.classes_of(numbers, classes)), [255, 0, 0, 7])

    def test_what_is_packed_comes_back(self):
        numbers = np.arange(300, dtype=np.uint16).reshape(15, 20)
        photo = cv2.imencode(".png", np.full((15, 20, 3), 9, np.uint8))[1].tobytes()
        photos = [packed.Photo(photo, [packed.encoded(numbers)] * 2, packed.encoded(numbers + 1), 3,
                               bytes([255, 4, 2])),
                  packed.Photo(photo, [packed.encoded(numbers)])]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "photos.npz"
            self.assertEqual(packed.write(photos, path), 2)
            self.assertEqual(packed.read(path), photos)
        self.assertTrue((packed.decoded(photos[0].labels) == numbers + 1).all())


class RegionTests(unittest.TestCase):
    """The same cases as RegionOfInterestTests.swift has."""

    def region(self, x, y, width, height, shape=(1024, 2048), canvas=1024):
        rows, columns = regions.region((x, y, x + width, y + height), shape, canvas)
        return columns.start, rows.start, columns.stop - columns.start, rows.stop - rows.start

    def test_small_things_get_a_small_part(self):
        self.assertEqual(self.region(1000, 500, 20, 60), (896, 384, 256, 256))
        self.assertEqual(self.region(1000, 500, 20, 160), (768, 384, 512, 512))
        self.assertEqual(self.region(0, 0, 300, 300), (0, 0, 1024, 1024))

    def test_large_ones_get_the_whole_photo(self):
        self.assertEqual(self.region(0, 600, 2048, 400), (0, 0, 2048, 1024))
        self.assertEqual(self.region(0, 0, 342, 10), (0, 0, 2048, 1024))
        self.assertEqual(self.region(5, 5, 10, 10, (320, 480)), (0, 0, 480, 320))
        self.assertNotEqual(self.region(5, 5, 10, 10, (320, 480), 512), (0, 0, 480, 320))


class StreamTests(unittest.TestCase):
    def photo(self, width: int, height: int) -> packed.Photo:
        """Two halves, red and blue, numbered 1 and 2; a model found a part of the first."""
        image, numbers = np.zeros((height, width, 3), np.uint8), np.ones((height, width), np.uint16)
        image[:, :width // 2, 2], image[:, width // 2:, 0] = 255, 255
        numbers[:, width // 2:] = 2
        labels = np.zeros_like(numbers)
        labels[:, :width // 4] = 5
        return packed.Photo(cv2.imencode(".png", image)[1].tobytes(), [packed.encoded(numbers)],
                            packed.encoded(labels), classes=bytes([255, 6, 9]))

    def test_crops_keep_photo_and_segments_together(self):
        rng = np.random.default_rng(5)
        for side, canvas in ((64, 128), (128, 128)):
            for _ in range(30):
                crop = data.cut(self.photo(200, 100), side, canvas, rng)
                self.assertEqual(crop.image.shape, (side, side, 3))
                self.assertEqual(crop.segments.shape, crop.labels.shape)
                self.assertTrue((crop.image[~crop.covered] == 0).all())
                self.assertTrue((crop.segments[~crop.covered] == 0).all())
                self.assertTrue((crop.segments[crop.covered] > 0).all())
                self.assertTrue((crop.segments[crop.labels == 5] == 1).all())

    def test_crops_hold_what_they_are_cut_around(self):
        numbers = np.ones((300, 400), np.uint16)
        numbers[90:110, 200:230] = 2
        image = cv2.imencode(".png", np.zeros((300, 400, 3), np.uint8))[1].tobytes()
        photo, rng, targets = packed.Photo(image, [packed.encoded(numbers)]), np.random.default_rng(4), set()
        for side in (128, 256) * 20:
            crop = data.cut(photo, side, 256, rng)
            targets.add(crop.target)
            self.assertTrue((crop.segments == crop.target).any())
            if crop.target == 2:  # a quarter of the photo is encoded: 2.56 times as large
                self.assertAlmostEqual((crop.segments == 2).sum() / 600 / 2.56**2, 1, delta=0.7)
                self.assertTrue(crop.covered.all())
        self.assertEqual(targets, {1, 2})

    def test_small_crops_have_no_padding(self):
        rng = np.random.default_rng(6)
        self.assertTrue(all(data.cut(self.photo(90, 300), 64, 128, rng).covered.all() for _ in range(30)))

    def test_prompts_have_as_many_tokens_as_sam_gives_them(self):
        rng = np.random.default_rng(7)
        image, segments = shapes.picture(64, rng)
        crop = data.Crop(data.normalised(image), segments, None, np.ones((64, 64), bool))
        mask, seen = segments == np.unique(segments)[1], set()
        for _ in range(300):
            _, labels, logits, has_mask, kind = data.ask(mask, crop, rng)
            kept = tuple(labels[labels != decoding.ABSENT].tolist())
            self.assertEqual(has_mask, kind == data.MASK)
            self.assertEqual(has_mask, bool(logits.any()))
            seen.add((kind, kept))
        point, filler, box = decoding.INSIDE, decoding.FILLER, (decoding.TOP_LEFT, decoding.BOTTOM_RIGHT)
        self.assertEqual(seen, {
            (data.POINT, (point, filler)), (data.POINT, (point, point, filler)), (data.BOX, box),
            (data.BOX, (point, *box)), (data.MASK, ()), (data.MASK, box), (data.MASK, (point, *box)),
            (data.MASK, (point, filler))})

    def test_examples_lie_in_the_canvas(self):
        stream = data.Stream([], 4, 64, 128)
        example = stream.example(np.random.default_rng(8))
        self.assertEqual((example.image.shape, example.masks.shape), ((3, 64, 64), (4, 64, 64)))
        self.assertEqual((example.logits.shape, example.has_mask.shape), ((4, 1, 16, 16), (4,)))
        self.assertTrue((example.corner % 16 == 0).all() and (example.corner <= 64).all())
        inside = example.places[example.labels >= 0] - example.corner
        self.assertTrue((inside >= 0).all() and (inside <= 64).all())

    def test_pixels_keep_the_class_of_their_segment(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "photos.npz"
            packed.write([self.photo(200, 100)], path)
            example = data.Stream([(path, 1)], 2, 128, 128).example(np.random.default_rng(9))
        self.assertLessEqual({1, 2}, set(example.segments.unique().tolist()))
        wanted = torch.tensor([data.NO_CLASS, 6, 9])[example.segments]
        self.assertTrue((example.classes == wanted).all())
        drawn = data.Stream([], 2, 64, 128).example(np.random.default_rng(10))
        self.assertTrue((drawn.classes == data.NO_CLASS).all())


if __name__ == "__main__":
    unittest.main()
