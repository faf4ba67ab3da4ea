/// One line of a list file.
public struct ListEntry: Hashable, Sendable {
  /// The image's path as written, relative to the list's folder and inside it.
  public let image: String
  /// The label map's path as written, relative to the list's folder and inside it.
  public let label: String
  /// The line's number, from 1.
  public let line: Int

  /// Makes an entry.
  public init(image: String, label: String, line: Int) {
    self.image = image
    self.label = label
    self.line = line
  }
}
