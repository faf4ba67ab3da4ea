internal import Labels

extension JournalEntry {
  /// The row as one JSON object without ``hash``: keys in fixed order, no white space, text in UTF-8
  /// with `"`, `\` and control characters escaped, absent values `null`, numbers in the shortest
  /// form that reads back the same.
  ///
  /// This is what the chain hashes; a change here breaks every journal.
  public var canonical: String { String(decoding: canonicalBytes, as: UTF8.self) }

  /// ``canonical`` in UTF-8.
  public var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    appendCanonical(to: &bytes)
    return bytes
  }

  /// The row as a line of `journal.jsonl`: ``canonical`` with ``hash`` as its last key, no line end.
  public var line: String {
    var bytes = canonicalBytes
    Self.addHash(hash, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the ``line`` of a row whose ``canonicalBytes`` are known, and a line end.
  internal static func appendLine(canonical: [UInt8], hash: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: canonical)
    addHash(hash, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Makes the hash the last key of the object that ends here.
  private static func addHash(_ hash: String, to bytes: inout [UInt8]) {
    bytes.removeLast()
    bytes.append(contentsOf: ",\"hash\":\"".utf8)
    bytes.append(contentsOf: hash.utf8)
    bytes.append(contentsOf: "\"}".utf8)
  }

  private func appendCanonical(to bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + 512 + runsBefore.utf8.count + runsAfter.utf8.count)
    func add(_ key: String, _ value: String) {
      bytes.append(contentsOf: key.utf8)
      bytes.append(contentsOf: value.utf8)
    }
    func quote(_ key: String, _ text: String) {
      bytes.append(contentsOf: key.utf8)
      Self.appendQuoted(text, to: &bytes)
    }
    add("{\"sequence\":", "\(sequence)")
    quote(",\"time\":", time)
    quote(",\"reviewer\":", reviewer)
    add(",\"image\":", "\(image.rawValue)")
    quote(",\"imageStem\":", imageStem)
    add(",\"component\":", "\(component.rawValue)")
    quote(",\"kind\":", kind)
    add(",\"classBefore\":", "\(classBefore.rawValue)")
    add(",\"classAfter\":", "\(classAfter.rawValue)")
    quote(",\"runsBefore\":", runsBefore)
    quote(",\"runsAfter\":", runsAfter)
    if let maskSource {
      quote(",\"maskSource\":", maskSource)
    } else {
      add(",\"maskSource\":", "null")
    }
    add(",\"suspicion\":", "\(suspicion)")
    add(",\"seconds\":", "\(seconds)")
    if let note { quote(",\"note\":", note) } else { add(",\"note\":", "null") }
    add(",\"reference\":", reference.map { "\($0)" } ?? "null")
    bytes.append(UInt8(ascii: "}"))
  }

  private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    // Run lengths are most of a row; they are ASCII, with a backslash here and there.
    if !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      appendEscaped(text, to: &bytes)
    } else if text.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C }) {
      for byte in text.utf8 {
        if byte == 0x22 || byte == 0x5C { bytes.append(0x5C) }
        bytes.append(byte)
      }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes.append(contentsOf: "\\\"".utf8)
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case _ where scalar.isControl:
        bytes.append(contentsOf: ("\\u00" + hexadecimal(UInt8(scalar.value))).utf8)
      default: bytes.append(contentsOf: scalar.utf8)
      }
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
