internal import Labels

/// Fuses label maps of one image pixel by pixel.
internal struct LabelFusion {
  /// Fuses maps of one size by a rule.
  ///
  /// confidences: one per map and of its size for `FusionRule.confidence`, none otherwise.
  /// - Complexity: O(pixels * maps).
  internal static func fuse(
    _ maps: [LabelMap], confidences: [ConfidenceMap], rule: FusionRule
  ) -> LabelMap {
    precondition(!maps.isEmpty && maps.allSatisfy { $0.size == maps[0].size }, "Maps differ")
    switch rule {
    case .agree: return vote(maps, needed: maps.count)
    case .majority: return vote(maps, needed: maps.count / 2 + 1)
    case .confidence: return surest(maps, confidences)
    }
  }

  /// Keeps classes that at least `needed` maps give, which is more than half of them.
  private static func vote(_ maps: [LabelMap], needed: Int) -> LabelMap {
    var fused = maps[0].ids
    if needed == maps.count {
      for map in maps.dropFirst() {
        for index in fused.indices where map.ids[index] != fused[index] { fused[index] = 255 }
      }
    } else {
      for index in fused.indices { fused[index] = majority(at: index, of: maps, needed: needed) }
    }
    return LabelMap(width: maps[0].width, height: maps[0].height, ids: fused)
  }

  private static func majority(at index: Int, of maps: [LabelMap], needed: Int) -> UInt8 {
    for map in maps.dropLast(needed - 1) {
      let id = map.ids[index]
      if maps.count(where: { $0.ids[index] == id }) >= needed { return id }
    }
    return 255
  }

  private static func surest(_ maps: [LabelMap], _ confidences: [ConfidenceMap]) -> LabelMap {
    precondition(
      confidences.count == maps.count && confidences.allSatisfy { $0.size == maps[0].size },
      "\(confidences.count) confidences of \(maps.count) maps")
    var fused = maps[0].ids
    // Void is less sure than any class.
    var best = zip(maps[0].ids, confidences[0].values).map { $0 == 255 ? -1 : Int($1) }
    for (map, confidence) in zip(maps, confidences).dropFirst() {
      for index in fused.indices
      where map.ids[index] != 255 && Int(confidence.values[index]) > best[index] {
        fused[index] = map.ids[index]
        best[index] = Int(confidence.values[index])
      }
    }
    return LabelMap(width: maps[0].width, height: maps[0].height, ids: fused)
  }
}
