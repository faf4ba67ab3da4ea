internal import Labels
internal import TOMLKit

extension RunConfiguration {
  /// Reads `run.toml`.
  /// - Throws: `StoreError` when it cannot be read, is no TOML, or lacks something.
  public static func read(_ path: String) throws(StoreError) -> RunConfiguration {
    try decode(bytes(of: path), path: path)
  }

  /// The bytes of `run.toml`.
  internal static func bytes(of path: String) throws(StoreError) -> [UInt8] {
    do {
      return try FileSystem.read(path, limit: 1 << 28)
    } catch {
      throw .unreadable(path: path, reason: "no run.toml there; give the folder of a run")
    }
  }

  /// Decodes `run.toml` from memory; `path` is its name in errors.
  internal static func decode(
    _ bytes: [UInt8], path: String
  ) throws(StoreError) -> RunConfiguration {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw .badConfiguration(path: path, reason: "not UTF-8 text")
    }
    let root: TOMLTable
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw .badConfiguration(
        path: path, reason: "line \(error.source.begin.line): \(error.description)".sanitised)
    } catch {
      throw .badConfiguration(path: path, reason: "not TOML")
    }
    // Tables borrow from their root.
    return try withExtendedLifetime(root) { () throws(StoreError) in
      try RunTable(root: root, path: path).configuration()
    }
  }
}

/// Checks the values of `run.toml`.
private struct RunTable {
  let root: TOMLTable
  let path: String

  func configuration() throws(StoreError) -> RunConfiguration {
    guard let format = root["format"]?.int else { throw bad("'format' is missing") }
    guard format <= RunConfiguration.formatVersion else {
      throw .newer(path: path, version: format)
    }
    guard let table = root["taxonomy"]?.table else { throw bad("'taxonomy' is missing") }
    let taxonomy: Taxonomy
    do { taxonomy = try TaxonomyTable(root: table, path: path).taxonomy() } catch {
      throw bad("its taxonomy is broken")
    }
    let settings = try settings()
    return RunConfiguration(
      runID: try text("run_id"), tool: try text("tool"), settings: settings,
      paths: paths(), taxonomy: taxonomy, inputs: try inputs(),
      selection: try selection(taxonomy, settings))
  }

  private func selection(
    _ taxonomy: Taxonomy, _ settings: RefinementSettings
  ) throws(StoreError) -> SelectionThresholds? {
    guard settings.selection != .none else { return nil }
    var levels: [UInt16] = []
    for entry in taxonomy.classes {
      let value = root["selection"]?.table?[entry.name]
      guard let number = value?.double ?? value?.int.map(Double.init), (0...1).contains(number)
      else {
        throw bad("'selection' has no threshold within 0...1 for '\(entry.name.sanitised)'")
      }
      levels.append(SelectionThresholds.level(of: number))
    }
    return SelectionThresholds(
      levels: levels, isClassBalanced: settings.selection == .classBalanced)
  }

  private func bad(_ reason: String) -> StoreError { .badConfiguration(path: path, reason: reason) }

  private func text(_ key: String) throws(StoreError) -> String {
    guard let value = root[key]?.string, !value.isEmpty else { throw bad("'\(key)' is missing") }
    return value
  }

  /// Settings that are missing have their defaults: an older Fleck did not know them.
  private func settings() throws(StoreError) -> RefinementSettings {
    var settings = RefinementSettings()
    for field in RefinementSettings.fields {
      guard let value = root[field.key] else { continue }
      // An older Fleck wrote thresholds as numbers.
      let text = value.string ?? value.double.map { "\($0)" } ?? value.int.map { "\($0)" } ?? "?"
      guard field.set(text, &settings) else {
        throw bad("'\(field.key)' cannot be '\(text.sanitised)'")
      }
    }
    return settings
  }

  private func paths() -> DatasetPaths {
    let table = root["paths"]?.table
    return DatasetPaths(
      images: table?["images"]?.string, labels: table?["labels"]?.string,
      confidence: table?["confidence"]?.string, truth: table?["truth"]?.string,
      list: table?["list"]?.string, checkpoint: table?["checkpoint"]?.string)
  }

  private func inputs() throws(StoreError) -> [RunInput] {
    guard let list = root["input"]?.array else { return [] }
    var inputs: [RunInput] = []
    for index in 0..<list.count {
      guard let table = list[index].table, let stem = table["stem"]?.string else {
        throw bad("input \(index + 1) has no stem")
      }
      guard RunPath.isSafe(stem: stem) else { throw .badStem(path: path, stem: stem) }
      inputs.append(RunInput(stem: stem, files: try files(table, stem: stem)))
    }
    return inputs
  }

  private func files(_ table: TOMLTable, stem: String) throws(StoreError) -> [RunInput.File] {
    var files: [RunInput.File] = []
    for role in DigestRole.allCases where role != .map {
      guard let file = table[role.rawValue]?.string else { continue }
      guard let digest = table[role.rawValue + "_sha256"]?.string, digest.utf8.count == 64 else {
        throw bad("input '\(stem.sanitised)' has no SHA-256 for its \(role.rawValue)")
      }
      files.append(RunInput.File(role: role, path: file, digest: digest))
    }
    return files
  }
}
