import Foundation
import Labels

extension Golden {
  /// What the goldens' manifest holds below a path of keys, as a type of the tests.
  static func decode<Value: Decodable>(_ type: Value.Type, _ keys: String...) throws -> Value {
    var value = try manifest(keys[0])
    for key in keys.dropFirst() {
      guard let next = (value as? [String: Any])?[key] else {
        throw CocoaError(.fileReadCorruptFile)
      }
      value = next
    }
    let data = try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: data)
  }

  /// The synthetic photo of the goldens.
  static func photo(width: Int, height: Int) -> RGBImage {
    RGBImage(
      width: width, height: height, bytes: DeterministicWeights.image(width: width, height: height))
  }
}
