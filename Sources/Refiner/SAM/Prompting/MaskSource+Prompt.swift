public import Labels

extension MaskSource {
  /// The source of a mask that a network offered for a component.
  ///
  /// origin: the network, and how it saw the image.  region: the part that was encoded by itself; nil for the whole image.
  /// candidate: its place, from 0, by descending predicted IoU.  takesFromNeighbours: whether pixels of other
  /// components stayed in the mask.
  public init(
    origin: MaskOrigin, prompt: ComponentPrompt, region: Rectangle<ImageSpace>?,
    predictedIoU: Float,
    candidate: Int, takesFromNeighbours: Bool
  ) {
    var texts: [String] = []
    if let region {
      texts.append("region \(region.x) \(region.y) \(region.width) \(region.height)")
    }
    for point in prompt.points {
      texts.append("point \(point.point.x) \(point.point.y) \(point.isInside ? "in" : "out")")
    }
    if let box = prompt.box {
      let (first, last) = (box.topLeft, box.bottomRight)
      texts.append("box \(first.x) \(first.y) \(last.x) \(last.y)")
    }
    // The component's pixels before are the row's own.
    if prompt.usesMask { texts.append("mask") }
    if !takesFromNeighbours { texts.append("void pixels only") }
    if let side = origin.inputSide { texts.append("input \(side)") }
    if let precision = origin.precision { texts.append("embedding \(precision.rawValue)") }
    self = .model(
      hash: origin.model, prompts: texts, predictedIoU: Double(predictedIoU), candidate: candidate)
  }

  /// What the network was asked, so that it can be asked again; nil when the source is no network, or its
  /// texts are not those of ``init(origin:prompt:region:predictedIoU:candidate:takesFromNeighbours:)``.
  public var question: RecordedQuestion? {
    guard case .model(_, let prompts, _, _) = self else { return nil }
    return RecordedQuestion(prompts)
  }
}

/// What a network was asked about a component, as the journal has it.
public struct RecordedQuestion: Hashable, Sendable {
  /// Points, box, and whether the component's pixels counted.
  public private(set) var prompt = ComponentPrompt()
  /// The part that was encoded by itself; nil for the whole image.
  public private(set) var region: Rectangle<ImageSpace>?
  /// Whether pixels of other components stayed in the mask.
  public private(set) var takesFromNeighbours = true
  /// Side of the network's input, pixels; nil in rows of before it was recorded.
  public private(set) var inputSide: Int?
  /// Precision of the image embedding; nil in rows of before it was recorded.
  public private(set) var precision: EmbeddingPrecision?

  /// Reads the texts of a ``MaskSource``; nil when one is not understood.
  internal init?(_ texts: [String]) {
    for text in texts { guard read(text) else { return nil } }
  }

  private mutating func read(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    let numbers = words.dropFirst().prefix(4).compactMap { Double($0) }
    guard numbers.allSatisfy(\.isFinite) else { return false }
    switch (words.first, words.count, numbers.count) {
    case ("region", 5, 4):
      let sides = words.dropFirst().compactMap { Int($0) }
      guard sides.count == 4, sides.allSatisfy({ (0...1 << 28).contains($0) }) else {
        return false
      }
      region = Rectangle(x: sides[0], y: sides[1], width: sides[2], height: sides[3])
    case ("point", 4, 2):
      guard words[3] == "in" || words[3] == "out" else { return false }
      prompt.points.append(
        Prompt.LabelledPoint(Point(x: numbers[0], y: numbers[1]), isInside: words[3] == "in"))
    case ("box", 5, 4):
      prompt.box = Prompt.Box(
        Point(x: numbers[0], y: numbers[1]), Point(x: numbers[2], y: numbers[3]))
    case ("mask", 1, _): prompt.usesMask = true
    case ("void", 3, _): takesFromNeighbours = false
    case ("input", 2, 1):
      guard let side = Int(words[1]), side > 0 else { return false }
      inputSide = side
    case ("embedding", 2, _):
      guard let found = EmbeddingPrecision(rawValue: String(words[1])) else { return false }
      precision = found
    default: return false
    }
    return true
  }
}
