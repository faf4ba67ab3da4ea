extension Checkpoint {
  /// The numbers of a tensor as contiguous row-major single precision.
  ///
  /// Those that lie so in the file already are not copied: the storage then belongs to the mapped file
  /// and is not writable. Others are converted once, rounding to nearest.
  /// - Throws: `missingTensor`, `misshapen` unless the shape is exactly `shape`, `notFinite` when one of
  ///   the numbers is, `unsupported` for types that hold no real numbers.
  /// - Complexity: O(numbers): each is looked at for NaN and infinity.
  internal func floats(_ name: String, shape: [Int]) throws(CheckpointError) -> FloatStorage {
    guard let tensor = tensors[name] else { throw .missingTensor(path: path, name: name) }
    guard tensor.shape == shape else {
      throw .misshapen(path: path, name: name, found: tensor.shape, expected: shape)
    }
    let numbers: FloatStorage
    if let borrowed = borrow(tensor) {
      numbers = borrowed
    } else {
      guard let converted = TensorConversion.floats(of: tensor, in: file) else {
        throw .unsupported(
          path: path,
          reason: "tensor \(CheckpointError.short(name)) is \(tensor.elementType.rawValue)",
          remedy: "save it as float32 or float16")
      }
      numbers = converted
    }
    guard numbers.withElements(Self.areFinite) else { throw .notFinite(path: path, name: name) }
    return numbers
  }

  /// The numbers where they lie; nil when they have to be converted.
  private func borrow(_ tensor: CheckpointTensor) -> FloatStorage? {
    guard tensor.elementType == .float32, tensor.isContiguous, !tensor.storage.isBigEndian,
      case .file(let start) = tensor.storage.place, tensor.count > 0
    else { return nil }
    return FloatStorage(
      mapping: file, byteOffset: start + tensor.offset * 4, count: tensor.count)
  }

  /// Whether no number is NaN or infinity.
  ///
  /// Adding one to the exponent's lowest bit carries into the sign only where all of its bits are set;
  /// without a branch the loop vectorises on every processor.
  internal static func areFinite(_ numbers: Span<Float>) -> Bool {
    var carries: UInt32 = 0
    for index in numbers.indices {
      carries |= (numbers[index].bitPattern & 0x7F80_0000) &+ 0x0080_0000
    }
    return carries >> 31 == 0
  }
}
