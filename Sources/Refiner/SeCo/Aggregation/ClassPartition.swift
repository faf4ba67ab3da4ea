import Labels

/// Which classes the aggregation aligns with everything-masks, and for which it prompts.
///
/// `paper` and `seco-v1` follow the taxonomy's kinds, which for Cityscapes' 19 and SYNTHIA's 16 classes
/// are the released code's (reference `seco-method.md` 1.2: pole, light and sign count as things).
/// `seco-v2` aligns all classes and prompts for poles, lights and signs alone.
struct ClassPartition: Hashable, Sendable {
  /// The classes that everything-masks are given; of equal shares the earlier one wins.
  let aligned: [ClassID]
  /// The classes whose components are prompts, ascending.
  let prompted: [ClassID]

  /// Divides the classes of a taxonomy.
  init(preset: Preset, taxonomy: Taxonomy) {
    let classes = taxonomy.classes.sorted { $0.id < $1.id }
    switch preset {
    case .paper, .secoV1:
      aligned = classes.filter { $0.kind == .stuff }.map(\.id)
      prompted = classes.filter { $0.kind == .thing }.map(\.id)
    case .secoV2:
      prompted = classes.filter { Self.isThin($0.name) }.map(\.id)
      // The released code lists 0-4, 8-18, 5, 6, 7.
      aligned = classes.filter { !Self.isThin($0.name) }.map(\.id) + prompted
    }
  }

  /// Everything-masks are given any class, the lowest id of equal shares; there are no prompts.
  init(aligningAllOf taxonomy: Taxonomy) {
    aligned = taxonomy.classes.map(\.id).sorted()
    prompted = []
  }

  /// Whether a word of a class's name is pole, light or sign, as in `traffic light`.
  private static func isThin(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }
    return words.contains { ["pole", "light", "sign"].contains($0) }
  }
}
