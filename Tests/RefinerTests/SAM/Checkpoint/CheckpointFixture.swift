import Foundation
import Testing

@testable import Refiner

/// One of the reference's small checkpoints and what reading it must give.
struct CheckpointFixture: CustomTestStringConvertible {
  struct Tensor {
    var elementType: String
    var shape: [Int]
    /// SHA-256 of the numbers in their own type, little endian, row-major.
    var digest: String
    /// The first four numbers.
    var firstValues: [Float]
  }

  /// Whether it must be read: true, false, or nil where both are right.
  var isReadable: Bool?
  var file: String
  var reason: String
  var tensors: [String: Tensor]
  var metadata: [String: String]

  var testDescription: String { file }
  var path: String { Golden.folder("checkpoints") + "/" + file }

  /// All that `expected.json` describes, by file.
  static func all() throws -> [CheckpointFixture] {
    let url = URL(fileURLWithPath: Golden.folder("checkpoints") + "/expected.json")
    let table = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    return (table as? [String: [String: Any]] ?? [:]).map { file, fields in
      CheckpointFixture(
        isReadable: fields["ok"] as? Bool, file: file, reason: fields["why"] as? String ?? "",
        tensors: (fields["tensors"] as? [String: [String: Any]] ?? [:]).mapValues(tensor),
        metadata: fields["metadata"] as? [String: String] ?? [:])
    }.sorted { $0.file < $1.file }
  }

  private static func tensor(_ fields: [String: Any]) -> Tensor {
    Tensor(
      elementType: fields["dtype"] as? String ?? "", shape: fields["shape"] as? [Int] ?? [],
      digest: fields["sha256_le_contiguous"] as? String ?? "",
      firstValues: (fields["as_float32_first4"] as? [Double] ?? []).map { Float($0) })
  }
}
