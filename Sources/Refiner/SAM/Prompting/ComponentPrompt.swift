public import Labels

/// What is asked of a network about one component, in pixels of the whole image.
///
/// Kept with the decision that follows from it, so that it can be asked again.
public struct ComponentPrompt: Hashable, Sendable {
  /// Points inside and outside of the wanted object, in the order in which they were put.
  public var points: [Prompt.LabelledPoint]
  /// A box around it.
  public var box: Prompt.Box?
  /// Whether the component's pixels as they are now are a prompt, too.
  public var usesMask: Bool

  /// Makes a prompt.
  public init(
    points: [Prompt.LabelledPoint] = [], box: Prompt.Box? = nil, usesMask: Bool = false
  ) {
    self.points = points
    self.box = box
    self.usesMask = usesMask
  }

  /// Whether it says nothing.
  public var isEmpty: Bool { points.isEmpty && box == nil && !usesMask }
}

extension EncodedImage {
  /// The three masks that the network offers for a component, the highest predicted IoU first.
  ///
  /// mask: the component's pixels as they are now.
  /// - Throws: ``SAMError`` when the prompt says nothing or does not fit the network.
  /// - Complexity: as ``masks(for:candidates:)``.
  public func masks(
    for prompt: ComponentPrompt, mask: Mask
  ) throws(SAMError) -> [MaskCandidate] {
    try masks(
      for: Prompt(
        points: prompt.points, box: prompt.box,
        mask: prompt.usesMask ? promptLogits(of: mask) : nil), candidates: .three
    ).bestFirst
  }
}
