/// Sums of red, green and blue.
struct RGBSum {
  var red: Int32 = 0
  var green: Int32 = 0
  var blue: Int32 = 0

  init() {}

  init(_ packed: UInt32) {
    red = Int32(packed >> 16 & 255)
    green = Int32(packed >> 8 & 255)
    blue = Int32(packed & 255)
  }

  /// The squared length; at most 7 million, so that nothing overflows.
  var squared: Float { Float(red * red + green * green + blue * blue) }

  /// The rounded mean of `count` colours, 0xRRGGBB.
  func mean(of count: Int) -> UInt32 {
    let count = Int32(count)
    func channel(_ sum: Int32) -> UInt32 { UInt32((sum + count / 2) / count) }
    return channel(red) << 16 | channel(green) << 8 | channel(blue)
  }

  static func + (left: RGBSum, right: RGBSum) -> RGBSum {
    var sum = left
    sum.red &+= right.red
    sum.green &+= right.green
    sum.blue &+= right.blue
    return sum
  }

  static func - (left: RGBSum, right: RGBSum) -> RGBSum {
    var rest = left
    rest.red &-= right.red
    rest.green &-= right.green
    rest.blue &-= right.blue
    return rest
  }
}
