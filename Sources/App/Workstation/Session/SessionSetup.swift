import Labels
import Refiner

/// What does not change while a run is reviewed.
struct SessionSetup: Sendable {
  /// The run's classes.
  let taxonomy: Taxonomy
  /// The run's images in the order of their ids.
  let images: [ImageRecord]
  /// Where decisions become permanent.
  let journal: any ReviewJournal
  /// Who decides; goes into every journal row.
  let reviewer: String
  /// How many rows at the journal's start are somebody else's, and not undone here.
  let foreignRows: Int
  /// Which keys mean what.
  let keymap: Keymap
  /// Whether there is a network for new outlines.
  let model: ModelState
  /// Whether the ground truth of the images is known.
  let hasTruth: Bool
  /// Whether anything on the screen may move by itself.
  let allowsMotion: Bool
  /// Seconds since some moment; the time spent on a decision is a difference.
  let clock: @Sendable () -> Double

  private let places: [ImageID: Int]

  /// Makes a setup; images may come in any order.
  init(
    taxonomy: Taxonomy, images: [ImageRecord], journal: any ReviewJournal, reviewer: String,
    foreignRows: Int = 0, keymap: Keymap = .standard, model: ModelState = .unusable("no network"),
    hasTruth: Bool = false,
    allowsMotion: Bool = true,
    clock: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.taxonomy = taxonomy
    self.images = images.sorted { $0.id.rawValue < $1.id.rawValue }
    self.journal = journal
    self.reviewer = reviewer
    self.foreignRows = foreignRows
    self.keymap = keymap
    self.model = model
    self.hasTruth = hasTruth
    self.allowsMotion = allowsMotion
    self.clock = clock
    places = Dictionary(
      self.images.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of an image in ``images``; nil for a foreign id.
  func place(of id: ImageID) -> Int? { places[id] }

  /// The image with an id; nil for a foreign one.
  func image(_ id: ImageID) -> ImageRecord? { place(of: id).map { images[$0] } }
}
