import Foundation

@testable import Refiner

/// The reference outputs in `Fixtures/sam`.
enum Golden {
  /// The folder of a group of fixtures, by its name below `Fixtures`.
  static func folder(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures").appendingPathComponent(name).path
  }

  /// An array of the goldens, by its file's name.
  static func array(_ file: String) throws -> NPYArray {
    try NPYFile.read(folder("sam") + "/" + file)
  }

  /// What the goldens' manifest holds below a path of keys.
  static func manifest(_ keys: String...) throws -> Any {
    var value = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: folder("sam") + "/manifest.json")))
    for key in keys {
      guard let next = (value as? [String: Any])?[key] else {
        throw CocoaError(.fileReadCorruptFile)
      }
      value = next
    }
    return value
  }

  /// The relative distance of two arrays: L2 norm of the difference by L2 norm of the golden.
  static func distance(_ values: [Float], _ golden: [Float]) -> Double {
    precondition(values.count == golden.count, "\(values.count) and \(golden.count) values")
    var difference = 0.0
    var norm = 0.0
    for (value, wanted) in zip(values, golden) {
      difference += (Double(value) - Double(wanted)) * (Double(value) - Double(wanted))
      norm += Double(wanted) * Double(wanted)
    }
    return norm > 0 ? (difference / norm).squareRoot() : difference.squareRoot()
  }
}
