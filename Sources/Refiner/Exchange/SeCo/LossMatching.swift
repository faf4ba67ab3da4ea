internal import Labels

/// Finds the component of a run that a record of SCC's output is about.
internal struct LossMatching {
  /// Why a record is about no component.
  internal enum Miss: String, CaseIterable, Hashable, Sendable {
    /// No image of the run has its name.
    case noImage
    /// No component has enough pixels in common with it.
    case noComponent
    /// The component has another class than the record's `psl_id`, so the loss is not about its label.
    case otherClass
    /// A record that fits the component as well or better came before or later.
    case duplicate
  }

  /// The least share of common pixels that makes two masks the same component.
  private static let leastOverlap = 0.5
  /// Number of images whose components are kept at hand.
  private static let cachedImages = 16
  private let run: Run
  private var imagesByName: [String: [ImageRecord]] = [:]
  private var imagesByStem: [String: ImageRecord] = [:]
  private var cache: [(image: ImageID, records: [ComponentRecord])] = []
  /// The best claim on each component.
  internal private(set) var claims: [ComponentID: LossClaim] = [:]
  /// Number of records that are about no component.
  internal private(set) var misses: [Miss: Int] = [:]
  /// Number of records.
  internal private(set) var records = 0

  /// Prepares the images of a run.
  internal init(run: Run) throws(StoreError) {
    self.run = run
    for image in try run.store.images() {
      imagesByName[Self.key(SeCoPath.name(of: image)), default: []].append(image)
      imagesByStem[image.stem] = image
    }
  }

  /// Tools change the extension, and some write a path.
  private static func key(_ name: String) -> String {
    Path.withoutExtension(Path.name(of: name))
  }

  /// Adds a record.
  /// - Throws: `FileError` for a record that breaks the format, `ImportError.ambiguous` for a name that
  ///   several images share.
  internal mutating func add(_ placed: PlacedRecord<SeCoRecord>) throws {
    records += 1
    let reading = try LossReading(placed, taxonomy: run.taxonomy)
    guard let image = try image(of: placed) else { return miss(.noImage) }
    guard let runs = reading.runs.resized(to: image.size) else {
      throw placed.damaged(
        "its mask of \(reading.runs.size.width)x\(reading.runs.size.height) pixels has another "
          + "shape than the image's \(image.size.width)x\(image.size.height)")
    }
    guard let (component, overlap) = best(try components(of: image), runs: runs) else {
      return miss(.noComponent)
    }
    guard component.component.classID == reading.pseudoLabel else { return miss(.otherClass) }
    if let other = claims[component.id] {
      miss(.duplicate)
      guard overlap > other.overlap else { return }
    }
    claims[component.id] = LossClaim(
      overlap: overlap, loss: reading.loss, score: reading.score, prediction: reading.prediction)
  }

  private mutating func miss(_ reason: Miss) { misses[reason, default: 0] += 1 }

  private func image(of placed: PlacedRecord<SeCoRecord>) throws -> ImageRecord? {
    if let stem = placed.record.stem, let image = imagesByStem[stem] { return image }
    let name = try placed.require(placed.record.name, "name")
    let images = imagesByName[Self.key(name)] ?? []
    guard images.count < 2 else {
      throw ImportError.ambiguous(
        path: placed.path, record: placed.number, name: name.sanitised)
    }
    return images.first
  }

  /// The components of an image; the files go image by image, mostly.
  private mutating func components(of image: ImageRecord) throws(StoreError) -> [ComponentRecord] {
    if let known = cache.last(where: { $0.image == image.id }) { return known.records }
    let records = try run.store.records(of: image.id)
    if cache.count == Self.cachedImages { cache.removeFirst() }
    cache.append((image.id, records))
    return records
  }

  /// The component of equal pixels, else the one of the largest overlap, the first of equals.
  private func best(
    _ records: [ComponentRecord], runs: RunLengthEncoding
  ) -> (record: ComponentRecord, overlap: Double)? {
    let area = runs.area
    if let same = records.first(where: { $0.component.area == area && $0.runs == runs }) {
      return (same, 1)
    }
    let bounds = runs.bounds
    var best: (record: ComponentRecord, overlap: Double)?
    for record in records where !record.component.bounds.intersection(bounds).isEmpty {
      let common = record.runs.overlap(with: runs)
      let overlap = Double(common) / Double(area + record.component.area - common)
      if overlap >= max(Self.leastOverlap, (best?.overlap ?? 0).nextUp) { best = (record, overlap) }
    }
    return best
  }
}
