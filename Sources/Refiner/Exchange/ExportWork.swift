/// What the workers of an export share.
internal struct ExportWork {
  private var next = 0
  private var done = 0
  private var written = LabelSetExport.Written()
  private var failure: (any Error)?
  private let index: any ExportIndex
  /// Finished images that wait for those before them; nil for one that is left out.
  private var waiting: [Int: ExportedImage?] = [:]
  private var indexed = 0

  /// Starts with nothing done; `index` takes the images in their order.
  internal init(index: any ExportIndex) { self.index = index }

  /// The next place to work on; nil when all are taken or one failed.
  internal mutating func take(of count: Int) -> Int? {
    guard failure == nil, next < count else { return nil }
    defer { next += 1 }
    return next
  }

  /// Adds a finished image, nil when it is left out; gives how many are finished.
  internal mutating func finish(_ place: Int, _ image: ExportedImage?) throws -> Int {
    waiting.updateValue(image, forKey: place)
    while let image = waiting.removeValue(forKey: indexed) {
      indexed += 1
      guard let image else { continue }
      written.add(image)
      try index.add(image)
    }
    done += 1
    return done
  }

  /// Keeps the first error and stops the others.
  internal mutating func fail(_ error: any Error) { failure = failure ?? error }

  /// Ends the index; the sums, or the first error.
  internal func result() throws -> LabelSetExport.Written {
    if let failure { throw failure }
    try index.finish()
    return written
  }
}

extension LabelSetExport.Written {
  fileprivate mutating func add(_ image: ExportedImage) {
    pixels += image.pixels
    images += 1
    switch image.hasPhoto {
    case true?: photos.placed += 1
    case false?: photos.missing += 1
    case nil: break
    }
  }
}
