internal import Labels

/// Turns prompts into tokens and a dense embedding (`modeling/prompt_encoder.py`).
internal struct PromptEncoder: Sendable {
  /// What a point of the token list says; raw values are the reference's labels.
  enum PointLabel: Hashable, Sendable {
    /// Padding: its encoding is replaced by `not_a_point_embed`.
    case padding
    /// 0 or 1: background or foreground; `point_embeddings[label]` is added.
    case point(Int)
    /// Any other label: the encoding alone, as in the reference.
    case bare
  }

  private let position: PositionEmbedding
  /// `point_embeddings`: background, foreground, a box's first corner, its second.
  private let pointEmbeddings: [[Float]]
  private let notAPoint: [Float]
  /// `no_mask_embed`: [1, width], the dense embedding without a mask.
  let noMask: MatrixView
  private let maskDownscaling: MaskDownscaling
  private let inputSide: Float
  private let gridSide: Int
  /// `get_dense_pe`: [gridSide * gridSide, width].
  let densePosition: MatrixView

  /// Reads the parameters below `prompt_encoder`.
  init(_ source: some ParameterSource, _ configuration: NetworkConfiguration) throws {
    let sizes = configuration.maskDecoder
    let name = "prompt_encoder."
    position = PositionEmbedding(
      gaussian: try source.floats(
        name + "pe_layer.positional_encoding_gaussian_matrix", shape: [2, sizes.width / 2]
      ).values)
    pointEmbeddings = try (0..<4).map {
      try source.floats("\(name)point_embeddings.\($0).weight", shape: [1, sizes.width]).values
    }
    notAPoint = try source.floats(name + "not_a_point_embed.weight", shape: [1, sizes.width]).values
    noMask = try source.matrix(name + "no_mask_embed.weight", 1, sizes.width)
    maskDownscaling = try MaskDownscaling(source, sizes)
    inputSide = Float(configuration.inputSide)
    gridSide = configuration.gridSide
    densePosition = position.grid(side: gridSide)
  }

  /// The sparse tokens of points and a box, in model pixels: [points (+ 1 padding) + 2 corners, width].
  ///
  /// Points without a box get one padding token after them, as in the reference.
  func sparse(
    points: [(Point<ModelSpace>, PointLabel)], box: (Point<ModelSpace>, Point<ModelSpace>)?
  ) -> MatrixView {
    var rows: [[Float]] = points.map { token($0.0, $0.1) }
    if !points.isEmpty, box == nil { rows.append(notAPoint) }
    if let box {
      rows.append(Self.sum(encoding(box.0), pointEmbeddings[2]))
      rows.append(Self.sum(encoding(box.1), pointEmbeddings[3]))
    }
    return MatrixView(
      rowCount: rows.count, columnCount: position.width, values: rows.flatMap { $0 })
  }

  private func token(_ point: Point<ModelSpace>, _ label: PointLabel) -> [Float] {
    switch label {
    case .padding: notAPoint
    case .point(let index): Self.sum(encoding(point), pointEmbeddings[index])
    case .bare: encoding(point)
    }
  }

  private static func sum(_ first: [Float], _ second: [Float]) -> [Float] {
    zip(first, second).map { $0 + $1 }
  }

  private func encoding(_ point: Point<ModelSpace>) -> [Float] {
    // Half a pixel to its centre, in single precision like the reference.
    position.encoding(
      x: (Float(point.x) + 0.5) / inputSide, y: (Float(point.y) + 0.5) / inputSide)
  }

  /// The dense embedding of a mask prompt's logits, or of none: [tokens, width] or [1, width].
  func dense(mask logits: [Float]?) -> MatrixView {
    guard let logits else { return noMask }
    return maskDownscaling(logits, gridSide: gridSide)
  }
}
