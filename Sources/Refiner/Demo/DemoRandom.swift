/// The demo's generator: the same numbers on every machine, as pixels depend on it.
///
/// Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014. Like all of the
/// demo's drawing it uses integers and IEEE `+ - * /` and square root only, which are exact everywhere;
/// libm's functions differ in the last bit between systems.
struct DemoRandom: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in `[0, 1)`.
  mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// A number between two bounds.
  mutating func between(_ low: Float, _ high: Float) -> Float { low + (high - low) * unit() }

  /// A whole number in `0..<count`; `count` is positive.
  mutating func below(_ count: Int) -> Int { Int(next() >> 33) % count }

  /// True with a probability.
  mutating func chance(_ probability: Float) -> Bool { unit() < probability }

  /// -1 or 1.
  mutating func sign() -> Float { chance(0.5) ? -1 : 1 }

  /// One of some elements; there is at least one.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A generator of its own for one subject, so that another subject's draws do not shift it.
  mutating func fork() -> DemoRandom { DemoRandom(seed: next()) }
}
