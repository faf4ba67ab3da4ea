import Labels

/// A colour while a scene is drawn: red, green, blue, about 0...1, brighter where light is strong.
typealias Tint = SIMD3<Float>

/// What a shape is painted with.
struct Ink {
  /// The true class of the pixels, or void.
  var classID: UInt8
  /// The object they belong to; see ``SceneObject``.
  var object: UInt16
  var colour: Tint
  /// Height of the pixel-sized texture, relative to the colour.
  var grain: Float = 0.05
  /// Whether the pixels count as lying in shadow for the weak model.
  var isShaded = false
}

/// The picture, the truth and the objects of a scene under the painter's brush, row-major.
struct Canvas {
  static let width = 1024
  static let height = 512

  var colours: [Tint]
  var ids: [UInt8]
  var objects: [UInt16]
  /// Whether each pixel lies in a cast shadow.
  var shaded: [Bool]
  private let grainSeed: UInt32

  init(grainSeed: UInt32) {
    let count = Self.width * Self.height
    colours = Array(repeating: Tint(repeating: 0), count: count)
    ids = Array(repeating: StreetClass.void, count: count)
    objects = Array(repeating: 0, count: count)
    shaded = Array(repeating: false, count: count)
    self.grainSeed = grainSeed
  }

  /// Paints one pixel, which must lie on the canvas.
  @inline(__always)
  mutating func put(_ x: Int, _ y: Int, _ ink: Ink) {
    let index = y * Self.width + x
    let bits = ValueNoise.hash(
      Int32(truncatingIfNeeded: x), Int32(truncatingIfNeeded: y), grainSeed)
    let grain = 1 + ink.grain * (Float(bits >> 8) * 0x1p-23 - 1)
    colours[index] = ink.colour * grain
    ids[index] = ink.classID
    objects[index] = ink.object
    shaded[index] = ink.isShaded
  }

  /// Gives one pixel a class and an object but leaves what is seen there, as between a fence's bars.
  @inline(__always)
  mutating func claim(_ x: Int, _ y: Int, _ ink: Ink) {
    let index = y * Self.width + x
    ids[index] = ink.classID
    objects[index] = ink.object
  }

  /// A pixel row or column number on the canvas, for edges that may lie far outside.
  @inline(__always)
  static func clamp(_ value: Float, _ limit: Int) -> Int {
    Int(max(0, min(Float(limit), value + 0.5)))
  }
}
