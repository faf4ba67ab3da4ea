internal import Labels

/// A photo, or a part of it, that has gone through a network once more.
internal struct RerunEncoding {
  private let model: SegmentAnything
  /// By the precision of the embedding.
  private let images: [EmbeddingPrecision: EncodedImage]

  /// Encodes.
  /// - Throws: `SAMError` for a part outside of the photo.
  internal init(
    _ photo: RGBImage, region: Rectangle<ImageSpace>?, model: SegmentAnything
  ) throws {
    self.model = model
    let single = try model.encode(photo, region: region)
    let rounded = single.imageEmbedding.roundedToHalf()
    // A cache does not keep what is beyond half precision's range, so it is used as it is.
    let half =
      rounded.isFinite
      ? try model.image(from: rounded, imageSize: photo.size, region: single.region) : single
    images = [.single: single, .half: half]
  }

  /// Asks again and compares.
  ///
  /// A journal of before precisions were recorded says nothing of the embedding's: then the better of both
  /// counts.
  /// - Throws: `RerunRefusal`, or `SAMError` when the prompts do not fit the network.
  internal func row(_ question: RerunQuestion, stem: String) throws -> RerunReport.Row {
    let asked = question.question
    if let side = asked.inputSide, side != model.configuration.inputSide {
      throw RerunRefusal(
        reason: "was asked at an input of \(side) pixels; give --input-side \(side)")
    }
    var best: RerunReport.Row?
    for precision in asked.precision.map({ [$0] }) ?? EmbeddingPrecision.allCases {
      guard let image = images[precision] else { continue }
      let candidates = try image.masks(for: asked.prompt, mask: question.before.mask)
      let rows = candidates.indices.map { place in
        Self.row(question, stem: stem, place: place, proposed: candidates[place].mask)
      }
      let row = Self.choice(among: rows, recorded: question.candidate)
      if let row, row.iou > best?.iou ?? -1 { best = row }
    }
    guard let best else { throw RerunRefusal(reason: "the network offers no mask") }
    return best
  }

  /// The recorded place's, unless that is another mask and another place has this one: predictions that
  /// nearly tie change places.
  private static func choice(
    among rows: [RerunReport.Row], recorded: Int
  ) -> RerunReport.Row? {
    let own = rows.indices.contains(recorded) ? rows[recorded] : nil
    if let own, own.isConfirmed { return own }
    let closest = rows.max { $0.iou < $1.iou }
    return closest?.isConfirmed == true ? closest : own ?? closest
  }

  private static func row(
    _ question: RerunQuestion, stem: String, place: Int, proposed: RunLengthEncoding
  ) -> RerunReport.Row {
    let mask = question.mask(from: proposed)
    let common = mask.overlap(with: question.after)
    let union = mask.area + question.after.area - common
    return RerunReport.Row(
      row: question.sequence, image: stem, pixels: question.after.area, differing: union - common,
      iou: union > 0 ? Double(common) / Double(union) : 1, candidate: question.candidate,
      found: place)
  }
}
