internal import Labels

/// How the numbers of one label file become ids of a taxonomy.
internal struct LabelIDTable {
  /// Void values that belong to no class: ProDA's 250, UniMatch's 254 (padding), and 255, which is -1.
  private static let voids: Set<Int> = [250, 254, 255]
  /// What explains the numbers, for errors: `taxonomy NAME`, or `--label-ids NAME`.
  internal let rule: String
  private let ids: [UInt8?]

  /// The table of a space; nil when it names Cityscapes' classes and the taxonomy has others.
  ///
  /// `.auto` is the taxonomy's own ids here.
  internal init?(_ space: LabelIDSpace, taxonomy: Taxonomy) {
    if let trainIDs = space.trainIDs, !Self.isOwn(space, taxonomy) {
      guard let known = taxonomy.cityscapesIDs else { return nil }
      rule = "--label-ids \(space.rawValue)"
      ids = (0..<256).map { number in
        if number < trainIDs.count {
          return trainIDs[number].map { $0 == 255 ? 255 : known[Int($0)] }
        }
        return Self.voids.contains(number) ? 255 : nil
      }
    } else {
      rule = "taxonomy \(taxonomy.name)"
      ids = (0..<256).map { number in
        let id = UInt8(number)
        if taxonomy.position(of: ClassID(id)) != nil { return id }
        return taxonomy.voidIDs.contains(id) || Self.voids.contains(number) ? 255 : nil
      }
    }
  }

  /// Whether a taxonomy is the space itself: Mapillary's own classes, void 65 among them.
  private static func isOwn(_ space: LabelIDSpace, _ taxonomy: Taxonomy) -> Bool {
    space == .mapillary && taxonomy.name == "mapillary"
  }

  /// The taxonomy's id for a number of the file, void among them; nil when nothing explains it.
  internal subscript(number: Int) -> UInt8? {
    if number == -1 { return ClassID.void.rawValue }
    return ids.indices.contains(number) ? ids[number] : nil
  }
}
