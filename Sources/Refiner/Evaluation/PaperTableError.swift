/// Why label maps cannot stand below a table of the paper.
public enum PaperTableError: Error, Hashable, Sendable {
  /// The table's columns are no classes.
  case notByClass(number: Int)
  /// The table's columns are classes, but the taxonomy has none of them.
  case noSharedClass(number: Int, taxonomy: String)
}

extension PaperTableError: CustomStringConvertible {
  /// The error in one line.
  public var description: String {
    switch self {
    case .notByClass(let number):
      "table \(number) of the paper has no columns by class, so nothing of ours can stand below; "
        + "tables 1 and 2 have"
    case .noSharedClass(let number, let taxonomy):
      "taxonomy \(taxonomy) has none of the classes of table \(number) of the paper; "
        + "give label maps of street scenes, or leave out --paper-table"
    }
  }
}
