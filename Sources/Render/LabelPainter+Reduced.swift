public import Labels

extension LabelPainter {
  /// A map of fewer pixels, each with a label that is really there, chosen by a rule.
  ///
  /// width: columns of the result, whose rows keep the shape; a map that is no wider is returned as it is.
  /// - Complexity: O(pixels).
  public func reduced(_ map: LabelMap, width: Int, rule: PoolingRule) -> LabelMap {
    precondition(width > 0, "A map of \(width) columns")
    guard map.width > width, map.height > 0 else { return map }
    let scale = Double(map.width) / Double(width)
    let height = max(1, Int((Double(map.height) / scale).rounded()))
    let canvas = Rectangle<ScreenSpace>(x: 0, y: 0, width: width, height: (height + 1) / 2)
    // The corner of the canvas is that of the map.
    let viewport = Viewport(
      imageSize: map.size,
      center: Point(x: Double(width) / 2 * scale, y: Double(canvas.height) * scale), scale: scale)
    let pool = LabelPool(
      map,
      grid: SampleGrid(viewport: viewport, canvas: canvas, layout: .half, source: map.size),
      rule: rule, isThin: isThin, ids: ids)
    let labels = (0..<height).flatMap { row in
      (0..<width).map { column in
        UInt8(truncatingIfNeeded: max(-1, pool.label(column: column, row: row)))
      }
    }
    return LabelMap(width: width, height: height, ids: labels)
  }
}
