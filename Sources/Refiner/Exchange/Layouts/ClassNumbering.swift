internal import Labels

/// The numbers that a format gives to the classes of a taxonomy: without gaps, in the taxonomy's order.
internal struct ClassNumbering: Sendable {
  /// The number of each id of the run, void among them.
  internal let table: [UInt8]

  /// Numbers the classes from `first` on; void gets a number of its own.
  /// - Throws: `ExportError.unfit` when a byte does not hold so many classes.
  internal init(
    _ taxonomy: Taxonomy, from first: Int, void: UInt8, run: String
  ) throws(ExportError) {
    let most = (void == 255 ? 255 : 256) - first
    let count = taxonomy.classes.count
    guard count <= most else {
      let reason =
        "taxonomy \(taxonomy.name) has \(count) classes, the format takes \(most); export another one"
      throw .unfit(folder: run, reason: reason.sanitised)
    }
    var table = [UInt8](repeating: void, count: 256)
    for (place, entry) in taxonomy.classes.enumerated() {
      table[Int(entry.id.rawValue)] = UInt8(first + place)
    }
    self.table = table
  }

  /// A map with the format's numbers.
  /// - Complexity: O(pixels).
  internal func numbers(of map: LabelMap) -> LabelMap { map.replacing(by: table) }

  /// 256 colours by the format's numbers: those of the classes from `first` on, black below and above them,
  /// `void` for 255.
  internal static func palette(
    _ colours: [RGB], from first: Int, void: RGB = RGB(255, 255, 255)
  ) -> [RGB] {
    var palette = [RGB](repeating: RGB(0, 0, 0), count: 256)
    palette[255] = void
    for (place, colour) in colours.enumerated() { palette[first + place] = colour }
    return palette
  }
}
