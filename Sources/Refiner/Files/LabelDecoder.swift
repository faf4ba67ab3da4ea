internal import Labels

/// Turns decoded samples into a label map of one taxonomy.
internal struct LabelDecoder {
  internal let path: String
  internal let taxonomy: Taxonomy
  /// What the numbers stand for.
  internal var space = LabelIDSpace.auto

  internal func map(of image: PNGImage) throws(FileError) -> LabelMap {
    if space == .colours { return try map(ofColours: image.photo.bytes, image) }
    if let raw = try raw(of: image) { return try map(of: raw) }
    return try map(ofColours: image.photo.bytes, image)
  }

  /// The numbers of a PNG; nil for 8-bit colour, which has none.
  /// - Throws: ``FileError/unsupported(path:reason:remedy:)`` for 16-bit colour in another space than
  ///   SYNTHIA's.
  internal func raw(of image: PNGImage) throws(FileError) -> RawLabels? {
    let numbers: RawLabels.Numbers
    var isColour = false
    switch image.content {
    case .grey8(let samples), .palette(let samples, _): numbers = .bytes(samples)
    case .grey16(let samples): numbers = .words(samples)
    case .rgb8: return nil
    case .rgb16(let samples):
      isColour = true
      guard space == .synthia || (space == .auto && taxonomy.cityscapesIDs != nil) else {
        throw .unsupported(
          path: path, reason: "labels in 16-bit colour, as SYNTHIA has them",
          remedy:
            "give --label-ids synthia and a taxonomy of Cityscapes' classes, or save 8-bit grey")
      }
      numbers = .words(stride(from: 0, to: samples.count, by: 3).map { samples[$0] })
    }
    return RawLabels(
      width: image.width, height: image.height, numbers: numbers, isColour: isColour)
  }

  /// The numbers of an array of whole numbers.
  internal func raw(of array: NPYArray) throws(FileError) -> RawLabels {
    guard array.shape.count == 2, !array.elementType.isFloat, !array.values.isEmpty else {
      throw .unsupported(
        path: path,
        reason: "an array of shape \(array.shape) and type \(array.elementType.rawValue)",
        remedy: "save labels as whole numbers [H, W], or soft labels as float [C, H, W]")
    }
    return RawLabels(
      width: array.shape[1], height: array.shape[0],
      numbers: .numbers(array.values.map { Int32(exactly: $0) ?? Int32.max }))
  }

  /// Looks numbers up in the table of their space.
  internal func map(of raw: RawLabels) throws(FileError) -> LabelMap {
    let table = try table(of: raw)
    switch raw.numbers {
    case .bytes(let bytes): return try map(of: raw, bytes, table)
    case .words(let words): return try map(of: raw, words, table) { $0 == .max ? -1 : Int($0) }
    case .numbers(let numbers): return try map(of: raw, numbers, table) { Int($0) }
    }
  }

  /// The common case, fast: most files hold the taxonomy's own ids and stay as they are.
  private func map(
    of raw: RawLabels, _ bytes: [UInt8], _ table: LabelIDTable
  ) throws(FileError) -> LabelMap {
    var map = LabelMap(width: raw.width, height: raw.height, ids: bytes)
    let occurs = Self.occurring(in: bytes.span)
    var ids = (0...255).map { UInt8($0) }
    var isChanged = false
    for number in 0..<256 where occurs[number] {
      guard let id = table[number] else {
        throw unknown(
          number, pixels: map.histogram()[number],
          index: bytes.firstIndex(of: UInt8(number)) ?? 0, raw, table)
      }
      ids[number] = id
      isChanged = isChanged || Int(id) != number
    }
    guard isChanged else { return map }
    map.withMutableIDs { pixels in
      for index in pixels.indices { pixels[index] = ids[Int(pixels[index])] }
    }
    return map
  }

  /// Which of the 256 numbers occur; counting them takes three times as long.
  private static func occurring(in bytes: Span<UInt8>) -> [Bool] {
    var occurs = [Bool](repeating: false, count: 256)
    var target = occurs.mutableSpan
    for index in bytes.indices { target[Int(bytes[index])] = true }
    return occurs
  }

  private func unknown(
    _ number: Int, pixels: Int, index: Int, _ raw: RawLabels, _ table: LabelIDTable
  ) -> FileError {
    let place = Point<ImageSpace>(x: Double(index % raw.width), y: Double(index / raw.width))
    return .unknownID(path: path, id: number, pixels: pixels, at: place, rule: table.rule)
  }

  private func map<Number: FixedWidthInteger>(
    of raw: RawLabels, _ numbers: [Number], _ table: LabelIDTable, meaning: (Number) -> Int
  ) throws(FileError) -> LabelMap {
    var ids = [UInt8](repeating: ClassID.void.rawValue, count: numbers.count)
    // Neighbours mostly hold the same number; only a change is looked up.
    var last: Number?
    var lastID: UInt8 = ClassID.void.rawValue
    for index in numbers.indices {
      let number = numbers[index]
      if number != last {
        guard let id = table[meaning(number)] else {
          throw unknown(
            meaning(number), pixels: numbers.count { $0 == number }, index: index, raw, table)
        }
        last = number
        lastID = id
      }
      ids[index] = lastID
    }
    return LabelMap(width: raw.width, height: raw.height, ids: ids)
  }

  private func map(ofColours bytes: [UInt8], _ image: PNGImage) throws(FileError) -> LabelMap {
    let ids = try ColourTable(taxonomy).ids(of: bytes, path: path)
    return LabelMap(width: image.width, height: image.height, ids: ids)
  }
}
