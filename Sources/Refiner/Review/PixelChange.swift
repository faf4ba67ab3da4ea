public import Labels

/// Pixels that get a class.
public struct PixelChange: Hashable, Sendable {
  /// The pixels.
  public let runs: RunLengthEncoding
  /// The class that they get; void for none.
  public let classID: ClassID

  /// Makes a change.
  public init(runs: RunLengthEncoding, classID: ClassID) {
    self.runs = runs
    self.classID = classID
  }
}
