internal import Crypto
internal import Foundation

/// The private half of an ed25519 pair (RFC 8032).
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey
  /// The public half.
  public var checkingKey: CheckingKey { CheckingKey(key.publicKey) }

  /// Reads a key from a file: PKCS#8 in PEM, not encrypted, as `openssl genpkey -algorithm ed25519` writes it.
  /// - Throws: `KeyError`.
  public init(file path: String) throws(KeyError) {
    try self.init(secret: KeyFile.secret(ofFile: path), path: path)
  }

  /// Makes a key from its 32 secret bytes; `path` is its name in errors.
  internal init(secret: [UInt8], path: String) throws(KeyError) {
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
    } catch {
      throw .damaged(path: path)
    }
  }

  /// Whether others than its owner may read a key's file.
  public static func isReadableByOthers(_ path: String) -> Bool {
    // Of what a link leads to: a link's own permissions mean nothing.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return (attributes?[.posixPermissions] as? NSNumber).map { $0.intValue & 0o044 != 0 } ?? false
  }

  /// The signature of bytes: 64 bytes.
  ///
  /// Crypto's implementation is not required to give the same bytes each time; any of them is valid.
  /// - Throws: `ExportError.unwritable` when the system gives no random numbers.
  internal func signature(of bytes: [UInt8], folder: String) throws(ExportError) -> [UInt8] {
    do {
      return Array(try key.signature(for: bytes))
    } catch {
      throw .unwritable(folder: folder, reason: "its manifest cannot be signed")
    }
  }
}
