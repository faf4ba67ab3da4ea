/// The files that went into a run under one stem.
public struct RunInput: Hashable, Sendable {
  /// A file as it was when the run was made.
  public struct File: Hashable, Sendable {
    /// What it is to its image.
    public let role: DigestRole
    /// Where it lay.
    public let path: String
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    public let digest: String

    /// Makes a file.
    public init(role: DigestRole, path: String, digest: String) {
      self.role = role
      self.path = path
      self.digest = digest
    }
  }

  /// The relative stem that names the image.
  public let stem: String
  /// The files, in the order of ``DigestRole``; one per role at most, never `.map`.
  public let files: [File]

  /// Makes an input.
  public init(stem: String, files: [File]) {
    self.stem = stem
    self.files = files
  }
}
