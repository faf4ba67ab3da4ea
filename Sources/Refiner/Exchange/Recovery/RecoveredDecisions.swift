/// Decisions that were found by comparing label maps with a run's own.
public struct RecoveredDecisions: Sendable {
  /// What was compared and found.
  public struct Summary: Hashable, Sendable, Codable {
    /// Number of maps that are of images of the run.
    public var maps = 0
    /// Number of maps that differ from the run's.
    public var changedMaps = 0
    /// Number of pixels in which they do.
    public var changedPixels = 0
    /// Number of decisions by kind.
    public var decisions: [String: Int] = [:]
    /// Stems of the images of the run that have no map, in the order of the run.
    public var imagesWithoutMap: [String] = []
    /// The maps that are of no image, without suffix and extension, sorted.
    public var mapsWithoutImage: [String] = []
  }

  /// The rows to append, in the order of the run's images; all or none of them.
  public internal(set) var requests: [JournalRequest] = []
  /// What was compared and found.
  public internal(set) var summary = Summary()
  /// What the rows' note says: where they come from.
  public let note: String

  internal init(from folder: String) { note = JournalEntry.importedNote(from: folder) }

  internal mutating func add(_ decisions: [Decision], changedPixels: Int) {
    summary.maps += 1
    if changedPixels > 0 { summary.changedMaps += 1 }
    summary.changedPixels += changedPixels
    for decision in decisions {
      summary.decisions[decision.kind.rawValue, default: 0] += 1
      requests.append(JournalRequest(.decide(decision)))
    }
  }
}
