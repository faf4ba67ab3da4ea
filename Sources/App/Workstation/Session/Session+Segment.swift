import Labels
import Refiner

extension Session {
  /// Places of the queue that are looked through for images to encode ahead.
  private static let lookAhead = 24
  /// Images, or parts of them, that are encoded ahead.
  private static let targetsAhead = 4

  /// Begins SAM on the component under the cursor, or says why not.
  mutating func requestSegment() {
    switch segmentation.model {
    case .unusable(let reason): message = .error("SAM: \(reason)")
    case .ready(_, let isBuiltIn):
      segmentation.encodesAhead = true
      requestEdit(.segment)
      if isBuiltIn, !segmentation.isIntroduced, editRequest != nil {
        message = .info(BuiltInModel.notice)
        segmentation.isIntroduced = true
      }
    }
  }

  /// The network's tool on a component; nil, with a message, when it cannot be.
  mutating func segmentTool(_ edit: CanvasEdit) -> CanvasTool? {
    guard case .ready(let inputSide, _) = segmentation.model else { return nil }
    return SegmentTool(edit, inputSide: inputSide).map { .segment($0) }
  }

  /// What will be asked about, the soonest first: the component under the cursor, then undecided ones.
  var encodingTargets: [EncodingTarget] {
    guard case .ready(let inputSide, _) = segmentation.model, segmentation.encodesAhead else {
      return []
    }
    var targets: [EncodingTarget] = []
    for place in queue.position..<min(queue.count, queue.position + Self.lookAhead)
    where targets.count < Self.targetsAhead {
      let item = queue[place]
      guard place == queue.position || !isDecided(item.id), let image = setup.image(item.image)
      else { continue }
      let region = RegionOfInterest.region(
        around: item.bounds, in: image.size, inputSide: inputSide)
      let target = EncodingTarget(image: item.image, region: region)
      if !targets.contains(target) { targets.append(target) }
    }
    return targets
  }

  /// What the network is asked now; nil for nothing.
  var segmentationQuestion: SegmentationQuestion? {
    guard case .segment(let segment) = tool else { return nil }
    return segment.question
  }

  /// Takes the network's answer; one that nobody waits for is left alone.
  mutating func take(_ answer: SegmentationAnswer) {
    guard case .segment(var segment) = tool, segment.isWaiting else { return }
    segment.take(answer)
    tool = .segment(segment)
    if let failure = segment.failure { message = .error("SAM: \(failure)") }
  }

  /// Stops encoding images ahead; false when none is being encoded.
  mutating func stopEncoding() -> Bool {
    guard case .encoding = segmentation.activity, segmentation.encodesAhead else { return false }
    segmentation.encodesAhead = false
    message = .info(
      "encoding stopped; \(keymap.keyName(of: .segment)) on a component starts it again")
    return true
  }

  /// Does a command of SAM mode.
  mutating func performSegment(_ command: Command) {
    guard case .segment(var segment) = tool else { return }
    let text = perform(command, on: &segment)
    tool = .segment(segment)
    if let text { message = .info(text) }
  }

  /// Does a command; returns what there is to say, nil when the screen says it.
  private func perform(_ command: Command, on segment: inout SegmentTool) -> String? {
    switch command {
    case .putPoint: segment.put()
    case .togglePolarity:
      segment.togglePolarity()
      return segment.isInside ? "points are inside of it now" : "points are outside of it now"
    case .boxCorner: return boxCorner(&segment)
    case .nextCandidate: return segment.cycle(by: 1) ? nil : "there is no proposal yet"
    case .previousCandidate: return segment.cycle(by: -1) ? nil : "there is no proposal yet"
    case .removePrompt:
      guard segment.removePrompt() else {
        let key = keymap.keyName(of: .toggleMaskPrompt)
        return segment.prompt.usesMask
          ? "only its own pixels are left as a prompt; \(key) takes them away"
          : "no prompt is left: put a point or a box"
      }
      return segment.prompt.isEmpty ? "no prompt is left: put a point or a box" : nil
    case .toggleMaskPrompt:
      segment.toggleMask()
      return segment.prompt.usesMask
        ? "its own pixels are a prompt" : "its own pixels are no prompt"
    case .toggleRegion: return toggleRegion(&segment)
    case .compareProposal: segment.edit.isComparing.toggle()
    default: break
    }
    return nil
  }

  private func boxCorner(_ segment: inout SegmentTool) -> String? {
    let hadCorner = segment.corner != nil
    guard segment.boxCorner() else { return "a box needs two corners apart; begin again" }
    let key = keymap.keyName(of: .boxCorner)
    return hadCorner ? nil : "box begun: move to the opposite corner, \(key) again"
  }

  private func toggleRegion(_ segment: inout SegmentTool) -> String? {
    guard segment.toggleRegion(), let region = segment.region else {
      return "it is large: the whole image is encoded"
    }
    return segment.usesRegion
      ? "encodes \(region.width)x\(region.height) around it" : "encodes the whole image"
  }
}
