internal import Labels

extension MaskScanner {
  /// What `read` makes of a key's value.
  /// - Throws: `FileError.damaged` that names the key when that is nil.
  internal mutating func value<Value>(
    of key: String, _ read: (inout JSONScanner) -> Value?
  ) throws(FileError) -> Value {
    guard let value = read(&text) else { throw damaged("'\(key)' has a value of another kind") }
    return value
  }

  /// The pixels of an object: COCO's run lengths in either form, or a list of polygons.
  internal mutating func segmentation(
    of size: Size<ImageSpace>
  ) throws(FileError) -> RunLengthEncoding {
    switch text.peek() {
    case UInt8(ascii: "{"):
      let runs = try mask()
      guard runs.size == size else {
        throw damaged(
          "a mask of \(runs.size.width)x\(runs.size.height), the image is "
            + "\(size.width)x\(size.height)")
      }
      return runs
    case UInt8(ascii: "["): return try polygons(of: size)
    default: throw damaged("'segmentation' is neither run lengths nor polygons")
    }
  }

  /// The pixels of any of the polygons `[[x, y, x, y, ...], ...]`.
  private mutating func polygons(
    of size: Size<ImageSpace>
  ) throws(FileError) -> RunLengthEncoding {
    var masks: [RunLengthEncoding] = []
    var runs = 0
    guard text.take("["), !text.take("]") else { throw damaged("'segmentation' is empty") }
    repeat {
      let mask = try polygon(of: size)
      runs += mask.counts.count
      guard runs <= Self.mostRuns else { throw damaged(Self.tooManyRuns) }
      masks.append(mask)
    } while text.take(",")
    guard text.take("]") else { throw damaged("'segmentation' is no list of polygons") }
    return RunLengthEncoding.union(of: masks) ?? .empty(size: size)
  }

  /// So many runs the masks of one image may have: files of a few bytes make millions of them.
  internal static var mostRuns: Int { 1 << 25 }
  /// What to say of more.
  internal static var tooManyRuns: String {
    "the masks of its image have more than \(mostRuns) runs in all"
  }

  private mutating func polygon(of size: Size<ImageSpace>) throws(FileError) -> RunLengthEncoding {
    guard let numbers = text.numbers() else { throw damaged("a polygon is no list of numbers") }
    guard numbers.count >= 6, numbers.count.isMultiple(of: 2) else {
      throw damaged("a polygon of \(numbers.count) numbers; it takes an even number, 6 or more")
    }
    try check(corners: numbers)
    var fill = BoundaryWalkFill(size: size)
    guard fill.walk(along: numbers) else {
      throw damaged("a polygon passes more than \(BoundaryWalkFill.mostCrossings) columns")
    }
    return fill.finish()
  }

  /// Refuses coordinates that a 32-bit number of fifths of a pixel does not hold, in which the libraries
  /// whose rules are followed count.
  internal func check(corners numbers: [Double]) throws(FileError) {
    if let far = numbers.first(where: { abs($0) > Self.farthestCorner }) {
      throw damaged("a polygon has a corner at \(far)")
    }
  }

  /// How far from the origin corners may lie, in pixels.
  private static var farthestCorner: Double { Double(1 << 26) }
}
