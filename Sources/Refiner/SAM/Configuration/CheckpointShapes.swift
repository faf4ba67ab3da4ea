/// A checkpoint's shapes, asked for by what a network needs of them.
internal struct CheckpointShapes {
  /// The longest axis that a network's tensors may have; products of four stay far from overflow.
  internal static let maximumLength = 1 << 15

  /// The longest side of an attention window beyond the grid's: all of a window is worked on.
  internal static let maximumWindowSide = 64

  private let checkpoint: Checkpoint
  private let names: [String]

  internal init(_ checkpoint: Checkpoint) {
    self.checkpoint = checkpoint
    names = Array(checkpoint.tensors.keys)
  }

  /// Whether there is a tensor of this name.
  internal func has(_ name: String) -> Bool { checkpoint.tensors[name] != nil }

  /// The shape of a tensor of `rank` axes, each of 1...`maximumLength`.
  /// - Throws: `missingTensor`, or `unusable`.
  internal func shape(_ name: String, rank: Int) throws(CheckpointError) -> [Int] {
    guard let tensor = checkpoint.tensors[name] else {
      throw .missingTensor(path: checkpoint.path, name: name)
    }
    guard tensor.shape.count == rank,
      tensor.shape.allSatisfy({ $0 > 0 && $0 <= Self.maximumLength })
    else { throw unusable(name, "a shape of \(tensor.shape)") }
    return tensor.shape
  }

  /// How many modules are numbered below a prefix: `blocks.` of `blocks.0.a`, `blocks.1.b` are two.
  /// - Throws: `missingTensor` when a number is left out, naming what it would begin with.
  internal func count(below prefix: String) throws(CheckpointError) -> Int {
    var numbers: Set<Int> = []
    for name in names where name.hasPrefix(prefix) {
      let digits = name.dropFirst(prefix.count).prefix { $0.isASCII && $0.isNumber }
      if let number = Int(digits), name.dropFirst(prefix.count + digits.count).first == "." {
        numbers.insert(number)
      }
    }
    for number in 0..<max(numbers.count, 1) where !numbers.contains(number) {
      throw .missingTensor(path: checkpoint.path, name: "\(prefix)\(number).*")
    }
    return numbers.count
  }

  /// Throws `unusable` about a tensor unless a condition holds.
  internal func require(
    _ condition: Bool, _ name: String, _ reason: @autoclosure () -> String
  ) throws(CheckpointError) {
    if !condition { throw unusable(name, reason()) }
  }

  private func unusable(_ name: String, _ reason: String) -> CheckpointError {
    .unusable(path: checkpoint.path, name: name, reason: reason)
  }
}
