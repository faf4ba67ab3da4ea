public import Labels

/// What a weak, domain-shifted network says of a scene.
public struct WeakPrediction: Hashable, Sendable {
  /// The pseudo-labels, every pixel labelled.
  public let labels: LabelMap
  /// The network's largest class probability per pixel, times 255, row-major.
  public let confidence: [UInt8]

  /// Predicts a scene; the mistakes are those of the scene's seed.
  ///
  /// Scores are made at an eighth of the resolution from what the scene's objects are believed to
  /// be, shifted between classes where colour, shadow and neighbours invite it, brought back to full
  /// resolution and overlaid with speckle. Small and thin things get lost or fat on the way.
  /// - Complexity: O(pixels), about 0.05 s.
  public init(_ scene: StreetScene) {
    var random = DemoRandom(seed: scene.mistakeSeed)
    let noise = ValueNoise(seed: UInt32(truncatingIfNeeded: random.next()))
    let beliefs = scene.objects.map { ObjectBelief($0, random: &random) }
    var grid = ScoreGrid(scene, beliefs: beliefs, noise: noise)
    let surroundings = grid.blurred(times: 3)
    let appearance = NodeAppearance(scene)
    for (index, confusion) in Confusion.all.enumerated() {
      grid.apply(
        confusion, appearance: appearance, surroundings: surroundings,
        noise: ValueNoise(seed: noise.seed &+ UInt32(index) &* 977))
    }
    let speckle = SpeckleLayer(scene, appearance: appearance, random: &random)
    let doubt = DoubtField(
      noise: ValueNoise(seed: noise.seed ^ 0x51ED_270B), appearance: appearance)
    (labels, confidence) = grid.decide(speckle: speckle, doubt: doubt)
  }
}
