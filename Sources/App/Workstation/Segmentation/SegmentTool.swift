import Labels
import Refiner

/// SAM at work on one component: prompts go out, masks come back, one of them is proposed.
struct SegmentTool: Hashable, Sendable {
  /// The mask being changed, and the cursor.
  var edit: CanvasEdit
  /// What is asked of the network.
  private(set) var prompt: ComponentPrompt
  /// Whether the next point is inside of the wanted object.
  private(set) var isInside = true
  /// A box that was begun: its first corner.
  private(set) var corner: Pixel?
  /// The part of the image that would be encoded by itself for this component; nil when none would.
  let region: Rectangle<ImageSpace>?
  /// Whether that part is encoded, and not the whole image.
  private(set) var usesRegion: Bool
  /// What the network offers, the best first; empty before its first answer.
  private(set) var candidates: [MaskCandidate] = []
  /// The place in ``candidates`` of the one proposed.
  private(set) var choice = 0
  /// Why there is no answer, in words; nil when there is one, or will be.
  private(set) var failure: String?

  /// Whether leaving was asked for once, and answered with what would be lost.
  var isLeaving = false

  private var answered: SegmentationQuestion?
  private var origin = MaskOrigin(model: "")
  /// The prompts before each change.
  private var steps: [ComponentPrompt] = []

  /// Starts with the component's own prompts; nil when it has no pixel.
  ///
  /// inputSide: of the network, pixels.
  init?(_ edit: CanvasEdit, inputSide: Int) {
    guard let automatic = AutomaticPrompt(edit.pending.current) else { return nil }
    self.edit = edit
    let middle = automatic.point.point
    self.edit.cursor.move(to: Pixel(x: Int(middle.x), y: Int(middle.y)))
    prompt = ComponentPrompt(points: [automatic.point], box: automatic.box, usesMask: true)
    region = RegionOfInterest.region(
      around: edit.pending.current.bounds, in: edit.cursor.imageSize, inputSide: inputSide)
    usesRegion = region != nil
  }

  /// What is to be encoded.
  var target: EncodingTarget {
    EncodingTarget(image: edit.item.image, region: usesRegion ? region : nil)
  }

  /// What the network should be asked now; nil when the prompts say nothing.
  var question: SegmentationQuestion? {
    guard !prompt.isEmpty else { return nil }
    return SegmentationQuestion(
      component: edit.item.id, target: target, prompt: prompt, mask: edit.pending.current)
  }

  /// Whether the answer to the prompts as they are now is still to come.
  var isWaiting: Bool { question != nil && question != answered }

  /// The candidate that is proposed; nil before there is one.
  var candidate: MaskCandidate? { candidates.isEmpty ? nil : candidates[choice] }

  /// Takes an answer; one to other prompts is left alone.
  mutating func take(_ answer: SegmentationAnswer) {
    guard isWaiting, answer.question == question else { return }
    answered = answer.question
    switch answer.outcome {
    case .failed(let reason):
      failure = reason
      // A mask of earlier prompts is no answer to these.
      (candidates, choice) = ([], 0)
      propose()
    case .masks(let masks, let origin):
      failure = nil
      self.origin = origin
      candidates = masks
      choice = min(choice, max(0, masks.count - 1))
      propose()
    }
  }

  private mutating func propose() {
    edit.pending.proposal.mask = candidate.map(\.mask.mask) ?? edit.pending.current
  }
}

extension SegmentTool {
  /// Puts a point.
  mutating func put(_ pixel: Pixel, isInside: Bool) {
    change { prompt in
      let middle = Point<ImageSpace>(x: Double(pixel.x) + 0.5, y: Double(pixel.y) + 0.5)
      prompt.points.append(Prompt.LabelledPoint(middle, isInside: isInside))
    }
  }

  /// Puts a point of the present kind at the cursor.
  mutating func put() { put(edit.cursor.pixel, isInside: isInside) }

  /// Makes the next point one of the other kind.
  mutating func togglePolarity() { isInside.toggle() }

  /// Begins a box at the cursor, or ends it there; false when it would have no area.
  mutating func boxCorner() -> Bool {
    guard let first = corner else {
      corner = edit.cursor.pixel
      return true
    }
    corner = nil
    return putBox(from: first, to: edit.cursor.pixel)
  }

  /// Begins a box at a pixel, unless one was begun.
  mutating func beginBox(at pixel: Pixel) { corner = corner ?? pixel }

  /// Puts a box around two pixels and all between them; false when they are in one row or column.
  mutating func putBox(from first: Pixel, to last: Pixel) -> Bool {
    guard first.x != last.x, first.y != last.y else { return false }
    change { prompt in
      prompt.box = Prompt.Box(
        Point(x: Double(min(first.x, last.x)), y: Double(min(first.y, last.y))),
        Point(x: Double(max(first.x, last.x) + 1), y: Double(max(first.y, last.y) + 1)))
    }
    return true
  }

  /// Forgets a box that was begun; false when there was none.
  mutating func forgetCorner() -> Bool {
    defer { corner = nil }
    return corner != nil
  }

  /// Takes the newest prompt away: what was put by hand, then what came by itself; false when none is left.
  mutating func removePrompt() -> Bool {
    if forgetCorner() { return true }
    if let before = steps.popLast() {
      prompt = before
    } else if !prompt.points.isEmpty {
      prompt.points.removeLast()
    } else if prompt.box != nil {
      prompt.box = nil
    } else {
      return false
    }
    forgetAnswerWithoutPrompts()
    return true
  }

  /// Takes the component's own pixels as a prompt, or not.
  mutating func toggleMask() {
    change { $0.usesMask.toggle() }
    forgetAnswerWithoutPrompts()
  }

  /// Encodes the component's part of the image by itself, or the whole image; false when it has no part.
  mutating func toggleRegion() -> Bool {
    guard region != nil else { return false }
    usesRegion.toggle()
    return true
  }

  /// Proposes another of the candidates; false when there are none.
  mutating func cycle(by step: Int) -> Bool {
    guard !candidates.isEmpty else { return false }
    choice = (choice + step + candidates.count) % candidates.count
    propose()
    return true
  }

  private mutating func change(_ body: (inout ComponentPrompt) -> Void) {
    isLeaving = false
    steps.append(prompt)
    body(&prompt)
  }

  /// What was put by hand: the number of points, and whether the box was.
  var handMade: (points: Int, hasBox: Bool) {
    let own = steps.first ?? prompt
    return (
      max(0, prompt.points.count - own.points.count), prompt.box != nil && prompt.box != own.box
    )
  }

  private mutating func forgetAnswerWithoutPrompts() {
    guard prompt.isEmpty else { return }
    (candidates, choice, answered) = ([], 0, nil)
    propose()
  }
}

extension SegmentTool {
  /// Where the proposal came from, for the journal; nil while there is none.
  var source: MaskSource? {
    guard let candidate, let answered else { return nil }
    return MaskSource(
      origin: origin, prompt: answered.prompt, region: answered.target.region,
      predictedIoU: candidate.predictedIoU, candidate: choice,
      takesFromNeighbours: edit.pending.proposal.takesFromNeighbours)
  }
}
