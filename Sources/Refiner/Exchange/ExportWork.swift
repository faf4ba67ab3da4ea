/// What the workers of an export share.
internal struct ExportWork: Sendable {
  private var next = 0
  private var done = 0
  private var pixels = ManifestPixels()
  private var digests: [String: String] = [:]
  private var failure: (any Error)?

  /// The next index to work on; nil when all are taken or one failed.
  internal mutating func take(of count: Int) -> Int? {
    guard failure == nil, next < count else { return nil }
    defer { next += 1 }
    return next
  }

  /// Adds a finished map; gives how many are finished.
  internal mutating func finish(_ path: String, pixels: ManifestPixels, digest: String) -> Int {
    self.pixels += pixels
    digests[path] = digest
    done += 1
    return done
  }

  /// Keeps the first error and stops the others.
  internal mutating func fail(_ error: any Error) { failure = failure ?? error }

  /// The sums, or the first error.
  internal func result() throws -> (ManifestPixels, [String: String]) {
    if let failure { throw failure }
    return (pixels, digests)
  }
}
