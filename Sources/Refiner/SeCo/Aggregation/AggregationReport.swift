/// What the aggregation did to one image or to several.
public struct AggregationReport: Hashable, Sendable {
  /// Images.
  public internal(set) var images = 0
  /// Pixels of all images.
  public internal(set) var pixels = 0
  /// Pixels that had a class before.
  public internal(set) var labelledBefore = 0
  /// Pixels that have a class after.
  public internal(set) var labelledAfter = 0
  /// Pixels whose class, or lack of one, is another after.
  public internal(set) var changed = 0
  /// Masks of everything that the network found.
  public internal(set) var everythingMasks = 0
  /// Those of them that were painted.
  public internal(set) var alignedMasks = 0
  /// Components that were given to the network as prompts.
  public internal(set) var prompts = 0
  /// Answers to them that were painted.
  public internal(set) var promptedMasks = 0
  /// Components of prompted classes that were too small to be prompts, or had no box.
  public internal(set) var skippedComponents = 0
  /// Seconds that the images spent in the network and the aggregation.
  public internal(set) var seconds = 0.0

  /// Of no image.
  public init() {}

  /// The share of pixels with a class before, 0...1; 0 without pixels.
  public var coverageBefore: Double { share(labelledBefore) }
  /// The share of pixels with a class after, 0...1; 0 without pixels.
  public var coverageAfter: Double { share(labelledAfter) }

  private func share(_ count: Int) -> Double { pixels > 0 ? Double(count) / Double(pixels) : 0 }

  /// Adds what was done to other images.
  mutating func add(_ other: Self) {
    images += other.images
    pixels += other.pixels
    labelledBefore += other.labelledBefore
    labelledAfter += other.labelledAfter
    changed += other.changed
    everythingMasks += other.everythingMasks
    alignedMasks += other.alignedMasks
    prompts += other.prompts
    promptedMasks += other.promptedMasks
    skippedComponents += other.skippedComponents
    seconds += other.seconds
  }
}
