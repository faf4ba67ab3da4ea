internal import Labels

extension RunConfiguration {
  /// The configuration as TOML; the same one gives the same text.
  public var text: String {
    var text = """
      # What went into this run. Fleck checks it against the files; do not edit.
      format = \(Self.formatVersion)
      run_id = \(Self.quoted(runID))
      tool = \(Self.quoted(tool))

      """
    for (key, value) in settings.values { text += "\(key) = \(Self.quoted(value))\n" }
    text += "\n[paths]\n"
    for (key, value) in pathValues { text += "\(key) = \(Self.quoted(value))\n" }
    let taxonomy = TaxonomyFile.text(of: taxonomy)
      .replacing("\n[[class]]\n", with: "\n[[taxonomy.class]]\n")
    text += "\n[taxonomy]\n\(taxonomy)"
    text += selectionText
    for input in inputs {
      text += "\n[[input]]\nstem = \(Self.quoted(input.stem))\n"
      for file in input.files {
        text += "\(file.role.rawValue) = \(Self.quoted(file.path))\n"
        text += "\(file.role.rawValue)_sha256 = \(Self.quoted(file.digest))\n"
      }
    }
    return text
  }

  /// Writes `run.toml` into a folder, whole or not at all.
  /// - Returns: SHA-256 of the file.
  /// - Throws: `FileError` when it cannot be written.
  internal func write(to path: String) throws(FileError) -> String {
    let bytes = Array(text.utf8)
    try AtomicFile.write(bytes, to: path)
    return FileDigest.sha256(bytes)
  }

  /// The lowest confidence kept of each class, by its name; empty without a selection.
  private var selectionText: String {
    guard let selection else { return "" }
    var text = "\n[selection]\n"
    for (entry, level) in zip(taxonomy.classes, selection.levels) {
      text += "\(Self.quoted(entry.name)) = \(Double(level) / 65535)\n"
    }
    return text
  }

  private var pathValues: [(String, String)] {
    let all = [
      ("images", paths.images), ("labels", paths.labels), ("confidence", paths.confidence),
      ("truth", paths.truth), ("list", paths.list), ("checkpoint", paths.checkpoint),
    ]
    return all.compactMap { key, value in value.map { (key, $0) } }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.isControl:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
