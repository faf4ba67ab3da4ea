internal import Labels

/// Turns decoded samples into a label map of one taxonomy.
internal struct LabelDecoder {
  internal let path: String
  internal let taxonomy: Taxonomy

  internal func map(of image: PNGImage) throws(FileError) -> LabelMap {
    switch image.content {
    case .grey8(let samples), .palette(let samples, _):
      return try map(width: image.width, height: image.height, ids: samples)
    case .grey16(let samples):
      return try map(width: image.width, height: image.height, ids: narrow(samples))
    case .rgb8(let bytes):
      guard image.bitDepth == 8 else {
        throw .unsupported(
          path: path, reason: "labels in 16-bit colour, as SYNTHIA has them",
          remedy: "save the first channel as 8-bit grey")
      }
      return LabelMap(width: image.width, height: image.height, ids: try ids(ofColours: bytes))
    }
  }

  internal func map(of array: NPYArray) throws(FileError) -> LabelMap {
    if array.shape.count == 3 { return try argmax(of: SoftLabels(array, path: path)) }
    guard array.shape.count == 2, array.elementType == .uint8, !array.values.isEmpty else {
      throw .unsupported(
        path: path,
        reason: "an array of shape \(array.shape) and type \(array.elementType.rawValue)",
        remedy: "save labels as uint8 [H, W], or soft labels as [C, H, W]")
    }
    return try map(
      width: array.shape[1], height: array.shape[0], ids: array.values.map { UInt8($0) })
  }

  /// Checks ids against the taxonomy and makes its void ids 255.
  private func map(width: Int, height: Int, ids: [UInt8]) throws(FileError) -> LabelMap {
    var map = LabelMap(width: width, height: height, ids: ids)
    let counts = map.histogram()
    var table = (0...255).map { UInt8($0) }
    for id in UInt8.min...UInt8.max where counts[Int(id)] > 0 {
      if taxonomy.voidIDs.contains(id) {
        table[Int(id)] = 255
      } else if taxonomy.position(of: ClassID(id)) == nil {
        throw unknown(Int(id), pixels: counts[Int(id)])
      }
    }
    guard taxonomy.voidIDs.contains(where: { $0 != 255 && counts[Int($0)] > 0 }) else { return map }
    map.withMutableIDs { ids in
      for index in ids.indices { ids[index] = table[Int(ids[index])] }
    }
    return map
  }

  private func unknown(_ id: Int, pixels: Int) -> FileError {
    .unknownID(path: path, id: id, pixels: pixels, taxonomy: taxonomy.name)
  }

  private func narrow(_ samples: [UInt16]) throws(FileError) -> [UInt8] {
    var ids = [UInt8](repeating: 255, count: samples.count)
    var highest = 0
    for index in samples.indices {
      let sample = Int(samples[index])
      ids[index] = UInt8(truncatingIfNeeded: sample)
      // 65535 is -1, which is void and has the low byte 255 already.
      if sample != 65535 { highest = max(highest, sample) }
    }
    guard highest < 256 else {
      throw unknown(highest, pixels: samples.count { Int($0) == highest })
    }
    return ids
  }

  private func ids(ofColours bytes: [UInt8]) throws(FileError) -> [UInt8] {
    let table = colourTable()
    var ids = [UInt8](repeating: 255, count: bytes.count / 3)
    // Neighbours mostly share a colour; only a change is looked up.
    var last: UInt32 = 0
    var lastID = table[0] ?? 255
    for index in ids.indices {
      let colour = packed(bytes[index * 3], bytes[index * 3 + 1], bytes[index * 3 + 2])
      if colour != last {
        guard let id = table[colour] else { throw unknown(colour: colour, in: bytes) }
        last = colour
        lastID = id
      }
      ids[index] = lastID
    }
    return ids
  }

  private func packed(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt32 {
    UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
  }

  private func colourTable() -> [UInt32: UInt8] {
    var table: [UInt32: UInt8] = [0x000000: 255, 0xFFFFFF: 255]
    for entry in taxonomy.classes.reversed() {
      for colour in entry.otherColours {
        table[packed(colour.red, colour.green, colour.blue)] = entry.id.rawValue
      }
    }
    // A class's own colour counts more than another class's second one.
    for entry in taxonomy.classes.reversed() {
      table[packed(entry.colour.red, entry.colour.green, entry.colour.blue)] = entry.id.rawValue
    }
    return table
  }

  private func unknown(colour: UInt32, in bytes: [UInt8]) -> FileError {
    var pixels = 0
    for index in stride(from: 0, to: bytes.count, by: 3)
    where packed(bytes[index], bytes[index + 1], bytes[index + 2]) == colour { pixels += 1 }
    let rgb = RGB(
      UInt8(colour >> 16), UInt8(colour >> 8 & 255), UInt8(colour & 255))
    return .unknownColour(path: path, colour: rgb, pixels: pixels, taxonomy: taxonomy.name)
  }

  private func argmax(of soft: SoftLabels) throws(FileError) -> LabelMap {
    guard soft.channels == taxonomy.classes.count else {
      throw .channels(
        path: path, found: soft.channels, taxonomy: taxonomy.name,
        expected: taxonomy.classes.count)
    }
    let ids = soft.argmax().map { taxonomy.classes[Int($0)].id.rawValue }
    return LabelMap(width: soft.width, height: soft.height, ids: ids)
  }
}
