internal import Crypto
internal import Foundation

/// The public half of an ed25519 pair (RFC 8032).
public struct CheckingKey: Sendable {
  private let key: Curve25519.Signing.PublicKey

  /// Reads a key from a file: SPKI in PEM, as `openssl pkey -pubout` writes it, or an `ssh-ed25519` line.
  /// - Throws: `KeyError`.
  public init(file path: String) throws(KeyError) {
    try self.init(bytes: KeyFile.publicKey(ofFile: path), path: path)
  }

  /// Makes a key from its 32 bytes; `path` is its name in errors.
  internal init(bytes: [UInt8], path: String) throws(KeyError) {
    do {
      key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    } catch {
      throw .damaged(path: path)
    }
  }

  internal init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

  /// The 32 bytes.
  internal var bytes: [UInt8] { Array(key.rawRepresentation) }

  /// Whether a signature is the other half's of these bytes.
  internal func accepts(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
    key.isValidSignature(signature, for: bytes)
  }
}
