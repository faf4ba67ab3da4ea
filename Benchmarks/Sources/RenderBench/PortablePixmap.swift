import Foundation
import Labels

/// Binary PPM and PGM (P6, P5, 8 bits), the plainest files of pixels, which every tool reads and writes.
enum PortablePixmap {
  /// Why a file cannot be read.
  struct Failure: Error {
    let path: String
  }

  /// Reads a picture.
  static func photo(_ path: String) throws -> RGBImage {
    let (width, height, bytes) = try read(path, kind: "P6", channels: 3)
    return RGBImage(width: width, height: height, bytes: bytes)
  }

  /// Reads a label map whose greys are ids.
  static func labels(_ path: String) throws -> LabelMap {
    let (width, height, bytes) = try read(path, kind: "P5", channels: 1)
    return LabelMap(width: width, height: height, ids: bytes)
  }

  /// Writes a picture.
  static func write(_ image: RGBImage, to path: String) throws {
    let head = Data("P6\n\(image.width) \(image.height)\n255\n".utf8)
    try (head + Data(image.bytes)).write(to: URL(fileURLWithPath: path))
  }

  private static func read(
    _ path: String, kind: String, channels: Int
  ) throws -> (width: Int, height: Int, bytes: [UInt8]) {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    // Four words, each ended by one byte of white space: P6, width, height, 255.
    let parts = bytes.split(
      maxSplits: 4, omittingEmptySubsequences: false, whereSeparator: { $0 == 32 || $0 == 10 })
    let words = parts.prefix(4).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 5, words[0] == kind, let width = Int(words[1]),
      let height = Int(words[2]), words[3] == "255", parts[4].count == width * height * channels
    else { throw Failure(path: path) }
    return (width, height, Array(parts[4]))
  }
}
