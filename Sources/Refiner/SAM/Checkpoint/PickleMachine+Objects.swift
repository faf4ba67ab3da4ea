extension PickleMachine {
  /// The longest name of a storage, bytes; PyTorch counts from 0, or writes an address.
  internal static let maximumKeyLength = 64

  internal mutating func pushTuple(_ values: [PickleValue]) {
    stack.append(.tuple(heap.sequences.count))
    heap.sequences.append(values)
  }

  internal mutating func pushList() {
    stack.append(.list(heap.sequences.count))
    heap.sequences.append([])
  }

  internal mutating func pushDictionary() {
    stack.append(.dictionary(heap.dictionaries.count))
    heap.dictionaries.append([])
  }

  /// Adds values to the list on top of the stack.
  internal mutating func append(_ values: [PickleValue]) throws(CheckpointError) {
    guard case .list(let place)? = stack.last else { throw damaged("no list to append to") }
    heap.sequences[place] += values
  }

  /// Adds keys and values, by turns, to the dictionary on top of the stack.
  internal mutating func setItems(_ values: [PickleValue]) throws(CheckpointError) {
    guard case .dictionary(let place)? = stack.last, values.count.isMultiple(of: 2) else {
      throw damaged("no dictionary to fill, or a key without a value")
    }
    for index in stride(from: 0, to: values.count, by: 2) {
      heap.dictionaries[place].append((key: values[index], value: values[index + 1]))
    }
  }

  /// Does what a call of one of the three known functions stands for.
  internal mutating func reduce() throws(CheckpointError) {
    let argument = try pop()
    let callee = try pop()
    guard case .global(let global) = callee, case .tuple(let place) = argument else {
      throw .refused(path: path, name: "a call of \(callee.kind)")
    }
    let arguments = heap.sequences[place]
    switch global {
    case .orderedDictionary where arguments.isEmpty: pushDictionary()
    case .rebuildTensor where arguments.count == 6 || arguments.count == 7:
      stack.append(try tensor(arguments))
    case .rebuildParameter where arguments.count == 3:
      guard case .tensor = arguments[0] else { throw damaged("a parameter without a tensor") }
      stack.append(arguments[0])
    default:
      throw .refused(path: path, name: "\(global.name) with \(arguments.count) arguments")
    }
  }

  /// Attributes of a dictionary (`_metadata`) say nothing about tensors; nothing else may be changed.
  internal mutating func build() throws(CheckpointError) {
    _ = try pop()
    guard case .dictionary? = stack.last else {
      throw .refused(path: path, name: "BUILD of \(stack.last?.kind ?? "nothing")")
    }
  }

  /// The tensor that `_rebuild_tensor_v2(storage, offset, size, stride, ...)` would make.
  private mutating func tensor(_ arguments: [PickleValue]) throws(CheckpointError) -> PickleValue {
    guard case .storage(let storage) = arguments[0], case .integer(let offset) = arguments[1],
      let shape = heap.integers(arguments[2]), let strides = heap.integers(arguments[3])
    else { throw damaged("a tensor's description is malformed") }
    heap.tensors.append(
      PickleHeap.Tensor(storage: storage, offset: offset, shape: shape, strides: strides))
    return .tensor(heap.tensors.count - 1)
  }

  /// The storage that a persistent id describes.
  ///
  /// `('storage', class, key, location, count)`, in files before PyTorch 1.6 with None at the end.
  internal mutating func storage(of identifier: PickleValue) throws(CheckpointError) -> PickleValue
  {
    guard case .tuple(let place) = identifier else {
      throw damaged("a storage's description is malformed")
    }
    let fields = heap.sequences[place]
    guard fields.count == 5 || fields.count == 6, case .text("storage") = fields[0],
      case .global(.storage(let type)) = fields[1], case .text(let key) = fields[2],
      key.utf8.count <= Self.maximumKeyLength, case .text = fields[3],
      case .integer(let count) = fields[4],
      (0...TensorExtent.maximumCount).contains(count)
    else { throw damaged("a storage's description is malformed") }
    if fields.count == 6 {
      guard case .none = fields[5] else {
        throw .unsupported(
          path: path, reason: "a storage that is a view of another",
          remedy: "save it again with a current torch.save")
      }
    }
    heap.storages.append(PickleHeap.Storage(elementType: type, key: key, count: count))
    return .storage(heap.storages.count - 1)
  }
}
