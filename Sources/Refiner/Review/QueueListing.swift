internal import Foundation
internal import Labels

/// The queue's rows of one image packed into a BLOB: 52 bytes each, little endian.
///
/// Words: lower half of the id, x, y, width, height, area, loss, eta, suspicion, gain, confidence, class
/// with suggestion and verdict, upper half of the id.
///
/// Reading 100,000 rows column by column takes several times as long as a reviewer should wait for
/// the first frame.
internal enum QueueListing {
  private static let words = 13

  /// Packs items; nil when a measure does not fit 32 bits.
  internal static func encode(_ items: [QueueItem]) -> Data? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(items.count * words * 4)
    for item in items {
      let id = UInt64(truncatingIfNeeded: item.id.rawValue)
      let numbers = [
        Int(id & 0xFFFF_FFFF), item.bounds.x, item.bounds.y, item.bounds.width, item.bounds.height,
        item.area,
      ]
      let reals = [item.loss, item.eta, item.suspicion, item.gain, item.confidence ?? .nan]
      let small =
        UInt32(item.classID.rawValue) | UInt32(item.suggestion.rawValue) << 8
        | UInt32(item.verdict.code) << 16
      let fitting = numbers.compactMap { UInt32(exactly: $0) }
      guard fitting.count == numbers.count else { return nil }
      for word in fitting + reals.map(\.bitPattern) + [small, UInt32(id >> 32)] {
        for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(word >> shift & 255)) }
      }
    }
    return Data(bytes)
  }

  /// Appends the packed items of an image; false when the BLOB is cut or holds no verdict.
  internal static func decode(
    _ data: Data, image: ImageID, flaggedOnly: Bool, into items: inout [QueueItem]
  ) -> Bool {
    let bytes = [UInt8](data)
    guard bytes.count.isMultiple(of: words * 4) else { return false }
    func word(_ start: Int) -> UInt32 {
      UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
        | UInt32(bytes[start + 3]) << 24
    }
    for start in stride(from: 0, to: bytes.count, by: words * 4) {
      let verdict = Verdict(code: Int(bytes[start + 46]))
      if flaggedOnly, !verdict.isFlagged { continue }
      let confidence = Float(bitPattern: word(start + 40))
      items.append(
        QueueItem(
          id: ComponentID(Int(word(start)) | Int(word(start + 48)) << 32), image: image,
          classID: ClassID(bytes[start + 44]),
          suggestion: ClassID(bytes[start + 45]), verdict: verdict, area: Int(word(start + 20)),
          bounds: Rectangle(
            x: Int(word(start + 4)), y: Int(word(start + 8)), width: Int(word(start + 12)),
            height: Int(word(start + 16))),
          loss: Float(bitPattern: word(start + 24)), eta: Float(bitPattern: word(start + 28)),
          suspicion: Float(bitPattern: word(start + 32)),
          gain: Float(bitPattern: word(start + 36)),
          confidence: confidence.isNaN ? nil : confidence))
    }
    return true
  }

  /// The items by gain, descending; ties in the given order.
  /// - Complexity: O(n).
  internal static func sortedByGain(_ items: [QueueItem]) -> [QueueItem] {
    var keys: [UInt64] = []
    keys.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      // Bits of floats order like the floats once negative ones are turned around.
      let bits = item.gain.bitPattern
      let ascending = bits & 0x8000_0000 == 0 ? bits | 0x8000_0000 : ~bits
      keys.append(UInt64(~ascending) << 32 | UInt64(index))
    }
    for shift in [32, 43, 54] { keys = sorted(keys, byDigitAt: shift) }
    return keys.map { items[Int($0 & 0xFFFF_FFFF)] }
  }

  /// One pass of a radix sort: the keys by eleven of their bits, equal ones in the given order.
  ///
  /// Comparing 140,000 keys took half of the time from exec to the queue.
  private static func sorted(_ keys: [UInt64], byDigitAt shift: Int) -> [UInt64] {
    var starts = [Int](repeating: 0, count: 2048)
    for key in keys { starts[Int(key >> UInt64(shift) & 2047)] += 1 }
    var sum = 0
    for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
    var result = [UInt64](repeating: 0, count: keys.count)
    for key in keys {
      let digit = Int(key >> UInt64(shift) & 2047)
      result[starts[digit]] = key
      starts[digit] += 1
    }
    return result
  }
}
