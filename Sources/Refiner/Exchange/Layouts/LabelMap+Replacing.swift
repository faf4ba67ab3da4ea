internal import Labels

extension LabelMap {
  /// The map with another number for each id.
  ///
  /// table: 256 numbers by id.
  /// - Complexity: O(pixels).
  internal func replacing(by table: [UInt8]) -> LabelMap {
    precondition(table.count == 256, "\(table.count) numbers for ids")
    var map = self
    map.withMutableIDs { ids in
      for place in ids.indices { ids[place] = table[Int(ids[place])] }
    }
    return map
  }

  /// The map in colours.
  ///
  /// colours: 256 of them, by id.
  /// - Complexity: O(pixels).
  internal func painted(_ colours: [RGB]) -> RGBImage {
    precondition(colours.count == 256, "\(colours.count) colours for ids")
    var bytes = [UInt8](repeating: 0, count: ids.count * 3)
    for (place, id) in ids.enumerated() {
      let colour = colours[Int(id)]
      bytes[place * 3] = colour.red
      bytes[place * 3 + 1] = colour.green
      bytes[place * 3 + 2] = colour.blue
    }
    return RGBImage(width: width, height: height, bytes: bytes)
  }
}
