/// What an export does with the photos.
public enum PhotoPolicy: String, CaseIterable, Hashable, Sendable, Codable {
  /// Symbolic links to where they lie: no space, but the export cannot be moved to another machine.
  case link
  /// Copies.
  case copy
  /// Nothing.
  case none
}
