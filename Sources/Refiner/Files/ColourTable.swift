internal import Labels

/// The classes of a taxonomy by colour; white and black are void unless a class owns them.
internal struct ColourTable {
  private let name: String
  /// Colours that two classes own, such as ADE20K's road and skyscraper: nobody can tell which is meant.
  private var shared: [UInt32: [String]] = [:]
  private var ids: [UInt32: UInt8] = [0x000000: 255, 0xFFFFFF: 255]

  internal init(_ taxonomy: Taxonomy) {
    name = taxonomy.name
    for entry in taxonomy.classes.reversed() {
      for colour in entry.otherColours { ids[Self.packed(colour)] = entry.id.rawValue }
    }
    // A class's own colour counts more than another class's second one.
    for entry in taxonomy.classes {
      shared[Self.packed(entry.colour), default: []].append(entry.name)
      ids[Self.packed(entry.colour)] = entry.id.rawValue
    }
    shared = shared.filter { $0.value.count > 1 }
    for colour in shared.keys { ids[colour] = nil }
  }

  private static func packed(_ colour: RGB) -> UInt32 {
    packed(colour.red, colour.green, colour.blue)
  }

  private static func packed(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt32 {
    UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
  }

  /// The ids of pixels of three bytes each; `path` is their file's name in errors.
  /// - Throws: ``FileError/unknownColour(path:colour:pixels:taxonomy:)``; `FileError.unsupported` for a
  ///   colour of two classes.
  /// - Complexity: O(pixels).
  internal func ids(of bytes: [UInt8], path: String) throws(FileError) -> [UInt8] {
    var result = [UInt8](repeating: 255, count: bytes.count / 3)
    // Neighbours mostly share a colour; only a change is looked up.
    var last: UInt32?
    var lastID: UInt8 = 255
    for index in result.indices {
      let colour = Self.packed(bytes[index * 3], bytes[index * 3 + 1], bytes[index * 3 + 2])
      if colour != last {
        guard let id = ids[colour] else { throw unknown(colour, in: bytes, path: path) }
        last = colour
        lastID = id
      }
      result[index] = lastID
    }
    return result
  }

  private func unknown(_ colour: UInt32, in bytes: [UInt8], path: String) -> FileError {
    if let classes = shared[colour] {
      return .unsupported(
        path: path,
        reason:
          "a colour that stands for \(classes.joined(separator: " and ")) in taxonomy \(name)",
        remedy: "save ids rather than colours")
    }
    var pixels = 0
    for index in stride(from: 0, to: bytes.count, by: 3)
    where Self.packed(bytes[index], bytes[index + 1], bytes[index + 2]) == colour { pixels += 1 }
    let rgb = RGB(UInt8(colour >> 16), UInt8(colour >> 8 & 255), UInt8(colour & 255))
    return .unknownColour(path: path, colour: rgb, pixels: pixels, taxonomy: name)
  }
}
