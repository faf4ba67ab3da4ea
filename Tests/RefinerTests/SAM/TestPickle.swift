/// Pieces of pickles of protocol 2, as `torch.save` writes them.
enum TestPickle {
  static func text(_ text: String) -> [UInt8] {
    [0x58] + TestCheckpoint.littleEndian(text.utf8.count, bytes: 4) + Array(text.utf8)
  }

  /// A whole number: LONG1 of eight bytes, which holds any.
  static func integer(_ value: Int) -> [UInt8] {
    [0x8A, 8] + TestCheckpoint.littleEndian(value, bytes: 8)
  }

  static func tuple(_ parts: [UInt8]...) -> [UInt8] { [0x28] + parts.flatMap { $0 } + [0x74] }

  static func integers(_ values: [Int]) -> [UInt8] { [0x28] + values.flatMap(integer) + [0x74] }

  static func global(_ module: String, _ name: String) -> [UInt8] {
    [0x63] + Array("\(module)\n\(name)\n".utf8)
  }

  static let reduce: [UInt8] = [0x52]
  static let emptyOrderedDictionary = global("collections", "OrderedDict") + [0x29] + reduce

  /// The description of a storage, as a persistent id.
  static func storage(
    _ type: String = "FloatStorage", key: String, count: Int, isLegacy: Bool = false
  ) -> [UInt8] {
    let fields = [
      text("storage"), global("torch", type), text(key), text("cpu"), integer(count),
    ]
    return [0x28] + fields.flatMap { $0 } + (isLegacy ? [0x4E] : []) + [0x74, 0x51]
  }

  static func tensor(_ storage: [UInt8], offset: Int = 0, shape: [Int], strides: [Int]) -> [UInt8] {
    global("torch._utils", "_rebuild_tensor_v2")
      + tuple(
        storage, integer(offset), integers(shape), integers(strides), [0x89],
        emptyOrderedDictionary) + reduce
  }

  /// A whole pickle: an ordered dictionary of values that are pickled already.
  static func file(_ items: [(name: String, value: [UInt8])], below wrapper: String? = nil)
    -> [UInt8]
  {
    let dictionary =
      emptyOrderedDictionary + [0x28] + items.flatMap { text($0.name) + $0.value } + [0x75]
    guard let wrapper else { return [0x80, 2] + dictionary + [0x2E] }
    return [0x80, 2, 0x7D] + text(wrapper) + dictionary + [0x73, 0x2E]
  }
}
