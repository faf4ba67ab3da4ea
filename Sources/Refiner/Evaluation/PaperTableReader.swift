internal import TOMLKit

/// Checks the values of a paper table's TOML.
internal struct PaperTableReader {
  internal let path: String

  internal func table(_ root: TOMLTable) throws(FileError) -> PaperTable {
    guard let number = root["number"]?.int, number > 0 else {
      throw bad("'number' must be the table's number in the paper, 1 or more")
    }
    var parts: [PaperTable.Part] = []
    for (index, entry) in try tables("part", of: root, place: "").enumerated() {
      parts.append(try part(entry, place: "part \(index + 1)"))
    }
    return PaperTable(
      number: number, title: try text("title", of: root, place: ""), parts: parts)
  }

  private func bad(_ reason: String) -> FileError { .badText(path: path, reason: reason) }

  private func bad(_ place: String, _ reason: String) -> FileError {
    bad(place.isEmpty ? reason : "\(place): \(reason)")
  }

  private func part(_ table: TOMLTable, place: String) throws(FileError) -> PaperTable.Part {
    let columns = try names(of: table, place: place)
    guard let isByClass = table["classes"]?.bool else {
      throw bad(place, "'classes' must be true or false: whether the columns are classes")
    }
    var rows: [PaperTable.Row] = []
    for (index, entry) in try tables("row", of: table, place: place).enumerated() {
      let found = try row(entry, columns: columns.count, place: "\(place), row \(index + 1)")
      guard !rows.contains(where: { $0.name == found.name }) else {
        throw bad("\(place), row \(index + 1)", "'\(found.name)' is there twice; rename one")
      }
      if let base = found.base, !rows.contains(where: { $0.name == base }) {
        throw bad("\(place), row \(index + 1)", "'base' names no row above: '\(base)'")
      }
      rows.append(found)
    }
    return PaperTable.Part(
      title: try text("title", of: table, place: place), columns: columns, isByClass: isByClass,
      summary: table["summary"] == nil ? nil : try text("summary", of: table, place: place),
      rows: rows)
  }

  private func row(
    _ table: TOMLTable, columns: Int, place: String
  ) throws(FileError) -> PaperTable.Row {
    let values = table["values"] == nil ? nil : try percents(of: table, place: place)
    let mean = try number("mean", of: table, within: 0...100, place: place)
    if let values, values.count != columns {
      throw bad(place, "\(values.count) values for \(columns) columns")
    }
    guard values != nil || mean != nil else { throw bad(place, "neither 'values' nor 'mean'") }
    return PaperTable.Row(
      name: try text("name", of: table, place: place),
      group: table["group"] == nil ? nil : try text("group", of: table, place: place),
      base: table["base"] == nil ? nil : try text("base", of: table, place: place),
      values: values, mean: mean,
      change: try number("change", of: table, within: -100...100, place: place))
  }

  private func text(
    _ key: String, of table: TOMLTable, place: String
  ) throws(FileError) -> String {
    guard let text = table[key]?.string, !text.isEmpty,
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw bad(place, "'\(key)' must be a line of text") }
    return text
  }

  private func tables(
    _ key: String, of table: TOMLTable, place: String
  ) throws(FileError) -> [TOMLTable] {
    guard let list = table[key]?.array, !list.isEmpty else {
      throw bad(place, "no '\(key)'; add one as a TOML table in double brackets")
    }
    var result: [TOMLTable] = []
    for index in 0..<list.count {
      guard let entry = list[index].table else {
        throw bad(place, "'\(key)' is not a list of tables")
      }
      result.append(entry)
    }
    return result
  }

  private func names(of table: TOMLTable, place: String) throws(FileError) -> [String] {
    let reason = "'columns' must be a list of different names"
    guard let list = table["columns"]?.array, !list.isEmpty else { throw bad(place, reason) }
    var names: [String] = []
    for index in 0..<list.count {
      guard let name = list[index].string, !name.isEmpty, !names.contains(name) else {
        throw bad(place, reason)
      }
      names.append(name)
    }
    return names
  }

  private func percents(of table: TOMLTable, place: String) throws(FileError) -> [Double] {
    let reason = "'values' must be a list of numbers within 0...100"
    guard let list = table["values"]?.array else { throw bad(place, reason) }
    var values: [Double] = []
    for index in 0..<list.count {
      guard let value = list[index].double ?? list[index].int.map({ Double($0) }),
        value >= 0, value <= 100
      else { throw bad(place, reason) }
      values.append(value / 100)
    }
    return values
  }

  /// A number in per cent as a fraction; nil when the key is missing.
  private func number(
    _ key: String, of table: TOMLTable, within range: ClosedRange<Double>, place: String
  ) throws(FileError) -> Double? {
    guard let entry = table[key] else { return nil }
    guard let value = entry.double ?? entry.int.map({ Double($0) }), range.contains(value) else {
      throw bad(
        place,
        "'\(key)' must be a number within \(Int(range.lowerBound))...\(Int(range.upperBound))")
    }
    return value / 100
  }
}
