internal import Labels

extension EmbeddingError: CustomStringConvertible {
  /// One line without control characters: the file, what is wrong, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .shape(let path, let found, let expected):
      Self.line(
        path,
        "shape \(Self.text(found)), but the model's embeddings have \(Self.text(expected)); "
          + "make it with the model that is used here")
    case .elementType(let path, let found):
      Self.line(path, "numbers of type '\(found.rawValue)'; save them as float16 or float32")
    case .notFinite(let path, let count):
      Self.line(path, "\(count) values are NaN or infinite; make the embedding again")
    }
  }

  private static func line(_ path: String, _ problem: String) -> String {
    "\(path): \(problem)".sanitised
  }

  private static func text(_ shape: [Int]) -> String {
    "[" + shape.map(String.init).joined(separator: ", ") + "]"
  }
}
