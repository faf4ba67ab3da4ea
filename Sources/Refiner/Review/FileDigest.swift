internal import Crypto
internal import Foundation

/// SHA-256 of files and texts, as 64 lower-case hexadecimal digits.
public enum FileDigest {
  private static let chunk = 1 << 20

  /// The digest of a file's bytes, read in pieces of one MiB.
  /// - Throws: `StoreError.unreadable` when the file cannot be read.
  /// - Complexity: O(bytes), constant memory.
  public static func sha256(ofFile path: String) throws(StoreError) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(path: path, reason: "it does not exist or may not be read")
    }
    defer { try? handle.close() }
    var hash = SHA256()
    do {
      while let data = try handle.read(upToCount: chunk), !data.isEmpty { hash.update(data: data) }
    } catch {
      throw .unreadable(path: path, reason: "reading it failed")
    }
    return text(of: hash.finalize())
  }

  /// The digest of bytes.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    text(of: SHA256.hash(data: Array(bytes)))
  }

  private static let digits = Array("0123456789abcdef".utf8)

  internal static func text(of digest: SHA256.Digest) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(64)
    for byte in digest {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
