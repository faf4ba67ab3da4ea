extension ExportFormat {
  /// What `fleck export --help` says of the formats.
  static let discussion = """
    Every label set has TO/journal.jsonl (every decision, hash-chained) and TO/manifest.json (SHA-256 \
    of every file, counts); 'fleck verify RUN TO' makes its files again and compares them. The folder \
    appears complete or not at all.

    png: labels/*.png, 8-bit palette, index = class id, 255 = void.
    list, unimatch: png and splits/NAME/all.txt ('image label' per line), or labeled.txt and \
    unlabeled.txt: the images with the fewest expected wrong pixels per labelled pixel, after the \
    decisions, are labelled (ties by name).
    cityscapes: gtFine/SPLIT/CITY/*_gtFine_{labelTrainIds,labelIds,color}.png; CITY is the stem's last \
    folder, or what comes before its first '_'.
    mmseg: img_dir, ann_dir, splits, and dataset.py, a config with classes and palette; ids are \
    numbered without gaps.
    coco: annotations/instances_SPLIT.json. A component of a thing class is an annotation, all pixels \
    of a stuff class of an image are one; none is a crowd. Category ids are class ids plus one.
    coco-panoptic: annotations/panoptic_SPLIT.json and PNGs; segments as coco's annotations.
    voc: SegmentationClass, JPEGImages, ImageSets, labelmap.txt; an index is its line there: 0 \
    background (unused), classes from 1 on, 255 void.
    yolo: labels/SPLIT/*.txt, a polygon for each component, and data.yaml.
    imagefolder: SPLIT/metadata.jsonl with file_name and label_file_name, id2label.json.
    fiftyone: data, labels (grey, classes from 1 on, 0 void) and mask_targets.json, for \
    ImageSegmentationDirectory.
    cvat: annotations.zip, CVAT's "Segmentation mask 1.1"; void is background.
    seco-*: the components as JSON: SCC's input, output and converted files, and SeCoV2's.

    Names: voc, yolo and coco are flat: the stem's last part or, when two images share one, the whole \
    stem with '_' for '/'. Two images that would get one name are refused.
    """
}
