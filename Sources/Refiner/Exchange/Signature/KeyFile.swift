internal import Foundation

/// Finds the 32 bytes of an ed25519 key in a file (RFC 8410, RFC 8709).
internal enum KeyFile {
  /// id-Ed25519, 1.3.101.112: RFC 8410, section 3.
  private static let ed25519: [UInt8] = [0x2B, 0x65, 0x70]
  private static let kinds: [([UInt8], String)] = [
    ([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01], "RSA"),
    ([0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01], "an elliptic curve key"),
    ([0x2B, 0x65, 0x71], "ed448"), ([0x2B, 0x65, 0x6E], "x25519"), ([0x2B, 0x65, 0x6F], "x448"),
  ]
  /// No key of any kind is longer.
  private static let limit = 1 << 16

  /// The secret of a private key's file: PKCS#8 in PEM, as `openssl genpkey -algorithm ed25519` writes it.
  internal static func secret(ofFile path: String) throws(KeyError) -> [UInt8] {
    let bytes = try read(path)
    if publicLine(bytes) != nil { throw .otherHalf(path: path, wanted: .signing) }
    guard let block = PEMBlock(bytes) else { throw .noKey(path: path, wanted: .signing) }
    if block.isEncrypted || block.label == "ENCRYPTED PRIVATE KEY" { throw .encrypted(path: path) }
    if block.label == "PUBLIC KEY" { throw .otherHalf(path: path, wanted: .signing) }
    try check(block, is: "PRIVATE KEY", wanted: .signing, path: path)
    var outer = DERReader(block.content ?? [])
    guard let body = outer.read(.sequence), outer.isAtEnd else { throw .damaged(path: path) }
    var key = DERReader(body)
    // RFC 5958: version 0, or 1 when the public half comes behind.
    guard let version = key.read(.integer), [[0], [1]].contains(Array(version)) else {
      throw .damaged(path: path)
    }
    try checkAlgorithm(&key, path: path)
    guard let wrapped = key.read(.octetString) else { throw .damaged(path: path) }
    var inner = DERReader(wrapped)
    guard let secret = inner.read(.octetString), inner.isAtEnd, secret.count == 32 else {
      throw .damaged(path: path)
    }
    return Array(secret)
  }

  /// The bytes of a public key's file: SPKI in PEM, or an `ssh-ed25519` line.
  internal static func publicKey(ofFile path: String) throws(KeyError) -> [UInt8] {
    let bytes = try read(path)
    if let line = publicLine(bytes) { return try publicKey(ofLine: line, path: path) }
    guard let block = PEMBlock(bytes) else { throw .noKey(path: path, wanted: .checking) }
    if block.label.hasSuffix("PRIVATE KEY") { throw .otherHalf(path: path, wanted: .checking) }
    try check(block, is: "PUBLIC KEY", wanted: .checking, path: path)
    var outer = DERReader(block.content ?? [])
    guard let body = outer.read(.sequence), outer.isAtEnd else { throw .damaged(path: path) }
    var key = DERReader(body)
    try checkAlgorithm(&key, path: path)
    // The first byte of a bit string says how many bits of its last one count for nothing.
    guard let bits = key.read(.bitString), key.isAtEnd, bits.count == 33, bits.first == 0 else {
      throw .damaged(path: path)
    }
    return Array(bits.dropFirst())
  }

  private static func read(_ path: String) throws(KeyError) -> [UInt8] {
    do { return try FileSystem.read(path, limit: limit) } catch { throw .file(error) }
  }

  private static func check(
    _ block: PEMBlock, is label: String, wanted: KeyRole, path: String
  ) throws(KeyError) {
    guard block.label == label else {
      // `RSA PRIVATE KEY`, `EC PRIVATE KEY`, `OPENSSH PRIVATE KEY`, `CERTIFICATE`.
      let words = block.label.split(separator: " ")
      guard block.label.hasSuffix(label), words.count > 2 else {
        throw .noKey(path: path, wanted: wanted)
      }
      let kind = words[0] == "OPENSSH" ? "one in OpenSSH's form" : String(words[0])
      throw .otherKind(path: path, kind: kind)
    }
    guard block.content != nil else { throw .damaged(path: path) }
  }

  private static func checkAlgorithm(_ key: inout DERReader, path: String) throws(KeyError) {
    guard let algorithm = key.read(.sequence) else { throw .damaged(path: path) }
    var reader = DERReader(algorithm)
    guard let found = reader.read(.objectIdentifier) else { throw .damaged(path: path) }
    guard Array(found) == ed25519 else {
      let kind = kinds.first { $0.0 == Array(found) }?.1
      throw .otherKind(path: path, kind: kind ?? "of an unknown kind")
    }
    guard reader.isAtEnd else { throw .damaged(path: path) }
  }

  /// The first line of an OpenSSH public key; nil when the file begins otherwise.
  private static func publicLine(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first { !$0.hasPrefix("#") } ?? ""
    return line.hasPrefix("ssh-") || line.hasPrefix("ecdsa-sha2-") || line.hasPrefix("sk-")
      ? String(line) : nil
  }

  /// RFC 8709, section 4: the kind's name and the key, each behind its length in four bytes.
  private static func publicKey(
    ofLine line: String, path: String
  ) throws(KeyError) -> [UInt8] {
    let words = line.split(separator: " ")
    let name = Array("ssh-ed25519".utf8)
    guard words[0] == "ssh-ed25519" else {
      throw .otherKind(path: path, kind: String(words[0]))
    }
    let start = [0, 0, 0, UInt8(name.count)] + name + [0, 0, 0, 32]
    guard words.count > 1, let blob = Data(base64Encoded: String(words[1])),
      blob.count == start.count + 32, blob.starts(with: start)
    else { throw .damaged(path: path) }
    return Array(blob.dropFirst(start.count))
  }
}
