internal import Labels

/// Makes the files of one image of an export.
internal struct ImageMaker {
  internal let record: ImageRecord
  internal let name: String
  internal let state: ReviewState
  internal let bulk: BulkAcceptance
  internal let export: LabelSetExport
  private var run: Run { export.run }
  private var options: LabelSetOptions { export.options }

  /// Gives the image's files to a sink.
  /// - Returns: Nil when the image is left out, or failed and the sink goes on without it.
  internal func make(
    _ layout: any ExportLayout, _ sink: any ExportSink
  ) throws -> ExportedImage? {
    do {
      guard try isHeld() else { return nil }
      let base = try run.baseMap(of: record)
      let changes = try run.changes(
        of: record.id, state: state, undecided: export.undecided, bulk: bulk, only: options.only)
      let map = Composition.compose(base: base, changes: changes)
      let parts = try layout.parts(of: ExportImage(record: record, name: name, map: map))
      for file in parts.files { try sink.put(file.bytes, at: file.path) }
      if options.weights { try writeWeights(of: map, to: layout.weightPath(name), sink) }
      return ExportedImage(
        record: record, name: name, records: parts.records,
        pixels: ManifestPixels(map, base: base), hasPhoto: try placePhoto(layout, sink))
    } catch {
      try sink.failed(error, of: record)
      return nil
    }
  }

  private func isHeld() throws -> Bool {
    guard options.only != .all else { return true }
    return options.only.holds(try run.store.components(of: record.id), state: state)
  }

  private func writeWeights(of map: LabelMap, to path: String, _ sink: any ExportSink) throws {
    let weights = try WeightMap(record, map: map, of: run, state: state) { item in
      options.only.exclusion(of: item) ?? export.undecided.decision(for: item, bulk: bulk)
    }
    try sink.put(try PNGFile.encode(grey: weights.weights, path: path), at: path)
  }

  private func placePhoto(_ layout: any ExportLayout, _ sink: any ExportSink) throws -> Bool? {
    guard options.photos != .none, options.format.takesPhotos else { return nil }
    let path = layout.photoPath(name) + ExportedImage.photoSuffix(of: record)
    return try sink.place(photoOf: record, at: path, isLink: options.photos == .link)
  }
}
