/// The colour pairs that one terminal has been told, each made once.
///
/// A pair that is made again repaints every cell that has it, which is 40 times slower; so pairs
/// are kept until the terminal has no more.
struct ColourPairs {
  private var numbers: [UInt64: Int32] = [:]
  private var last: (key: UInt64, number: Int32) = (.max, 0)
  /// Whether a pair was refused since the last reset; its cells have the terminal's own colours.
  private(set) var isOverfull = false

  /// Most pairs of any terminal: ncurses keeps them in 16 bits where it recycles them.
  static let limit = 1 << 16

  /// The number of a pair of ncurses colours; `define` tells the terminal a new one, or refuses.
  mutating func number(
    foreground: Int32, background: Int32, define: (Int32, Int32, Int32) -> Bool
  ) -> Int32 {
    if foreground < 0, background < 0 { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if key == last.key { return last.number }
    guard let known = numbers[key] else {
      let new = Int32(numbers.count + 1)
      guard new < Self.limit, define(new, foreground, background) else {
        isOverfull = true
        return 0
      }
      numbers[key] = new
      last = (key, new)
      return new
    }
    last = (key, known)
    return known
  }

  /// Forgets all pairs.
  mutating func reset() { self = ColourPairs() }
}
