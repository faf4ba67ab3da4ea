internal import Labels

/// The classes of the labels in Cityscapes' polygons, as cityscapesScripts understands them.
internal struct CityscapesLabels: Sendable {
  /// What becomes of an object's pixels.
  internal enum Meaning: Hashable, Sendable {
    /// They are of a class.
    case classID(ClassID)
    /// They are void, since cityscapesScripts ignores the label (`trainId` 255).
    case ignored
    /// They stay what they were, since cityscapesScripts does not draw the label (`id` below 0).
    case undrawn
  }

  private static let ignored: Set<String> = [
    "unlabeled", "ego vehicle", "rectification border", "out of roi", "static", "dynamic", "ground",
    "parking", "rail track", "guard rail", "bridge", "tunnel", "polegroup", "caravan", "trailer",
  ]
  private static let undrawn = "license plate"
  private static let group = "group"
  private let lookup: ClassLookup

  /// Prepares a taxonomy.
  internal init(_ taxonomy: Taxonomy) { lookup = ClassLookup(taxonomy) }

  /// What a label means: the taxonomy's class of that name, or else what cityscapesScripts does with it,
  /// or else, for a name with `group` behind it, the class before that; nil for any other.
  /// - seealso: cityscapesScripts, `helpers/labels.py` and `preparation/json2labelImg.py`.
  internal func meaning(of label: String) -> Meaning? {
    if let classID = lookup.classID(named: label) { return .classID(classID) }
    if Self.ignored.contains(label) { return .ignored }
    if label == Self.undrawn { return .undrawn }
    guard label.hasSuffix(Self.group) else { return nil }
    return lookup.classID(named: String(label.dropLast(Self.group.count))).map(Meaning.classID)
  }
}
