import Foundation
import Labels

/// Binary PPM (P6, 8 bits), the plainest file of pixels that every tool writes.
enum PortablePixmap {
  /// Why a file cannot be read.
  struct Failure: Error {
    let path: String
  }

  /// Reads a picture.
  static func read(_ path: String) throws -> RGBImage {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    // Four words, each ended by one byte of white space: P6, width, height, 255.
    let parts = bytes.prefix(64).split(
      maxSplits: 4, omittingEmptySubsequences: false, whereSeparator: { $0 == 32 || $0 == 10 })
    let words = parts.prefix(4).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 5, words[0] == "P6", let width = Int(words[1]),
      let height = Int(words[2]), words[3] == "255",
      bytes.count - parts[4].startIndex == width * height * 3
    else { throw Failure(path: path) }
    return RGBImage(
      width: width, height: height, bytes: Array(bytes[parts[4].startIndex...]))
  }

  /// A picture as the bytes of a file.
  static func data(_ image: RGBImage) -> Data {
    Data("P6\n\(image.width) \(image.height)\n255\n".utf8) + Data(image.bytes)
  }
}
