import Foundation

/// Names and shapes of published checkpoints, from `Fixtures/checkpoints`.
enum TensorNames {
  struct Entry {
    var name: String
    var shape: [Int]
    /// The name in Hugging Face's files; nil where the list has none.
    var huggingFace: String?
  }

  /// A list: a name, a shape and perhaps another name per line, separated by tabs.
  static func read(_ file: String) throws -> [Entry] {
    let text = try String(
      contentsOfFile: Golden.folder("checkpoints") + "/" + file, encoding: .utf8)
    return text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t").map(String.init)
      return Entry(
        name: fields[0],
        shape: fields[1].split { !$0.isNumber }.compactMap { Int($0) },
        huggingFace: fields.count > 2 ? fields[2] : nil)
    }
  }
}
