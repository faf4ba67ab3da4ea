"""Prompts of many images decoded together, each with its own crop of the canvas: what training needs.

`NanoSAM.decode` asks about one image whose grid is the canvas. In training the grid is a crop that lies
somewhere in the canvas, so that the positions are those that the network will see when it is used.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from model import STRIDE, NanoSAM

ABSENT, FILLER, OUTSIDE, INSIDE, TOP_LEFT, BOTTOM_RIGHT = -2, -1, 0, 1, 2, 3


def tokens(model: NanoSAM, places: Tensor, labels: Tensor) -> Tensor:
    """Sparse prompts as SAM's prompt encoder makes them.

    places: [N, T, 2], pixels of the canvas, x first; labels: [N, T] -> [N, T, D]
    """
    encoder = model.prompt_encoder
    # In bfloat16 a place would be a pixel off, and the fastest sines with it.
    with torch.autocast(places.device.type, enabled=False):
        encoded = encoder.pe_layer.forward_with_coords(places + 0.5, encoder.input_image_size)
    kinds = torch.cat([encoder.not_a_point_embed.weight] + [kind.weight for kind in encoder.point_embeddings])
    encoded = torch.where((labels == FILLER)[..., None], torch.zeros_like(encoded), encoded)
    return encoded + kinds[labels + 1]


def positions(model: NanoSAM, corners: Tensor, grid: tuple[int, int]) -> Tensor:
    """The canvas's positional encoding at crops of it.

    corners: [B, 2], the crops' upper left corners in pixels of the canvas, multiples of 16, x first
    -> [B, D, rows, columns]
    """
    whole = model.prompt_encoder.get_dense_pe()[0]
    cells = [(y, x) for x, y in (corners // STRIDE).tolist()]
    return torch.stack([whole[:, y:y + grid[0], x:x + grid[1]] for y, x in cells])


def decode_alike(model: NanoSAM, features: Tensor, encoding: Tensor, image: Tensor, sparse: Tensor,
                 masks: Tensor, has_mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Prompts with equally many tokens; shapes as in `decode_prompts`, sparse: [N, T, D]."""
    decoder, encoder = model.mask_decoder, model.prompt_encoder
    count, (channels, rows, columns) = len(image), features.shape[1:]
    output = torch.cat([decoder.iou_token.weight, decoder.mask_tokens.weight])
    queries = torch.cat([output[None].expand(count, -1, -1), sparse], 1)
    without = encoder.no_mask_embed.weight.view(1, -1, 1, 1)
    dense = torch.where(has_mask[:, None, None, None], encoder.mask_downscaling(masks), without)
    hidden, keys = decoder.transformer(features[image] + dense, encoding[image], queries)
    upscaled = decoder.output_upscaling(keys.transpose(1, 2).reshape(count, channels, rows, columns))
    weights = torch.stack([mlp(hidden[:, 1 + place])
                           for place, mlp in enumerate(decoder.output_hypernetworks_mlps)], 1)
    logits = torch.einsum("nmc,nchw->nmhw", weights, upscaled)
    return logits, decoder.iou_prediction_head(hidden[:, 0]), hidden[:, 1], upscaled


def decode_prompts(model: NanoSAM, features: Tensor, encoding: Tensor, image: Tensor, places: Tensor,
                   labels: Tensor, masks: Tensor, has_mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What N prompts mean, each in the image that it names.

    features, encoding: [B, D, rows, columns]; image: [N]; places: [N, T, 2]; labels: [N, T], `ABSENT` where
    a prompt has fewer tokens, those last; masks: [N, 1, 4 rows, 4 columns], logits; has_mask: [N]
    -> logits [N, 4, 4 rows, 4 columns], predicted IoU [N, 4], and what the logits of one mask are made of:
    the mask's token [N, D], upscaled image tokens [N, D / 8, 4 rows, 4 columns]
    """
    counts = (labels != ABSENT).sum(1)
    order, parts = [], []
    # Attention has no mask for missing tokens, so prompts are taken by their number of tokens.
    for count in counts.unique().tolist():
        chosen = (counts == count).nonzero()[:, 0]
        sparse = tokens(model, places[chosen, :count], labels[chosen, :count])
        parts.append(decode_alike(model, features, encoding, image[chosen], sparse, masks[chosen],
                                  has_mask[chosen]))
        order.append(chosen)
    back = torch.cat(order).argsort()
    logits, predicted, token, upscaled = (torch.cat(values)[back] for values in zip(*parts))
    return logits, predicted, token, upscaled


def with_correction(places: Tensor, labels: Tensor, point: Tensor, inside: Tensor) -> tuple[Tensor, Tensor]:
    """Prompts with one more point, and with SAM's filler where there was no token at all.

    places: [N, T, 2]; labels: [N, T]; point: [N, 2]; inside: [N] -> [N, T + 2, 2], [N, T + 2]
    """
    counts = (labels != ABSENT).sum(1, keepdim=True)
    places = F.pad(places, (0, 0, 0, 2)).scatter(1, counts[..., None].expand(-1, -1, 2), point[:, None])
    labels = F.pad(labels, (0, 2), value=ABSENT).scatter(1, counts, inside[:, None].to(labels.dtype))
    labels[:, 1] = torch.where(counts[:, 0] == 0, FILLER, labels[:, 1])
    return places, labels
