/// The samples of one cell, of which a terminal can show two values.
struct CellSamples<Value: Equatable & Sendable>: Sendable {
  /// How the cell is cut.
  let layout: SampleLayout
  /// One value per sample; those beyond the layout's are never looked at.
  private(set) var values: InlineArray<6, Value>
  /// How much each sample counts when there are more than two values.
  private(set) var weights = InlineArray<6, UInt8>(repeating: 1)

  /// Makes the samples of a cell that is the same everywhere.
  init(_ layout: SampleLayout, repeating value: Value) {
    self.layout = layout
    values = InlineArray(repeating: value)
  }

  /// The value of a sample.
  subscript(index: Int) -> Value { values[index] }

  /// Sets a sample; where more than two values meet, those with the greatest weights together stay.
  mutating func set(_ index: Int, to value: Value, weight: UInt8 = 1) {
    values[index] = value
    weights[index] = weight
  }

  /// Whether all samples are equal.
  var isUniform: Bool {
    for index in 1..<max(layout.count, 1) where values[index] != values[0] { return false }
    return true
  }

  /// The cell in two values: `first` at the samples of `pattern`, `second` at the others.
  ///
  /// Exact for up to two values. Of more, the two with most weight stay, ties to the one that comes
  /// first, and every other sample takes the value of the nearer of their samples: no third value is
  /// ever made up. `first` is the value at the first sample.
  var partition: (first: Value, second: Value, pattern: UInt8) { partition(marked: 0) }

  /// `partition`, but that a sample without a mark never takes the value of marks alone when the other
  /// value that stays is one of samples without.
  func partition(marked: UInt8) -> (first: Value, second: Value, pattern: UInt8) {
    let first = values[0]
    var second = first
    var pattern: UInt8 = 0
    for index in 0..<layout.count {
      if values[index] == first {
        pattern |= 1 << UInt8(index)
      } else if second == first {
        second = values[index]
      } else if values[index] != second {
        return reduced(marked: marked)
      }
    }
    return (first, second, pattern)
  }

  private func reduced(marked: UInt8) -> (first: Value, second: Value, pattern: UInt8) {
    var kept = (first: 0, second: 0)
    var most = (first: 0, second: 0)
    for index in 0..<layout.count where firstIndex(of: values[index]) == index {
      let weight = weight(of: values[index])
      if weight > most.first {
        (kept, most) = ((index, kept.first), (weight, most.first))
      } else if weight > most.second {
        (kept.second, most.second) = (index, weight)
      }
    }
    let (heavy, light) = (values[kept.first], values[kept.second])
    let plain = (
      heavy: isPlain(heavy, marked: marked), light: isPlain(light, marked: marked)
    )
    var pattern: UInt8 = 0
    for index in 0..<layout.count {
      let isFree = values[index] != heavy && values[index] != light
      let isHeavy =
        isFree && marked >> UInt8(index) & 1 == 0 && plain.heavy != plain.light
        ? plain.heavy : distance(from: index, to: heavy) <= distance(from: index, to: light)
      if isHeavy { pattern |= 1 << UInt8(index) }
    }
    return pattern & 1 == 1
      ? (heavy, light, pattern) : (light, heavy, layout.allBits & ~pattern)
  }

  /// Whether any sample without a mark has a value.
  private func isPlain(_ value: Value, marked: UInt8) -> Bool {
    for index in 0..<layout.count where values[index] == value && marked >> UInt8(index) & 1 == 0 {
      return true
    }
    return false
  }

  private func firstIndex(of value: Value) -> Int {
    var index = 0
    while values[index] != value { index += 1 }
    return index
  }

  private func weight(of value: Value) -> Int {
    var sum = 0
    for index in 0..<layout.count where values[index] == value { sum += Int(weights[index]) }
    return sum
  }

  private func distance(from sample: Int, to value: Value) -> Int {
    var least = Int.max
    for index in 0..<layout.count where values[index] == value {
      least = min(least, layout.squaredDistance(sample, index))
    }
    return least
  }
}
