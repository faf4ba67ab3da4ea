internal import Labels

extension JournalEntry {
  /// The row as one JSON object without ``hash``: keys in fixed order, no white space, text in UTF-8
  /// with `"`, `\` and control characters escaped, absent values `null`, numbers in the shortest
  /// form that reads back the same.
  ///
  /// This is what the chain hashes; a change here breaks every journal.
  public var canonical: String { fields + "}" }

  /// ``canonical`` without the brace at its end.
  private var fields: String {
    var text = "{\"sequence\":\(sequence)"
    func add(_ key: String, _ value: String) {
      text += ",\""
      text += key
      text += "\":"
      text += value
    }
    add("time", Self.quoted(time))
    add("reviewer", Self.quoted(reviewer))
    add("image", "\(image.rawValue)")
    add("imageStem", Self.quoted(imageStem))
    add("component", "\(component.rawValue)")
    add("kind", Self.quoted(kind))
    add("classBefore", "\(classBefore.rawValue)")
    add("classAfter", "\(classAfter.rawValue)")
    // Nearly always the same; by bytes, since equal characters may be other bytes.
    let before = Self.quoted(runsBefore)
    let isSame = runsAfter.utf8.elementsEqual(runsBefore.utf8)
    add("runsBefore", before)
    add("runsAfter", isSame ? before : Self.quoted(runsAfter))
    add("maskSource", maskSource.map(Self.quoted) ?? "null")
    add("suspicion", "\(suspicion)")
    add("seconds", "\(seconds)")
    add("note", note.map(Self.quoted) ?? "null")
    add("reference", reference.map { "\($0)" } ?? "null")
    return text
  }

  /// The row as a line of `journal.jsonl`: ``canonical`` with ``hash`` as its last key, no line end.
  public var line: String {
    fields + Self.hashKey + hash + "\"}"
  }

  internal static let hashKey = ",\"hash\":\""

  /// Adds the ``line`` of a row whose ``canonical`` is known, and a line end.
  internal static func appendLine(canonical: String, hash: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: canonical.utf8)
    bytes.removeLast()
    bytes.append(contentsOf: hashKey.utf8)
    bytes.append(contentsOf: hash.utf8)
    bytes.append(contentsOf: "\"}\n".utf8)
  }

  private static func quoted(_ text: String) -> String {
    // Run lengths are most of a row; they are ASCII, with a backslash here and there.
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
    if isPlain { return "\"" + text + "\"" }
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return quotedASCII(text) }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.isControl: result += "\\u00" + hexadecimal(UInt8(scalar.value))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func quotedASCII(_ text: String) -> String {
    var bytes: [UInt8] = [0x22]
    bytes.reserveCapacity(text.utf8.count + text.utf8.count / 16 + 8)
    for byte in text.utf8 {
      if byte == 0x22 || byte == 0x5C { bytes.append(0x5C) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
