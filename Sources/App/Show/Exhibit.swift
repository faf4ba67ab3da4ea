import Labels

/// A picture and what it is called.
struct NamedPicture {
  /// The file's name.
  let name: String
  /// What the file holds.
  let picture: Picture
}

/// What `fleck show` prints.
enum Exhibit {
  /// One picture.
  case single(NamedPicture)
  /// Two pictures side by side.
  case pair(NamedPicture, NamedPicture)
  /// Where two label maps differ.
  case difference(MapComparison)
}

/// Two label maps of one size and of the same classes.
struct MapComparison {
  /// What they are called.
  let names: (before: String, after: String)
  /// The first map.
  let before: LabelMap
  /// The second map.
  let after: LabelMap
  /// The classes of both.
  let taxonomy: Taxonomy
  /// Whether pixels that are void in one of them do not count.
  let ignoresVoid: Bool
  /// Where they differ.
  let difference: LabelDifference

  /// Compares two pictures.
  /// - Throws: ``ShowProblem`` when they are no label maps, or of different sizes or classes.
  init(_ first: NamedPicture, _ second: NamedPicture, ignoresVoid: Bool) throws {
    guard case .labels(let before) = first.picture else {
      throw ShowProblem.noLabels(name: first.name)
    }
    guard case .labels(let after) = second.picture else {
      throw ShowProblem.noLabels(name: second.name)
    }
    for (name, picture) in [(first.name, before), (second.name, after)] where picture.isFolded {
      throw ShowProblem.folded(name: name)
    }
    guard before.map.size == after.map.size else {
      throw ShowProblem.sizes(first.name, before.map.size, second.name, after.map.size)
    }
    names = (first.name, second.name)
    (self.before, self.after) = (before.map, after.map)
    taxonomy = try Self.united(before.taxonomy, after.taxonomy)
    self.ignoresVoid = ignoresVoid
    difference = LabelDifference(from: before.map, to: after.map, ignoringVoid: ignoresVoid)
  }

  /// The classes of both; ids that no taxonomy names mean the same in both files.
  private static func united(_ first: Taxonomy, _ second: Taxonomy) throws -> Taxonomy {
    if first == second { return first }
    guard first.name == second.name else {
      throw ShowProblem.classes(first.name, second.name)
    }
    let known = Set(first.classes.map(\.id))
    let classes = first.classes + second.classes.filter { !known.contains($0.id) }
    return try Taxonomy(name: first.name, classes: classes.sorted { $0.id < $1.id })
  }
}

/// Why pictures cannot be shown as they were asked for.
enum ShowProblem: Error, Hashable, CustomStringConvertible {
  /// A difference of something that has no labels.
  case noLabels(name: String)
  /// Ids above 254, of which several are drawn as one.
  case folded(name: String)
  /// Two maps of different sizes.
  case sizes(String, Size<ImageSpace>, String, Size<ImageSpace>)
  /// A mask beside ids.
  case classes(String, String)
  /// A class that the picture does not have.
  case noClass(String, known: [String])

  /// The problem in words.
  var description: String {
    switch self {
    case .noLabels(let name):
      "\(name): no label map, so nothing can differ; give the --taxonomy that owns its ids"
    case .folded(let name):
      "\(name): has ids above 254, which share colours and cannot be told apart; give the --taxonomy "
        + "that owns them"
    case .sizes(let first, let own, let second, let other):
      "\(first) is \(own.width)x\(own.height), \(second) is \(other.width)x\(other.height); maps of one "
        + "size can be compared"
    case .classes(let first, let second):
      "one file is \(first == "ids" ? "a map of ids" : "a \(first)"), the other "
        + "\(second == "ids" ? "a map of ids" : "a \(second)"); give the --taxonomy of both"
    case .noClass(let name, let known):
      "no class is called '\(name)'; there are \(known.joined(separator: ", "))"
    }
  }
}
