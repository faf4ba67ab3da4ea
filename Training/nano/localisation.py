"""Where a decoder starts from that knows left from right.

SAM draws the frequencies of its positions at random and learns from a billion masks what to do with them. A
head of eight channels then hardly finds two frequencies along one axis, and a box stays a blot for long. Here
the frequencies lie along the axes, and most heads between prompts and image begin by comparing places: "right
of the corner", "below it", "near the point". Everything remains to be learnt with; only the start differs.
"""

import torch
from torch import Tensor, nn

SLOWEST, FASTEST = -3, 4  # powers of two, cycles per half canvas: a quarter cycle across it; four to a grid cell
# What a head compares: axes (0: x, 1: y) and cycles per half canvas, four pairs to eight channels.
SIDES = (0.25, 0.75, 2, 6)
NEAR = (1, 2)
NEARER = (2.5, 6)


def axis_frequencies(channels: int) -> Tensor:
    """Cycles per half canvas of the positions' sines: [2, channels / 2], x first; half of them along each axis."""
    each = torch.logspace(SLOWEST, FASTEST, channels // 4, base=2)
    return torch.block_diag(each[None], each[None])


@torch.no_grad()
def place_heads(transformer: nn.Module, strength: float = 2.0) -> None:
    """Let heads of the attention between image and prompts start by comparing places.

    Four heads tell which side of a token an image's cell lies on, two how near it is, the others nothing.
    strength: the score that a pair of channels adds at most.
    """
    across = [(0, cycles) for cycles in SIDES]
    down = [(1, cycles) for cycles in SIDES]
    around = [[(axis, cycles) for cycles in near for axis in (0, 1)] for near in (NEAR, NEARER)]
    heads = [(across, 1), (across, -1), (down, 1), (down, -1), (around[0], 0), (around[1], 0)]
    attentions = [attention for layer in transformer.layers
                  for attention in (layer.cross_attn_image_to_token, layer.cross_attn_token_to_image)]
    for attention in [*attentions, transformer.final_attn_token_to_image]:
        width = attention.internal_dim // attention.num_heads
        for head, (pairs, side) in enumerate(heads):
            rows = slice(head * width, (head + 1) * width)
            of_query, of_key = comparison(pairs[:width // 2], side, attention.embedding_dim)
            scale = (strength * width**0.5) ** 0.5
            for projection, wanted in ((attention.q_proj, of_query), (attention.k_proj, of_key)):
                projection.weight[rows].mul_(0.3).add_(scale * wanted)


def comparison(pairs: list[tuple[int, float]], side: int, channels: int) -> tuple[Tensor, Tensor]:
    """Projections of two places whose product tells how one lies to the other: [2 pairs, channels] each.

    side: 1 for the sine of their distance along each pair's axis, -1 for its opposite, 0 for the cosine.
    """
    count = channels // 2  # of frequencies; a position is their sines, then their cosines
    each = axis_frequencies(channels).amax(0)
    query, key = torch.zeros(2, 2 * len(pairs), channels)
    for row, (axis, cycles) in zip(range(0, 2 * len(pairs), 2), pairs):
        mine = slice(axis * count // 2, (axis + 1) * count // 2)
        sine = mine.start + int((each[mine] - cycles).abs().argmin())
        cosine = count + sine
        query[row, sine] = query[row + 1, cosine] = 1
        if side == 0:
            key[row, sine] = key[row + 1, cosine] = 1
        else:  # sin(a - b) = sin a cos b - cos a sin b
            key[row, cosine], key[row + 1, sine] = side, -side
    return query, key
