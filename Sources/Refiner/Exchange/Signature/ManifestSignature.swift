internal import Foundation

/// `manifest.json.sig`: an ed25519 signature over the bytes of `manifest.json`, in base64, and a line end.
///
/// The manifest has the digest of every other file, so the signature covers the whole export.
internal enum ManifestSignature {
  /// The file's bytes.
  internal static func encode(_ signature: [UInt8]) -> [UInt8] {
    Array((Data(signature).base64EncodedString() + "\n").utf8)
  }

  /// The 64 bytes of a signature; nil when the file holds something else.
  internal static func decode(_ bytes: [UInt8]) -> [UInt8]? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let signature = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)),
      signature.count == 64
    else { return nil }
    return Array(signature)
  }

  /// Whether an export has one.
  internal static func exists(inExport folder: String) -> Bool {
    FileSystem.kind(of: folder + "/" + RunPath.signature) != nil
  }

  /// What is wrong with the signature of an export's manifest; nil when it is the key's.
  internal static func problem(inExport folder: String, key: CheckingKey) -> String? {
    guard exists(inExport: folder) else { return "is missing: the export is not signed" }
    guard let text = try? FileSystem.read(folder + "/" + RunPath.signature, limit: 1 << 12),
      let signature = decode(text)
    else { return "is no signature" }
    guard let manifest = try? FileSystem.read(folder + "/" + RunPath.manifest, limit: 1 << 28)
    else { return "signs a manifest that cannot be read" }
    return key.accepts(signature, of: manifest)
      ? nil : "is not the given key's signature of this manifest"
  }
}
