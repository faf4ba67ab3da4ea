"""gtFine by cityscapesScripts' own evaluation and tables, torchvision's and Datumaro's readers."""

import numpy as np
from PIL import Image

from common import Comparison, VOID, exports, loader, reference

maps = reference()
root = exports / "cityscapes"


def names(kind):
    return {
        f"{path.parent.name}/{path.name.removesuffix(f'_gtFine_{kind}.png')}": path
        for path in sorted((root / "gtFine" / "train").rglob(f"*_gtFine_{kind}.png"))
    }


if loader("cityscapesscripts"):
    from cityscapesscripts.evaluation import evalPixelLevelSemanticLabeling as evaluation
    from cityscapesscripts.helpers.labels import id2label, trainId2label

    comparison = Comparison("cityscapesscripts")
    files = {kind: names(kind) for kind in ("labelTrainIds", "labelIds", "color")}
    for stem, labels in maps.items():
        train, label, colour = (np.array(Image.open(files[kind][stem])) for kind in files)
        comparison.add(train, labels, stem)
        expected = np.zeros_like(labels)
        painted = np.zeros((*labels.shape, 3), dtype=np.uint8)
        for number in np.unique(labels[labels != VOID]):
            expected[labels == number] = trainId2label[number].id
            painted[labels == number] = trainId2label[number].color
        comparison.add(label, expected, stem)
        comparison.add(colour, painted, stem)
    comparison.finish(3 * len(maps))

    # The benchmark's own evaluation of the export against itself: every class that occurs has IoU 1.
    evaluation.args.quiet = True
    evaluation.args.evalInstLevelScore = False
    evaluation.args.JSONOutput = False
    paths = [str(path) for path in files["labelIds"].values()]
    scores = evaluation.evaluateImgLists(paths, paths, evaluation.args)["classScores"]
    present = {trainId2label[n].name for m in maps.values() for n in np.unique(m[m != VOID])}
    assert all(scores[name] == 1.0 for name in present), scores
    print(f"cityscapesscripts: IoU 1 for all {len(present)} classes")

if loader("cityscapesscripts") and loader("torchvision"):
    from cityscapesscripts.helpers.labels import id2label
    from torchvision.datasets import Cityscapes

    comparison = Comparison("torchvision")
    data = Cityscapes(str(root), split="train", mode="fine", target_type="semantic")
    table = np.array([id2label[n].trainId if n in id2label else VOID for n in range(256)])
    for (photo, target), path in zip(data, data.targets):
        stem = names("labelIds")
        found = next(name for name, file in stem.items() if str(file) == path[0])
        assert photo.size == target.size, found
        comparison.add(table[np.array(target)] & 255, maps[found], found)
    comparison.finish(len(maps))

if loader("datumaro"):
    from datumaro import Dataset

    # Datumaro's reader takes label 0, the road, for background and leaves it out.
    comparison = Comparison("datumaro")
    for item in Dataset.import_from(str(root), "cityscapes"):
        found = np.full_like(maps[item.id], VOID)
        for mask in item.annotations:
            found[np.asarray(mask.image) > 0] = mask.label
        expected = np.where(maps[item.id] == 0, VOID, maps[item.id])
        comparison.add(found, expected, item.id)
    comparison.finish(len(maps))
