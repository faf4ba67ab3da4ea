internal import Foundation

/// A text block between `-----BEGIN LABEL-----` and `-----END LABEL-----` (RFC 7468).
internal struct PEMBlock: Equatable {
  /// What it says it is, such as `PRIVATE KEY`.
  internal let label: String
  /// What it holds; nil when the text is no base64, or has headers, as encrypted keys of old have.
  internal let content: [UInt8]?
  /// Whether headers of before RFC 7468 say that it is encrypted.
  internal let isEncrypted: Bool

  /// The first block of a file; nil when there is none, or it does not end.
  internal init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let (start, end, dashes) = ("-----BEGIN ", "-----END ", "-----")
    guard let first = lines.firstIndex(where: { $0.hasPrefix(start) && $0.hasSuffix(dashes) }),
      lines[first].count > start.count + dashes.count
    else { return nil }
    let label = String(lines[first].dropFirst(start.count).dropLast(dashes.count))
    guard let last = lines[first...].firstIndex(of: end + label + dashes) else { return nil }
    let body = lines[(first + 1)..<last]
    self.label = label
    isEncrypted = body.contains { $0.hasPrefix("Proc-Type:") && $0.hasSuffix("ENCRYPTED") }
    content = Data(base64Encoded: body.joined()).map { Array($0) }
  }
}
