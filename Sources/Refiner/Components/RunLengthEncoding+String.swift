public import Labels

extension RunLengthEncoding {
  internal init(trusted counts: [UInt32], size: Size<ImageSpace>) {
    self.size = size
    self.counts = counts
  }

  /// COCO's compressed string: counts (from the third on, differences to the one before last) in
  /// groups of five bits, least significant first, bit 0x20 when more follow, plus 48.
  /// - Complexity: O(runs).
  public var compressed: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(counts.count * 2)
    for index in counts.indices {
      var value = Int(counts[index])
      if index > 2 { value -= Int(counts[index - 2]) }
      var more = true
      while more {
        var group = UInt8(value & 0x1F)
        value >>= 5
        more = group & 0x10 != 0 ? value != -1 : value != 0
        if more { group |= 0x20 }
        bytes.append(group + 48)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads COCO's compressed string.
  /// - Throws: `RunLengthError` for foreign characters, a cut number, or runs that do not fill `size`.
  /// - Complexity: O(length).
  public init(compressed text: String, size: Size<ImageSpace>) throws(RunLengthError) {
    var counts: [UInt32] = []
    var value = 0
    var shift = 0
    let bytes = text.utf8.span
    for offset in bytes.indices {
      let byte = bytes[offset]
      guard byte >= 48, byte < 112 else { throw .badCharacter(offset: offset) }
      guard shift < 60 else { throw .badCounts }
      let group = Int(byte) - 48
      value |= (group & 0x1F) << shift
      shift += 5
      if group & 0x20 != 0 { continue }
      if group & 0x10 != 0 { value |= -1 << shift }
      if counts.count > 2 { value += Int(counts[counts.count - 2]) }
      guard value >= 0, value <= size.area else { throw .badCounts }
      counts.append(UInt32(truncatingIfNeeded: value))
      value = 0
      shift = 0
    }
    guard shift == 0 else { throw .truncated }
    try self.init(size: size, counts: counts)
  }
}
