/// A JSON array that is written element by element, in constant memory.
///
/// The bytes are those of `OrderedJSON.list` over the same elements.
internal struct JSONArrayFile {
  private let file: FileAppender
  /// Depth of nesting at which the array stands.
  private let depth: Int
  private var isEmpty = true

  /// Begins an array in a new file.
  internal init(_ path: String) throws(FileError) {
    self.init(continuing: try FileAppender(path), depth: 0)
    try file.append("[".utf8)
  }

  /// Writes elements only, without brackets, of an array at a depth of nesting.
  internal init(continuing file: FileAppender, depth: Int) {
    self.file = file
    self.depth = depth
  }

  /// Adds an element.
  internal mutating func append(_ element: OrderedJSON) throws(FileError) {
    var bytes = Array((isEmpty ? "\n" : ",\n").utf8)
    bytes.append(contentsOf: String(repeating: "  ", count: depth + 1).utf8)
    element.write(to: &bytes, depth: depth + 1)
    try file.append(bytes)
    isEmpty = false
  }

  /// Ends the array and brings the file to the disk.
  internal func finish() throws(FileError) {
    try file.append((isEmpty ? "]" : "\n]").utf8)
    try file.finish()
  }
}
