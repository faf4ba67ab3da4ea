"""The network: a TinyViT-shaped image encoder in front of SAM's prompt encoder and mask decoder.

Parameter names are MobileSAM's, so that whatever reads its checkpoints reads these. Shapes in the
docstrings: B images, N prompts, T tokens, D channels, g the grid's side (canvas / 16).
"""

import itertools

import torch
import torch.nn.functional as F
from segment_anything.modeling import MaskDecoder, PromptEncoder, TwoWayTransformer
from segment_anything.modeling.common import LayerNorm2d
from torch import Tensor, nn

import localisation

STRIDE = 16  # pixels of the canvas to a grid cell
WIDTHS = (32, 64, 96, 160)
DEPTHS = (2, 2, 4, 2)
HEADS = (1, 2, 3, 5)
WINDOWS = (8, 8, 16, 8)
CHANNELS = 128


class Conv2dBN(nn.Sequential):
    """A convolution without bias and its batch norm, which is folded when the weights are loaded."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1):
        super().__init__()
        self.add_module("c", nn.Conv2d(
            inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False))
        self.add_module("bn", nn.BatchNorm2d(outputs))


class PatchEmbed(nn.Module):
    """[B, 3, h, w] -> [B, width, h / 4, w / 4]."""

    def __init__(self, width: int):
        super().__init__()
        self.seq = nn.Sequential(Conv2dBN(3, width // 2, 3, 2), nn.GELU(), Conv2dBN(width // 2, width, 3, 2))

    def forward(self, x: Tensor) -> Tensor:
        return self.seq(x)


class MBConv(nn.Module):
    """An inverted bottleneck; the shortcut is added before the last GELU."""

    def __init__(self, width: int, expansion: int = 4):
        super().__init__()
        hidden = width * expansion
        self.conv1 = Conv2dBN(width, hidden)
        self.conv2 = Conv2dBN(hidden, hidden, 3, groups=hidden)
        self.conv3 = Conv2dBN(hidden, width)

    def forward(self, x: Tensor) -> Tensor:
        return F.gelu(x + self.conv3(F.gelu(self.conv2(F.gelu(self.conv1(x))))))


class PatchMerging(nn.Module):
    """From one stage's width and grid to the next one's."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.conv1 = Conv2dBN(inputs, outputs)
        self.conv2 = Conv2dBN(outputs, outputs, 3, stride, groups=outputs)
        self.conv3 = Conv2dBN(outputs, outputs)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv3(F.gelu(self.conv2(F.gelu(self.conv1(x)))))


