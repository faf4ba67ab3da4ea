internal import Labels

/// Asks a network once more what the journal says that it was asked, and compares the masks.
///
/// A row has all that the network was given: prompts, the part of the image that was encoded, the
/// precision of its embedding, and, as the pixels before, the mask prompt. Its pixels after are the mask that
/// was taken, or that mask without the pixels of other components when those were left alone; which ones those
/// were follows from the rows before. So they can be compared whole. What a reviewer did to the mask
/// afterwards, with the brush for example, is a row of its own, of a tool.
internal struct MaskRerun {
  private let run: Run
  private let model: SegmentAnything
  private let images: [ImageID: ImageRecord]
  private var rows: [RerunReport.Row] = []
  private var skipped: [RerunReport.Skip] = []

  private init(of run: Run, with model: SegmentAnything) throws(StoreError) {
    self.run = run
    self.model = model
    images = Dictionary(
      try run.store.images(within: .everything).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Recomputes the masks of all rows of a network, image by image.
  ///
  /// progress: is told how many of the rows are done.
  /// - Throws: `StoreError` when the journal or a map cannot be read.
  /// - Complexity: an encoding for each image and part that has rows, a decoding for each row.
  internal static func report(
    of run: Run, with model: SegmentAnything, progress: (_ done: Int, _ total: Int) -> Void
  ) throws -> RerunReport {
    let hash = model.contentHash ?? ""
    let found = try RerunQuestions(of: run, model: hash)
    var work = try MaskRerun(of: run, with: model)
    var done = 0
    let byImage = Dictionary(grouping: found.questions, by: \.image)
    for (id, questions) in byImage.sorted(by: { $0.key < $1.key }) {
      guard let image = work.images[id] else { continue }
      work.ask(questions, about: image)
      done += questions.count
      progress(done, found.questions.count)
    }
    return RerunReport(
      model: hash, rows: work.rows.sorted { $0.row < $1.row },
      skipped: (found.skipped + work.skipped).sorted { $0.row < $1.row },
      otherModels: found.otherModels)
  }

  private mutating func ask(_ questions: [RerunQuestion], about image: ImageRecord) {
    let photo: RGBImage
    do {
      photo = try self.photo(of: image)
    } catch {
      return skip(questions, of: image, error)
    }
    for part in Dictionary(grouping: questions, by: \.question.region).values {
      ask(part, about: image, photo: photo)
    }
  }

  /// Asks questions about one part of an image.
  private mutating func ask(
    _ questions: [RerunQuestion], about image: ImageRecord, photo: RGBImage
  ) {
    let encoding: RerunEncoding
    do {
      encoding = try RerunEncoding(photo, region: questions[0].question.region, model: model)
    } catch {
      return skip(questions, of: image, error)
    }
    for question in questions {
      do {
        rows.append(try encoding.row(question, stem: image.stem))
      } catch {
        skip([question], of: image, error)
      }
    }
  }

  private mutating func skip(
    _ questions: [RerunQuestion], of image: ImageRecord, _ error: any Error
  ) {
    skipped += questions.map {
      RerunReport.Skip(row: $0.sequence, image: image.stem, reason: "\(error)")
    }
  }

  /// The photo that went into the run, at the labels' size, as the workstation has it.
  private func photo(of image: ImageRecord) throws -> RGBImage {
    guard FileSystem.kind(of: image.image) != nil else {
      throw RerunRefusal(reason: "its photo is gone: \(image.image)")
    }
    guard
      try FileDigest.sha256(ofFile: image.image) == image.digests[DigestRole.image.rawValue]
    else { throw RerunRefusal(reason: "its photo is not the one that went in: \(image.image)") }
    return try PhotoFile.read(image.image).resized(to: image.size)
  }
}
