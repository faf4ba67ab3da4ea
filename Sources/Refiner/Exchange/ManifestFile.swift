internal import Foundation

/// Writes and checks `manifest.json`, whose last key is the digest of all bytes before it.
internal enum ManifestFile {
  private static let seal = ",\n  \"manifestSHA256\" : \""
  private static let end = "\"\n}\n"

  /// The bytes of a manifest: keys sorted, its own digest last.
  internal static func encode(_ manifest: Manifest) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var body = Array(try encoder.encode(manifest))
    body.removeLast(2)  // "\n}"
    return body + Array((seal + FileDigest.sha256(body) + end).utf8)
  }

  /// Whether the bytes end with the right digest of what is before it.
  internal static func isSealed(_ bytes: [UInt8]) -> Bool {
    let body = bytes.dropLast(seal.utf8.count + 64 + end.utf8.count)
    let expected = (seal + FileDigest.sha256(body) + end).utf8
    return bytes.dropFirst(body.count).elementsEqual(expected)
  }

  /// The manifest in the bytes; nil when they are none.
  ///
  /// Check ``isSealed(_:)`` as well.
  internal static func decode(_ bytes: [UInt8]) -> Manifest? {
    try? JSONDecoder().decode(Manifest.self, from: Data(bytes))
  }
}
