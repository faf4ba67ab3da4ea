/// The demo's generator: the same numbers on every machine, as pixels depend on it.
///
/// Like all of the demo's drawing it uses integers and IEEE `+ - * /` and square root only, which are
/// exact everywhere; libm's functions differ in the last bit between systems.
struct DemoRandom: Sendable {
  private var source: SplitMix64

  init(seed: UInt64) { source = SplitMix64(seed: seed) }

  /// The next 64 random bits.
  mutating func next() -> UInt64 { source.next() }

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
