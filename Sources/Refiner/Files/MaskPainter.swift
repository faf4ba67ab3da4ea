internal import Labels

/// Collects the masks of one image into the numbers of a label file; pixels of no mask are -1.
internal struct MaskPainter {
  private let path: String
  private var size: Size<ImageSpace>?
  private var numbers: [Int32] = []
  private var count = 0

  internal init(path: String) { self.path = path }

  /// Paints a mask with a number, over what was painted before.
  /// - Throws: `FileError.damaged` when it has another size than the first.
  /// - Complexity: O(area).
  internal mutating func paint(_ runs: RunLengthEncoding, number: Int) throws(FileError) {
    if size == nil {
      size = runs.size
      numbers = Array(repeating: -1, count: runs.size.area)
    }
    count += 1
    guard size == runs.size, count <= MaskScanner.maximumMasks else {
      throw .damaged(path: path, reason: "the masks of one image differ in size, or are too many")
    }
    let value = Int32(clamping: number)
    let width = runs.size.width
    var pixels = numbers.mutableSpan
    runs.forEachColumnRun { x, y, length in
      for row in y..<(y + length) { pixels[row * width + x] = value }
    }
  }

  /// The numbers of all pixels.
  /// - Throws: `FileError.damaged` when there was no mask.
  internal func finish() throws(FileError) -> RawLabels {
    guard let size else { throw .damaged(path: path, reason: "no mask in it") }
    return RawLabels(width: size.width, height: size.height, numbers: .numbers(numbers))
  }
}
