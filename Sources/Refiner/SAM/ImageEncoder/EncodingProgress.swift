/// How a long encoding tells how far it is, and learns that nobody waits for it any more.
public struct EncodingProgress {
  private let body: (Double) throws -> Void
  private let isCancelled: () -> Bool

  /// Makes a progress.
  ///
  /// - Parameters:
  ///   - isCancelled: asked several times per layer; true ends the encoding with ``SAMError/cancelled``.
  ///   - report: called after each layer with the share that is done, 0...1; what it throws ends the
  ///     encoding.
  public init(
    isCancelled: @escaping () -> Bool = { false },
    report: @escaping (Double) throws -> Void = { _ in }
  ) {
    self.isCancelled = isCancelled
    body = report
  }

  /// Ends the encoding when it is cancelled.
  internal func check() throws {
    if isCancelled() { throw SAMError.cancelled }
  }

  /// Tells the share that is done.
  internal func report(_ share: Double) throws {
    try check()
    try body(share)
  }
}
