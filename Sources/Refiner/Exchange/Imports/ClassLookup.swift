internal import Labels

/// Finds the taxonomy's classes by the names and numbers that other programs give them.
internal struct ClassLookup: Sendable {
  private let taxonomy: Taxonomy
  private var exact: [String: ClassID] = [:]
  /// By ``key(of:)``; without the keys that several classes share.
  private var loose: [String: ClassID] = [:]

  /// Prepares a taxonomy.
  internal init(_ taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    var shared: Set<String> = []
    for entry in taxonomy.classes {
      exact[entry.name] = entry.id
      let key = Self.key(of: entry.name)
      if loose.updateValue(entry.id, forKey: key) != nil { shared.insert(key) }
    }
    for key in shared.union([""]) { loose[key] = nil }
  }

  /// The class of a name: as it stands, or else whatever its case, blanks, underscores and punctuation; nil
  /// when there is none, or several.
  internal func classID(named name: String) -> ClassID? {
    exact[name] ?? loose[Self.key(of: name)]
  }

  /// The class of an id of the taxonomy, void for its void ids; nil when it has neither.
  internal func classID(numbered number: Int) -> ClassID? {
    guard let byte = UInt8(exactly: number) else { return nil }
    if taxonomy.voidIDs.contains(byte) { return .void }
    return taxonomy[ClassID(byte)]?.id
  }

  /// Letters and digits in lower case, one blank for whatever stands between them.
  private static func key(of name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
