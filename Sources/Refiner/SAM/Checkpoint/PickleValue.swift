/// A value on the stack of a ``PickleMachine``.
///
/// Containers are numbers of places in the machine, so that neither reading nor releasing a value that
/// contains itself, or 100 000 others one inside the other, costs native stack.
internal enum PickleValue {
  case none
  case boolean(Bool)
  case integer(Int)
  case text(String)
  /// A number that no tensor's description needs: a float, or an integer beyond 64 bits.
  case otherNumber
  /// A place in `PickleHeap.sequences`; tuples never change once they are made.
  case tuple(Int)
  /// A place in `PickleHeap.sequences`.
  case list(Int)
  /// A place in `PickleHeap.dictionaries`.
  case dictionary(Int)
  case global(PickleGlobal)
  /// A place in `PickleHeap.storages`.
  case storage(Int)
  /// A place in `PickleHeap.tensors`.
  case tensor(Int)

  /// What it is, for errors.
  internal var kind: String {
    switch self {
    case .none: "None"
    case .boolean: "a truth value"
    case .integer, .otherNumber: "a number"
    case .text: "a string"
    case .tuple: "a tuple"
    case .list: "a list"
    case .dictionary: "a dictionary"
    case .global(let global): global.name
    case .storage: "a storage"
    case .tensor: "a single tensor"
    }
  }
}
