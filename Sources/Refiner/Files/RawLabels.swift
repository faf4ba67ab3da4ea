/// The numbers of a label file, row-major, before anybody says what they stand for.
internal struct RawLabels {
  /// The numbers in the width that the file has them.
  internal enum Numbers {
    /// 0...255; 255 is -1.
    case bytes([UInt8])
    /// 0...65535; 65535 is -1.
    case words([UInt16])
    /// Any whole number.
    case numbers([Int32])
  }

  internal let width: Int
  internal let height: Int
  internal let numbers: Numbers
  /// Whether they are the first channel of 16-bit colour, as SYNTHIA stores them.
  internal var isColour = false

  /// The numbers that occur, 65535 as -1.
  /// - Complexity: O(pixels).
  internal var present: Set<Int> {
    switch numbers {
    case .bytes(let bytes):
      var isPresent = [Bool](repeating: false, count: 256)
      for byte in bytes { isPresent[Int(byte)] = true }
      return Set(isPresent.indices.filter { isPresent[$0] })
    case .words(let words):
      var isPresent = [Bool](repeating: false, count: 65536)
      for word in words { isPresent[Int(word)] = true }
      return Set(isPresent.indices.filter { isPresent[$0] }.map { $0 == 65535 ? -1 : $0 })
    case .numbers(let numbers): return Set(numbers.map { Int($0) })
    }
  }
}
