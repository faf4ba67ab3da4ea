"""segment_anything's and MobileSAM's models in PyTorch, with the deterministic weights.

Needs torch, torchvision and segment_anything; MobileSAM also timm and a clone of its repository:
pip install torch torchvision timm segment-anything
"""

import pathlib
import sys

import torch

import deterministic

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tools"))
import embed

KINDS = ("vit_t", "vit_b")


def model(kind, mobile_sam=None):
    """The model of a kind, in evaluation mode, every parameter filled by its name and shape.

    `mobile_sam` is the folder of MobileSAM's clone, which `vit_t` needs.
    """
    try:
        package = embed.sam_package(kind, mobile_sam)
    except embed.Problem as problem:
        sys.exit(str(problem))
    network = package.sam_model_registry[kind]()
    state = {name: torch.from_numpy(deterministic.parameter(name, tuple(values.shape)))
             for name, values in network.state_dict().items()}
    network.load_state_dict(state)
    # TinyViT caches its attention biases when evaluation begins: it must begin again after loading.
    return network.train().eval()
