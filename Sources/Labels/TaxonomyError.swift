/// What is wrong with a list of classes.
public enum TaxonomyError: Error, Hashable, Sendable {
  /// No class at all.
  case noClasses
  /// Two classes share an id.
  case duplicateID(ClassID)
  /// Two classes share a name.
  case duplicateName(String)
  /// A class has an id that means void.
  case voidID(ClassID)
  /// A name is empty or holds control characters.
  case badName(ClassID)
  /// A letter is not one printable character of one cell.
  case badLetter(ClassID)
}

extension TaxonomyError: CustomStringConvertible {
  /// The error in words.
  public var description: String {
    switch self {
    case .noClasses: "no classes"
    case .duplicateID(let id): "class id \(id) is given twice"
    case .duplicateName(let name): "class name '\(name)' is given twice"
    case .voidID(let id): "class id \(id) is one of the void ids"
    case .badName(let id): "the name of class \(id) is empty or holds control characters"
    case .badLetter(let id): "the letter of class \(id) is not one printable ASCII character"
    }
  }
}
