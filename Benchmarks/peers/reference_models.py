"""segment_anything's and MobileSAM's models in PyTorch, with the deterministic weights.

Needs torch, torchvision and segment_anything; MobileSAM also timm and a clone of its repository:
pip install torch torchvision timm segment-anything
"""

import importlib
import pathlib
import sys
import warnings

import torch

import deterministic

KINDS = {"vit_t": "MobileSAM", "vit_b": "SAM ViT-B"}


def import_torchvision():
    """Import torchvision even where its wheel was built for another PyTorch.

    Such a wheel lacks its compiled operators and fails when it describes them. The models need only its
    Python half, so operators that do not exist are left undescribed.
    """
    try:
        importlib.import_module("torchvision")
        return
    except RuntimeError:
        for name in [name for name in sys.modules if name.split(".")[0] == "torchvision"]:
            del sys.modules[name]
    describe = torch.library.register_fake

    def describe_if_present(operator, *arguments, **options):
        def register(function):
            try:
                return describe(operator, *arguments, **options)(function)
            except RuntimeError:
                return function
        return register

    torch.library.register_fake = describe_if_present
    try:
        importlib.import_module("torchvision")
    finally:
        torch.library.register_fake = describe


def package(kind, mobile_sam=None):
    """The package of a kind of model; `mobile_sam` is the folder of MobileSAM's clone."""
    import_torchvision()
    if kind == "vit_b":
        return importlib.import_module("segment_anything")
    if not mobile_sam or not (pathlib.Path(mobile_sam) / "mobile_sam").is_dir():
        sys.exit("vit_t: no MobileSAM there; clone github.com/ChaoningZhang/MobileSAM and give --mobile-sam")
    sys.path.insert(0, str(mobile_sam))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # timm's old import paths, and models registered twice
        return importlib.import_module("mobile_sam")


def model(kind, mobile_sam=None):
    """The model of a kind, in evaluation mode, every parameter filled by its name and shape."""
    network = package(kind, mobile_sam).sam_model_registry[kind]()
    state = {name: torch.from_numpy(deterministic.parameter(name, tuple(values.shape)))
             for name, values in network.state_dict().items()}
    network.load_state_dict(state)
    # TinyViT caches its attention biases when evaluation begins: it must begin again after loading.
    return network.train().eval()
