internal import Labels

/// The classes of a COCO file's categories.
internal struct ImportedClasses: Sendable {
  private var known: [Int: ClassID] = [:]

  /// Finds the classes of all categories that occur.
  /// - Throws: `FileError` when a category is not described, or has no class and `others` refuses that.
  internal init(
    of index: COCOIndex, in taxonomy: Taxonomy, by matching: ClassMatching, others: OtherClasses
  ) throws(FileError) {
    let lookup = ClassLookup(taxonomy)
    var unknown: [String] = []
    for category in index.used.sorted() {
      let name = index.categories[category]
      let classID: ClassID?
      switch matching {
      case .id: classID = lookup.classID(numbered: category)
      case .name:
        guard let name else {
          throw .damaged(
            path: index.file.path, reason: "'categories' has none with the id \(category)")
        }
        classID = lookup.classID(named: name)
      }
      if let classID {
        known[category] = classID
      } else {
        unknown.append(matching == .id ? "\(category)" : "'\(name ?? "")'")
      }
    }
    if !unknown.isEmpty, others == .refuse {
      throw Self.lacking(unknown, in: taxonomy, path: index.file.path)
    }
  }

  /// The class of a category that occurs; nil when the taxonomy lacks it.
  internal subscript(category: Int) -> ClassID? { known[category] }

  /// The error about classes of a file that a taxonomy lacks.
  internal static func lacking(
    _ names: [String], in taxonomy: Taxonomy, path: String
  ) -> FileError {
    let listed = names.prefix(8).joined(separator: ", ")
    return .badText(
      path: path,
      reason: "taxonomy \(taxonomy.name) has no class \(listed)\(names.count > 8 ? ", ..." : ""); "
        + "give the matching --taxonomy, or --others void to leave them void")
  }
}
