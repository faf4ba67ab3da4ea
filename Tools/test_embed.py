#!/usr/bin/env python3
"""Tests of embed.py that need no model: which files, what is kept, what an interruption leaves.

    pip install numpy pillow
    python3 -m unittest discover Tools
"""

import contextlib
import io
import os
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

import numpy
from PIL import Image

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import embed


class EmbedTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.out = self.folder / "out"
        self.encoded = []

    def image(self, path, colour=10):
        """A photo of 3x2 pixels below the folder."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (3, 2), (colour, colour, colour)).save(target)
        return target

    def encode(self, image):
        """Stands for the model: the first pixel, everywhere."""
        self.encoded.append(image.shape)
        return numpy.full(embed.SHAPE, image[0, 0, 0], dtype=numpy.float32)

    def run_on(self, images, force=False, dtype="float16"):
        """The exit code and what is printed."""
        output, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            code = embed.embed(embed.jobs(images, self.out), self.encode, dtype, force)
        return code, output.getvalue(), errors.getvalue()

    def files(self):
        """Everything below OUT."""
        return sorted(str(path.relative_to(self.out)) for path in self.out.rglob("*") if path.is_file())

    def test_a_folder_keeps_its_subfolders(self):
        self.image("images/a.png", colour=7)
        self.image("images/city/b.JPG")
        self.image("images/.hidden.png")
        code, output, _ = self.run_on(self.folder / "images")
        self.assertEqual((code, self.files()), (0, ["a.npy", "city/b.npy"]))
        self.assertEqual(output, "2 made, 0 there already, 0 failed\n")
        values = numpy.load(self.out / "a.npy")
        self.assertEqual((values.shape, values.dtype, values[0, 0, 0]), (embed.SHAPE, numpy.float16, 7))
        self.assertEqual(self.encoded, [(2, 3, 3), (2, 3, 3)])

    def test_a_list_loses_the_folder_that_all_images_share(self):
        self.image("train/city/a.png")
        self.image("train/b.png")
        text = "train/city/a.png labels/a.png\r\n\ntrain/b.png labels/b.png\n"
        (self.folder / "list.txt").write_text(text)
        self.run_on(self.folder / "list.txt")
        self.assertEqual(self.files(), ["b.npy", "city/a.npy"])

    def test_what_is_whole_is_kept_and_what_is_not_is_made_again(self):
        images = self.image("images/a.png").parent
        self.image("images/b.png")
        self.run_on(images)
        whole = (self.out / "a.npy").read_bytes()
        for broken in (whole[:5000], b"", b"no array"):
            (self.out / "a.npy").write_bytes(broken)
            _, output, _ = self.run_on(images)
            self.assertEqual(output, "1 made, 1 there already, 0 failed\n")
            self.assertEqual((self.out / "a.npy").read_bytes(), whole)
        self.assertIn("2 made", self.run_on(images, dtype="float32")[1])
        self.assertIn("2 made", self.run_on(images, dtype="float32", force=True)[1])

    def test_a_damaged_image_is_named_and_passed_over(self):
        images = self.image("images/a.png").parent
        (images / "b\x1b.png").write_bytes(self.image("images/c.png").read_bytes()[:40])
        code, output, errors = self.run_on(images)
        self.assertEqual((code, self.files()), (embed.INPUT, ["a.npy", "c.npy"]))
        self.assertIn("1 failed", output)
        self.assertEqual(errors.count("\n"), 1)
        self.assertIn("b?.png", errors)

    def test_a_failed_write_leaves_nothing(self):
        images = self.image("images/a.png").parent
        with mock.patch("os.replace", side_effect=OSError(28, "No space left on device")):
            with self.assertRaises(embed.Problem) as caught:
                self.run_on(images)
        self.assertEqual((caught.exception.code, self.files()), (embed.WORK, []))
        self.assertIn("No space left", str(caught.exception))

    def test_values_beyond_float16_are_refused(self):
        with self.assertRaises(embed.Problem):
            embed.write(numpy.full(embed.SHAPE, 1e6, numpy.float32), self.out / "a.npy", "float16")
        embed.write(numpy.full(embed.SHAPE, 1e6, numpy.float32), self.out / "a.npy", "float32")
        self.assertEqual(self.files(), ["a.npy"])

    def test_bad_sets_of_images_are_refused_before_any_work(self):
        self.image("images/a.png")
        self.image("images/a.jpg")
        (self.folder / "empty").mkdir()
        (self.folder / "list.txt").write_text("../a.png x\n")
        (self.folder / "photo.bin").write_bytes(b"\xff\xfe\x80")
        for name, word in [("images", "rename"), ("empty", "holds no"), ("nowhere", "no such"),
                           ("list.txt", "leaves"), ("photo.bin", "no folder, image or list")]:
            with self.assertRaises(embed.Problem, msg=name) as caught:
                embed.jobs(self.folder / name, self.out)
            self.assertEqual(caught.exception.code, embed.INPUT)
            self.assertIn(word, str(caught.exception))

    def test_images_are_read_as_fleck_reads_them(self):
        deep = self.folder / "deep.png"
        Image.fromarray(numpy.array([[0, 0x1234], [0xFFFF, 0x00FF]], dtype=numpy.uint16)).save(deep)
        self.assertEqual(embed.read_image(deep)[:, :, 1].tolist(), [[0, 0x12], [0xFF, 0]])
        clear = self.folder / "clear.png"
        Image.new("RGBA", (1, 1), (1, 2, 3, 0)).save(clear)
        self.assertEqual(embed.read_image(clear).tolist(), [[[1, 2, 3]]])

    def test_a_checkpoint_that_does_not_fit_is_explained(self):
        wanted = {"a": numpy.zeros((2, 3)), "b": numpy.zeros(4)}
        self.assertIsNone(embed.misfit(dict(wanted), wanted))
        self.assertIn("lacks b", embed.misfit({"a": wanted["a"]}, wanted))
        self.assertIn("a is [3, 2], not [2, 3]", embed.misfit(wanted | {"a": wanted["a"].T}, wanted))
        self.assertIn("c has no place", embed.misfit(wanted | {"c": 1}, wanted))

    def test_the_command_line_says_what_is_missing(self):
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors), self.assertRaises(SystemExit) as left:
            embed.main(["images", "--out", "x"])
        self.assertEqual(left.exception.code, embed.USAGE)
        with contextlib.redirect_stderr(errors):
            code = embed.main(["images", "--checkpoint", "nowhere.pth", "--model-type", "vit_b",
                               "--out", os.devnull])
        self.assertEqual(code, embed.INPUT)
        self.assertIn("nowhere.pth", errors.getvalue())


if __name__ == "__main__":
    unittest.main()
