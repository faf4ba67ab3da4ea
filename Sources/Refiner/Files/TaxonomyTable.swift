internal import Labels
internal import TOMLKit

/// Checks the values of a taxonomy's TOML.
internal struct TaxonomyTable {
  internal let root: TOMLTable
  internal let path: String

  internal func taxonomy() throws(FileError) -> Taxonomy {
    guard let name = root["name"]?.string, !name.isEmpty else {
      throw bad("'name' is missing; add a line such as name = \"my-classes\"")
    }
    guard let tables = root["class"]?.array, !tables.isEmpty else {
      throw bad("no classes; add a [[class]] table per class")
    }
    var classes: [TaxonomyClass] = []
    for index in 0..<tables.count {
      guard let table = tables[index].table else { throw bad("'class' is not a list of tables") }
      classes.append(try entry(table, number: index + 1))
    }
    let voidIDs = try voids()
    do {
      return try Taxonomy(name: name, classes: classes, voidIDs: voidIDs)
    } catch {
      throw bad("\(error); correct it")
    }
  }

  private func bad(_ reason: String) -> FileError { .badText(path: path, reason: reason) }

  private func voids() throws(FileError) -> Set<UInt8> {
    guard let value = root["void"] else { return [255] }
    guard let ids = value.array else { throw bad("'void' is not a list of ids such as [255]") }
    var voids: Set<UInt8> = []
    for index in 0..<ids.count {
      guard let id = ids[index].int, (-1...255).contains(id) else {
        throw bad("'void' holds something else than ids within -1...255")
      }
      voids.insert(UInt8(truncatingIfNeeded: id))
    }
    return voids
  }

  private func entry(_ table: TOMLTable, number: Int) throws(FileError) -> TaxonomyClass {
    let name = table["name"]?.string ?? ""
    let place = "class \(number)" + (name.isEmpty ? "" : " ('\(name)')")
    guard let id = table["id"]?.int, (0...255).contains(id) else {
      throw bad("\(place): 'id' must be a number within 0...255")
    }
    guard let text = table["letter"]?.string, text.count == 1, let letter = text.first else {
      throw bad("\(place): 'letter' must be one character such as \"R\"")
    }
    guard let colour = table["colour"]?.string.flatMap({ RGB(hexadecimal: $0) }) else {
      throw bad("\(place): 'colour' must be written like \"#804080\"")
    }
    guard let kind = table["kind"]?.string.flatMap({ ClassKind(rawValue: $0) }) else {
      throw bad("\(place): 'kind' must be \"stuff\" or \"thing\"")
    }
    return TaxonomyClass(
      id: ClassID(UInt8(id)), name: name, letter: letter, colour: colour, kind: kind,
      otherColours: try otherColours(table, place: place))
  }

  private func otherColours(_ table: TOMLTable, place: String) throws(FileError) -> [RGB] {
    guard let value = table["other_colours"] else { return [] }
    let reason = "\(place): 'other_colours' must be a list like [\"#0082b4\"]"
    guard let list = value.array else { throw bad(reason) }
    var colours: [RGB] = []
    for index in 0..<list.count {
      guard let colour = list[index].string.flatMap({ RGB(hexadecimal: $0) }) else {
        throw bad(reason)
      }
      colours.append(colour)
    }
    return colours
  }
}
