internal import Labels

extension LabelSetImport {
  /// Reads COCO's instances: one file for the data set, objects as run lengths or polygons.
  ///
  /// Each image becomes a map of its name, folders and all; an image without annotations one of void.
  /// - Throws: `ExportError`; nothing is left behind then.
  /// - Complexity: O(length + pixels); memory of the annotations' places, and of `workers` images.
  public func cocoFile(
    _ path: String, to target: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExportError) -> Summary {
    try ExportDraft.makeWhole(target) { draft in
      let index = try COCOIndex(path, limits: limits)
      let classes = try ImportedClasses(
        of: index, in: taxonomy, by: matching, others: otherClasses)
      return try maps(of: index, to: draft, progress: progress) { image in
        try map(of: image, in: index, classes: classes)
      }
    }
  }

  /// Makes and writes the maps of all images.
  internal func maps(
    of index: COCOIndex, to draft: String, progress: (_ done: Int, _ total: Int) -> Void,
    map: @escaping @Sendable (COCOImage) throws -> (LabelMap, Summary)
  ) throws -> Summary {
    var total = Summary()
    try forEachInParallel(index.images, workers: workers) { image in
      let (map, summary) = try map(image)
      try write(map, to: Path.join(draft, image.stem + ".png"))
      return summary
    } body: { summary in
      total += summary
      progress(total.maps, index.images.count)
    }
    return total
  }

  private func map(
    of image: COCOImage, in index: COCOIndex, classes: ImportedClasses
  ) throws(FileError) -> (LabelMap, Summary) {
    var objects: [COCOAnnotation] = []
    var runs = 0
    for annotation in index.annotations(of: image) {
      let place = index.place(of: annotation, in: image)
      let object = try COCOAnnotation(
        index.file.bytes(annotation.bytes), size: image.size, place: place, limits: limits)
      runs += object.runs.counts.count
      guard runs <= MaskScanner.mostRuns else {
        throw FileError.damaged(path: place, reason: MaskScanner.tooManyRuns)
      }
      objects.append(object)
    }
    var map = LabelMap(width: image.size.width, height: image.size.height)
    var summary = Summary()
    summary.maps = 1
    summary.records = objects.count
    for object in overlap.sorted(objects) {
      let classID = classes[object.category]
      if classID == nil { summary.others += 1 }
      object.runs.paint(classID ?? .void, into: &map)
    }
    return (map, summary)
  }
}

extension AnnotationOrder {
  /// The annotations of an image from the lowest to the one on top.
  internal func sorted(_ objects: [COCOAnnotation]) -> [COCOAnnotation] {
    let keys = objects.enumerated().map { place, object in
      (
        crowd: object.isCrowd ? 0 : 1, area: self == .area ? -object.runs.area : 0, place: place
      )
    }
    return keys.sorted { ($0.crowd, $0.area, $0.place) < ($1.crowd, $1.area, $1.place) }
      .map { objects[$0.place] }
  }
}
