/// The program's own name and version.
enum Version {
  /// Semantic version of this source tree.
  static let number = "0.1.0"
  /// As run.toml and manifests record it.
  static let text = "fleck \(number)"
}
