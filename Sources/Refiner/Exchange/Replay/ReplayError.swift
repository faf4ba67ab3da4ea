/// Why a run cannot be replayed.
public enum ReplayError: Error, Hashable, Sendable {
  /// The journal has no such row.
  case beyond(row: Int, rowCount: Int)
}

extension ReplayError: CustomStringConvertible {
  /// The error in one line.
  public var description: String {
    switch self {
    case .beyond(let row, let count):
      "the journal has \(count) \(count == 1 ? "row" : "rows"), no row \(row); give 0 to \(count)"
    }
  }
}