class Attention(nn.Module):
    """Attention within a window, with a bias per head and distance: [windows, window^2, width]."""

    def __init__(self, width: int, heads: int, window: int):
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        places = torch.tensor(list(itertools.product(range(window), repeat=2)))
        distances = (places[:, None] - places[None]).abs()
        self.attention_biases = nn.Parameter(torch.zeros(heads, window * window))
        self.register_buffer("distance", distances[..., 0] * window + distances[..., 1], persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        windows, tokens, width = x.shape
        heads = self.qkv(self.norm(x)).view(windows, tokens, self.heads, 3 * width // self.heads)
        query, key, value = heads.transpose(1, 2).chunk(3, dim=-1)
        bias = self.attention_biases[:, self.distance][None].to(query.dtype)
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        return self.proj(mixed.transpose(1, 2).reshape(x.shape))


class Mlp(nn.Module):
    """The block's two layers, their norm inside."""

    def __init__(self, width: int, expansion: int = 4):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.fc1 = nn.Linear(width, width * expansion)
        self.fc2 = nn.Linear(width * expansion, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc2(F.gelu(self.fc1(self.norm(x))))


class TinyViTBlock(nn.Module):
    """Window attention, a depthwise convolution, an MLP: [B, width, h, w] -> the same."""

    def __init__(self, width: int, heads: int, window: int):
        super().__init__()
        self.window = window
        self.attn = Attention(width, heads, window)
        self.mlp = Mlp(width)
        self.local_conv = Conv2dBN(width, width, 3, groups=width)

    def forward(self, x: Tensor) -> Tensor:
        batch, width, rows, columns = x.shape
        side = self.window
        # Windows are filled up with zeros before the norm, as TinyViT does it.
        padded = F.pad(x.permute(0, 2, 3, 1), (0, 0, 0, -columns % side, 0, -rows % side))
        down, across = padded.shape[1] // side, padded.shape[2] // side
        windows = padded.view(batch, down, side, across, side, width).transpose(2, 3)
        mixed = self.attn(windows.reshape(-1, side * side, width))
        mixed = mixed.view(batch, down, across, side, side, width).transpose(2, 3).reshape(padded.shape)
        x = self.local_conv(x + mixed[:, :rows, :columns].permute(0, 3, 1, 2))
        tokens = x.flatten(2).transpose(1, 2)
        return x + self.mlp(tokens).transpose(1, 2).reshape(x.shape)


class Stage(nn.Module):
    """Blocks of one width, and the way to the next."""

    def __init__(self, blocks: list[nn.Module], downsample: nn.Module | None):
        super().__init__()
        self.blocks = nn.ModuleList(blocks)
        if downsample is not None:
            self.downsample = downsample

    def forward(self, x: Tensor) -> Tensor:
        for block in self.blocks:
            x = block(x)
        return self.downsample(x) if hasattr(self, "downsample") else x


class TinyViT(nn.Module):
    """[B, 3, h, w] -> [B, D, h / 16, w / 16]; the last merge keeps the grid, as in MobileSAM."""

    def __init__(self):
        super().__init__()
        self.patch_embed = PatchEmbed(WIDTHS[0])
        stages = []
        for place, (width, depth) in enumerate(zip(WIDTHS, DEPTHS)):
            blocks = [TinyViTBlock(width, HEADS[place], WINDOWS[place]) if place else MBConv(width)
                      for _ in range(depth)]
            last = place == len(WIDTHS) - 1
            merging = None if last else PatchMerging(width, WIDTHS[place + 1], 1 if place == 2 else 2)
            stages.append(Stage(blocks, merging))
        self.layers = nn.ModuleList(stages)
        self.neck = nn.Sequential(
            nn.Conv2d(WIDTHS[-1], CHANNELS, 1, bias=False), LayerNorm2d(CHANNELS),
            nn.Conv2d(CHANNELS, CHANNELS, 3, padding=1, bias=False), LayerNorm2d(CHANNELS))

    def forward(self, x: Tensor) -> Tensor:
        x = self.patch_embed(x)
        for stage in self.layers:
            x = stage(x)
        return self.neck(x)


class NanoSAM(nn.Module):
    """The whole network, 2.2 M parameters.

    canvas: side of the square that photos are fitted into, in pixels, a multiple of 16.
    """

    def __init__(self, canvas: int = 512):
        super().__init__()
        self.image_encoder = TinyViT()
        grid = canvas // STRIDE
        self.prompt_encoder = PromptEncoder(
            embed_dim=CHANNELS, image_embedding_size=(grid, grid), input_image_size=(canvas, canvas),
            mask_in_chans=16)
        self.prompt_encoder.pe_layer.positional_encoding_gaussian_matrix.copy_(
            localisation.axis_frequencies(CHANNELS))
        self.mask_decoder = MaskDecoder(
            num_multimask_outputs=3, transformer_dim=CHANNELS, iou_head_depth=3, iou_head_hidden_dim=CHANNELS,
            transformer=TwoWayTransformer(depth=2, embedding_dim=CHANNELS, mlp_dim=512, num_heads=8))
        localisation.place_heads(self.mask_decoder.transformer)

    def decode(self, features: Tensor, points=None, boxes=None, masks=None) -> tuple[Tensor, Tensor]:
        """What prompts mean in one image, computed by segment_anything's own code.

        features: [1, D, g, g]; points, boxes, masks: as PromptEncoder has them
        -> logits [N, 4, 4 g, 4 g], predicted IoU [N, 4]
        """
        sparse, dense = self.prompt_encoder(points=points, boxes=boxes, masks=masks)
        return self.mask_decoder.predict_masks(
            image_embeddings=features, image_pe=self.prompt_encoder.get_dense_pe(),
            sparse_prompt_embeddings=sparse, dense_prompt_embeddings=dense)
