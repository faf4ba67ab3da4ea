/// The classes of a data set, in its own order.
public struct Taxonomy: Hashable, Sendable {
  /// The taxonomy's name, such as `cityscapes-19`.
  public let name: String
  /// The classes, in the data set's table order.
  public let classes: [TaxonomyClass]
  /// The ids that are read as void; 255 is always among them.
  public let voidIDs: Set<UInt8>
  private let positions: [UInt8: Int]

  /// Makes a taxonomy.
  /// - Throws: `TaxonomyError` when ids or names repeat, an id is void, or a name or letter cannot be shown.
  public init(
    name: String, classes: [TaxonomyClass], voidIDs: Set<UInt8> = [255]
  ) throws(TaxonomyError) {
    let voidIDs = voidIDs.union([255])
    guard !classes.isEmpty else { throw .noClasses }
    var positions: [UInt8: Int] = [:]
    var names: Set<String> = []
    for (position, entry) in classes.enumerated() {
      guard !voidIDs.contains(entry.id.rawValue) else { throw .voidID(entry.id) }
      guard positions.updateValue(position, forKey: entry.id.rawValue) == nil else {
        throw .duplicateID(entry.id)
      }
      guard !entry.name.isEmpty, !entry.name.unicodeScalars.contains(where: \.isControl) else {
        throw .badName(entry.id)
      }
      guard names.insert(entry.name).inserted else { throw .duplicateName(entry.name) }
      guard let ascii = entry.letter.asciiValue, ascii > 32, ascii < 127 else {
        throw .badLetter(entry.id)
      }
    }
    self.name = name
    self.classes = classes
    self.voidIDs = voidIDs
    self.positions = positions
  }

  /// The class with an id; nil when the taxonomy has none.
  public subscript(id: ClassID) -> TaxonomyClass? { position(of: id).map { classes[$0] } }

  /// The class with a name; nil when the taxonomy has none.
  public subscript(name name: String) -> TaxonomyClass? { classes.first { $0.name == name } }

  /// The place of a class in ``classes``; nil when the taxonomy has no such id.
  public func position(of id: ClassID) -> Int? { positions[id.rawValue] }

  /// The name of a class, `void` for a void id, `class N` for an id that the taxonomy lacks.
  public func name(of id: ClassID) -> String {
    self[id]?.name ?? (voidIDs.contains(id.rawValue) ? "void" : "class \(id)")
  }
}
