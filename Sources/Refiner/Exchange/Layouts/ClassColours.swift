internal import Labels

/// Colours for files in which the colour alone says the class.
internal enum ClassColours {
  /// One colour for each class of a taxonomy, in its order, all different and none of `reserved`.
  ///
  /// A class keeps its own colour unless an earlier class has it or it is reserved; then it gets the first
  /// colour of VOC's colour map that is free.
  internal static func distinct(_ taxonomy: Taxonomy, reserved: Set<RGB>) -> [RGB] {
    var taken = reserved.union(taxonomy.classes.map(\.colour))
    var seen = reserved
    var next = 0
    return taxonomy.classes.map { entry in
      if seen.insert(entry.colour).inserted { return entry.colour }
      while taken.contains(voc(next)) { next += 1 }
      taken.insert(voc(next))
      seen.insert(voc(next))
      return voc(next)
    }
  }

  /// VOC's colour of an index: its bits, three at a time, fill red, green and blue from the top.
  ///
  /// Source: `VOClabelcolormap.m` of the VOC development kit.
  internal static func voc(_ index: Int) -> RGB {
    var rest = index
    var (red, green, blue) = (0, 0, 0)
    for bit in stride(from: 7, through: 0, by: -1) {
      red |= (rest & 1) << bit
      green |= (rest >> 1 & 1) << bit
      blue |= (rest >> 2 & 1) << bit
      rest >>= 3
    }
    return RGB(UInt8(red & 255), UInt8(green & 255), UInt8(blue & 255))
  }
}
