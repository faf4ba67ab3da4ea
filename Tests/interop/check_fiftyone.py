"""FiftyOne's ImageSegmentationDirectory: its importer alone, and a data set when its database starts."""

import json
import os

from common import Comparison, classes, exports, loader, numbered, reference

maps = reference()
root = exports / "fiftyone"
targets = json.loads((root / "mask_targets.json").read_text())
assert list(targets.values()) == [entry["name"] for entry in classes()]

if loader("fiftyone"):
    from fiftyone.utils.data.importers import ImageSegmentationDirectoryImporter

    def compare(samples, title):
        comparison = Comparison("fiftyone")
        for photo, mask in samples:
            stem = os.path.relpath(photo, root / "data").rsplit(".", 1)[0]
            comparison.add(mask, numbered(maps[stem], 1, 0), stem)
        print(title, end=": ")
        comparison.finish(len(maps))

    importer = ImageSegmentationDirectoryImporter(dataset_dir=str(root), load_masks=True)
    with importer:
        compare([(photo, label.mask) for photo, _, label in importer], "importer")

    import fiftyone

    try:
        data = fiftyone.Dataset.from_dir(
            dataset_dir=str(root), dataset_type=fiftyone.types.ImageSegmentationDirectory
        )
    except Exception as error:
        print(f"Dataset.from_dir: left out, the database does not start ({type(error).__name__})")
    else:
        data.default_mask_targets = {int(number): name for number, name in targets.items()}
        compare([(s.filepath, s.ground_truth.get_mask()) for s in data], "Dataset.from_dir")
        data.delete()
