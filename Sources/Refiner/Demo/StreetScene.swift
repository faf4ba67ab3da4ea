public import Labels

/// A drawn street: photograph and ground truth, the same on every machine for a seed and an index.
///
/// Truth holds Cityscapes train ids; 255 where an object of no class stands.
public struct StreetScene: Hashable, Sendable {
  /// Size of every scene, 1024x512.
  public static let size = Size<ImageSpace>(width: Canvas.width, height: Canvas.height)

  /// The photograph.
  public let image: RGBImage
  /// The true class of every pixel.
  public let truth: LabelMap

  /// Seeds the weak model's mistakes.
  let mistakeSeed: UInt64
  /// What the weak model judges as a whole; element 0 stands for no object.
  let objects: [SceneObject]
  /// Which object each pixel belongs to, row-major.
  let objectIDs: [UInt16]
  /// Whether each pixel lies in a cast shadow, row-major.
  let shaded: [Bool]

  /// Draws scene `index`, zero or more, of the data set of `seed`.
  /// - Complexity: O(pixels), about 0.1 s.
  public init(seed: UInt64, index: Int) {
    precondition(index >= 0, "Scene \(index)")
    var random = DemoRandom(seed: seed &+ UInt64(index) &* 0xA076_1D64_78BD_642F)
    var painter = Painter(random: &random, index: index)
    painter.drawSky()
    painter.drawSkyline()
    painter.drawGround()
    painter.drawSides()
    painter.drawStreet(index: index)
    image = Exposure(weather: painter.weather, seed: painter.noise.seed).develop(painter.canvas)
    truth = LabelMap(width: Canvas.width, height: Canvas.height, ids: painter.canvas.ids)
    mistakeSeed = random.next()
    objects = painter.objects
    objectIDs = painter.canvas.objects
    shaded = painter.canvas.shaded
  }
}
