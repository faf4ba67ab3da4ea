#!/usr/bin/env python3
"""Tests of what is computed: decoding, losses, weights. No checkpoint is needed.

    python3 -m unittest discover Training/nano
"""

import argparse
import pathlib
import sys
import tempfile
import unittest

import numpy as np
import torch
from safetensors.torch import save_file

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import average
import data
import decoding
import fit
import localisation
import losses
import pixels
from export import shipped
from model import CHANNELS, NanoSAM
from objectives import Objective, coarser, corrections


class LocalisationTests(unittest.TestCase):
    def compared(self, one, other, pairs, side):
        """What a head's query at one place and its key at another give."""
        encode = NanoSAM(128).prompt_encoder.pe_layer._pe_encoding
        query, key = localisation.comparison(pairs, side, CHANNELS)
        return ((encode(torch.tensor(one)) @ query.T) @ (encode(torch.tensor(other)) @ key.T)).item()

    def test_heads_tell_sides_and_nearness(self):
        x, y = [(0, 0.25), (0, 2)], [(1, 0.25)]
        left, right, below = [0.3, 0.5], [0.4, 0.5], [0.3, 0.9]
        self.assertGreater(self.compared(right, left, x, 1), 0.5)
        self.assertAlmostEqual(self.compared(right, left, x, 1), -self.compared(left, right, x, 1), 5)
        self.assertAlmostEqual(self.compared(right, left, x, 1), -self.compared(right, left, x, -1), 5)
        self.assertAlmostEqual(self.compared(below, left, x, 1), 0, 5)
        self.assertGreater(self.compared(below, left, y, 1), 0.5)
        self.assertAlmostEqual(self.compared(left, left, x + y, 0), 3, 5)
        self.assertLess(self.compared(right, left, x + y, 0), 2.6)

    def test_a_checkpoint_brings_its_own_positions(self):
        model, other = NanoSAM(128), NanoSAM(128)
        name = "prompt_encoder.pe_layer.positional_encoding_gaussian_matrix"
        self.assertEqual(model.state_dict()[name].shape, (2, CHANNELS // 2))
        self.assertTrue(((model.state_dict()[name] != 0).sum(0) == 1).all())
        model.load_state_dict(other.state_dict() | {name: torch.randn(2, CHANNELS // 2)})
        self.assertFalse(torch.equal(model.state_dict()[name], other.state_dict()[name]))


class AverageTests(unittest.TestCase):
    def test_two_states_meet_halfway(self):
        one = {"a": torch.tensor([0.0, 2.0]), "count": torch.tensor(7)}
        other = {"a": torch.tensor([1.0, 4.0]), "count": torch.tensor(9)}
        met = average.mean(one, other)
        self.assertEqual((met["a"].tolist(), met["count"].item()), ([0.5, 3.0], 7))

    def test_heads_come_from_the_lessons_that_taught_them(self):
        model, heads = NanoSAM(128), [pixels.PixelHead() for _ in range(3)]
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / name for name in ("decoder.pt", "encoder.pt")]
            for path, head in zip(paths, heads):
                fit.save(path, ema=model.state_dict(), head=head.state_dict())
            fit.start(model, heads[2], argparse.Namespace(init=paths[0], encoder=paths[1]))
        self.assertTrue(torch.equal(heads[2].token.weight, heads[0].token.weight))
        self.assertTrue(torch.equal(heads[2].upscaled.weight, heads[0].upscaled.weight))
        self.assertTrue(torch.equal(heads[2].out.weight, heads[1].out.weight))


class DecodingTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.manual_seed(0)
        cls.model = NanoSAM(128).eval()
        cls.features = torch.randn(1, CHANNELS, 8, 8)
        cls.mask = torch.randn(1, 1, 32, 32)

    def asked(self, places, labels, masks=None):
        """The same question to the code of training."""
        places = torch.tensor([places]).float().view(1, -1, 2)
        labels = torch.tensor([labels], dtype=torch.long).view(1, -1)
        encoding = decoding.positions(self.model, torch.zeros(1, 2, dtype=torch.long), (8, 8))
        return decoding.decode_prompts(
            self.model, self.features, encoding, torch.tensor([0]), places, labels,
            torch.zeros(1, 1, 32, 32) if masks is None else masks, torch.tensor([masks is not None]))

    def assert_same(self, one, other):
        for values, wanted in zip(one, other):
            self.assertLess((values - wanted).abs().max(), 1e-4)

    @torch.no_grad()
    def test_it_agrees_with_segment_anything(self):
        point = (torch.tensor([[[30.0, 40.0]]]), torch.ones(1, 1, dtype=torch.int))
        box = torch.tensor([[10.0, 20.0, 60.0, 70.0]])
        corners = [[10, 20], [60, 70]]
        self.assert_same(self.asked([[30, 40], [0, 0]], [1, -1]),
                         self.model.decode(self.features, points=point))
        self.assert_same(self.asked(corners, [2, 3]), self.model.decode(self.features, boxes=box))
        self.assert_same(self.asked([[30, 40], *corners], [1, 2, 3], self.mask),
                         self.model.decode(self.features, point, box, self.mask))
        self.assert_same(self.asked([], [], self.mask), self.model.decode(self.features, masks=self.mask))

    @torch.no_grad()
    def test_prompts_of_different_length_keep_their_order(self):
        places = torch.tensor([[[5, 5], [20, 20], [9, 9]], [[30, 40], [0, 0], [0, 0]], [[0, 0]] * 3]).float()
        labels = torch.tensor([[2, 3, -2], [1, -1, -2], [-2, -2, -2]])
        encoding = decoding.positions(self.model, torch.zeros(1, 2, dtype=torch.long), (8, 8))
        masks, has_mask = self.mask.expand(3, -1, -1, -1), torch.tensor([False, False, True])
        logits, *_ = decoding.decode_prompts(
            self.model, self.features, encoding, torch.zeros(3, dtype=torch.long), places, labels, masks,
            has_mask)
        alone = self.asked([[30, 40], [0, 0]], [1, -1])[0]
        self.assertLess((logits[1:2] - alone).abs().max(), 1e-4)
        self.assertLess((logits[2:] - self.asked([], [], self.mask)[0]).abs().max(), 1e-4)

    @torch.no_grad()
    def test_a_crop_takes_its_part_of_the_canvas(self):
        whole = self.model.prompt_encoder.get_dense_pe()
        part = decoding.positions(self.model, torch.tensor([[32, 16]]), (4, 4))
        self.assertTrue((part == whole[:, :, 1:5, 2:6]).all())

    def test_a_correction_is_appended_and_filled_up(self):
        places, labels = torch.zeros(2, 3, 2), torch.tensor([[2, 3, -2], [-2, -2, -2]])
        places, labels = decoding.with_correction(
            places, labels, torch.tensor([[7.0, 8], [1, 2]]), torch.tensor([0, 1]))
        self.assertEqual(labels.tolist(), [[2, 3, 0, -2, -2], [1, -1, -2, -2, -2]])
        self.assertEqual(places[0, 2].tolist(), [7, 8])
        self.assertEqual(places[1, 0].tolist(), [1, 2])


class LossTests(unittest.TestCase):
    def test_a_right_mask_costs_little_and_a_wrong_one_much(self):
        truth = torch.zeros(1, 16, 16)
        truth[:, 4:12, 4:12] = 1
        right = coarser(truth) * 40 - 20
        cost, iou = losses.mask_losses(torch.stack([right, -right], 1), truth)
        self.assertLess(cost[0, 0], 0.7)
        self.assertGreater(cost[0, 1], 5)
        self.assertGreater(iou[0, 0], 0.7)
        self.assertEqual(iou[0, 1], 0)

    def test_masks_can_be_compared_at_the_logits_own_resolution(self):
        truth = torch.zeros(1, 8, 8)
        truth[:, 2:6, 2:6] = 1
        cost, iou = losses.mask_losses((truth * 40 - 20)[:, None], truth)
        self.assertLess(cost.item(), 0.01)
        self.assertEqual(iou.item(), 1)

    def test_overlap_of_known_masks(self):
        one, other = torch.zeros(4, 4, dtype=bool), torch.zeros(4, 4, dtype=bool)
        one[:2], other[1:3] = True, True
        self.assertAlmostEqual(losses.overlap(one, other).item(), 1 / 3, places=6)

    def test_an_ambiguous_prompt_is_judged_by_its_best_candidate(self):
        loss, iou = torch.tensor([[9.0, 1, 5, 5]]), torch.tensor([[0.1, 0.8, 0.2, 0.2]])
        total, answer = losses.prompt_loss(loss, iou, iou, torch.tensor([True]))
        self.assertAlmostEqual(total.item(), 1 + 0.3 * 9, places=5)
        self.assertAlmostEqual(answer.item(), 0.8, places=5)
        total, answer = losses.prompt_loss(loss, iou, iou, torch.tensor([False]))
        self.assertAlmostEqual(total.item(), 9 + 0.4, places=5)
        self.assertAlmostEqual(answer.item(), 0.1, places=5)

    def test_corrections_lie_in_mistakes(self):
        truth = torch.zeros(1, 16, 16)
        truth[:, :, 8:] = 1
        logits = torch.full((1, 8, 8), -5.0)
        for _ in range(20):
            point, inside = corrections(logits, truth)
            self.assertGreaterEqual(point[0, 0], 16)
            self.assertEqual(inside.item(), 1)

    def test_coarser_masks_hold_shares(self):
        mask = torch.zeros(1, 4, 4, dtype=bool)
        mask[:, 0, 0] = True
        self.assertEqual(coarser(mask).tolist(), [[[0.25, 0], [0, 0]]])


class PixelTests(unittest.TestCase):
    segments = torch.ones(1, 16, 16, dtype=torch.long)
    segments[:, :, 8:] = 2
    classes = segments + 3

    def right(self) -> torch.Tensor:
        """What a head says that knows everything."""
        logits = torch.zeros(1, pixels.CLASSES + len(pixels.STEPS), 16, 16)
        logits[:, :pixels.CLASSES] = 20 * torch.eye(pixels.CLASSES)[self.classes].movedim(-1, 1)
        for place, (down, right) in enumerate(pixels.STEPS):
            same = self.segments[:, :16 - down, :16 - right] == self.segments[:, down:, right:]
            logits[:, pixels.CLASSES + place, :16 - down, :16 - right] = same * 40 - 20.0
        return logits

    def test_a_head_that_knows_everything_costs_nothing(self):
        cost, share = pixels.pixel_loss(self.right(), self.segments, self.classes)
        self.assertLess(cost, 0.01)
        self.assertEqual(share, 1)
        self.assertGreater(pixels.pixel_loss(-self.right(), self.segments, self.classes)[0], 20)

    def test_what_has_no_class_or_segment_costs_nothing(self):
        none = torch.full_like(self.classes, data.NO_CLASS)
        cost, share = pixels.pixel_loss(-self.right(), torch.zeros_like(self.segments), none)
        self.assertEqual(cost, 0)
        self.assertTrue(share.isnan())

    def test_a_mask_has_the_class_of_its_pixels(self):
        masks = torch.zeros(3, 64, 64, dtype=torch.bool)
        masks[0, 8:24, :32], masks[1, 30:, 40:] = True, True
        found = pixels.class_of_each(masks, self.classes.expand(3, -1, -1))
        self.assertEqual(found.tolist(), [4, 5, data.NO_CLASS])

    def test_a_cell_of_the_grid_holds_sixteen_pixels(self):
        head = pixels.PixelHead()
        self.assertEqual(head(torch.zeros(2, CHANNELS, 4, 5)).shape, (2, pixels.CLASSES + 4, 16, 20))


class ObjectiveTests(unittest.TestCase):
    def gradients(self, learn: str, classes: float = 0) -> set[str]:
        """Which parts of the network a batch teaches something."""
        torch.manual_seed(0)
        model, head = NanoSAM(128), pixels.PixelHead()
        crops = [data.Stream([], 3, 64, 128).example(np.random.default_rng(seed)) for seed in (1, 2)]
        objective = Objective(model, head, learn, 1.0, 0.25, classes=classes)
        objective(data.Example(*map(torch.stack, zip(*crops)))).backward()
        found = {name.split(".")[0] for name, values in model.named_parameters() if values.grad is not None}
        return found | ({"head"} if head.out.weight.grad is not None else set())

    def test_each_lesson_reaches_its_parts(self):
        decoder = {"prompt_encoder", "mask_decoder"}
        self.assertEqual(self.gradients("prompts"), decoder)
        self.assertEqual(self.gradients("decoder"), decoder)
        self.assertEqual(self.gradients("pixels"), {"image_encoder", "head"})
        self.assertEqual(self.gradients("all"), decoder | {"image_encoder", "head"})


class WeightTests(unittest.TestCase):
    def test_the_average_follows_the_weights(self):
        weights = {"a": torch.zeros(1), "n": torch.zeros(1, dtype=torch.long)}
        average = fit.Average(weights, 0.5)
        for _ in range(40):
            average.update({"a": torch.ones(1), "n": torch.ones(1, dtype=torch.long)})
        self.assertAlmostEqual(average.state["a"].item(), 1, places=4)
        self.assertEqual(average.state["n"].item(), 1)

    def test_partners_meet_halfway_once_per_checkpoint(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "last.pt"
            state, average = {"a": torch.zeros(2), "n": torch.tensor(3)}, {"a": torch.ones(2)}
            partner = fit.Partner(path)
            self.assertFalse(partner.meet(state, average))
            fit.save(path, m={"a": torch.full((2,), 4.0), "n": torch.tensor(9)}, ema={"a": torch.zeros(2)})
            self.assertTrue(partner.meet(state, average))
            self.assertEqual((state["a"].tolist(), average["a"].tolist()), ([2, 2], [0.5, 0.5]))
            self.assertEqual(state["n"].item(), 3)
            self.assertFalse(partner.meet(state, average))

    def test_every_parameter_is_trained_once(self):
        model = NanoSAM(128)
        groups = fit.parameter_groups(model)
        self.assertEqual(sum(len(group["params"]) for group in groups), len(list(model.parameters())))

    def test_what_is_shipped_is_half_precision_but_for_norms(self):
        tensors = shipped(NanoSAM(128).state_dict())
        self.assertEqual(tensors["image_encoder.patch_embed.seq.0.c.weight"].dtype, torch.float16)
        self.assertEqual(tensors["image_encoder.patch_embed.seq.0.bn.running_var"].dtype, torch.float32)
        self.assertFalse(any(name.endswith("num_batches_tracked") for name in tensors))
        size = sum(values.numel() * values.element_size() for values in tensors.values())
        self.assertLess(size, 8 << 20)

    def test_training_starts_from_an_exported_file(self):
        model, other = NanoSAM(128), NanoSAM(128)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "start.safetensors"
            save_file(shipped(model.state_dict()), path)
            other.load_state_dict(fit.averaged(path, other))
        for name, values in model.state_dict().items():
            self.assertTrue(torch.allclose(values, other.state_dict()[name], atol=1e-3), name)


if __name__ == "__main__":
    unittest.main()
