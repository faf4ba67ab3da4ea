/// A list of the names of images, one a line.
internal final class NameList: ExportIndex {
  private let path: String
  private let sink: any ExportSink
  private var lines: [UInt8] = []

  /// Begins a list at a path.
  internal init(path: String, sink: any ExportSink) {
    self.path = path
    self.sink = sink
  }

  internal func add(_ image: ExportedImage) {
    lines.append(contentsOf: (image.name + "\n").utf8)
  }

  internal func finish() throws { try sink.put(lines, at: path) }
}
