/// Where the pixels of a reshaped component came from.
public enum MaskSource: Hashable, Sendable {
  /// A shape tool, such as `brush`, with what it was set to.
  case tool(name: String, parameters: [String: String])
  /// A network.
  ///
  /// hash: SHA-256 of its checkpoint.  prompts: what it was asked, one prompt a text, in image pixels, such
  /// as `point 120 33 in` or `box 10 20 30 40`.  predictedIoU: what it says of its own mask, 0...1.
  /// candidate: which of its masks was taken, from 0.
  case model(hash: String, prompts: [String], predictedIoU: Double, candidate: Int)
}

extension MaskSource: Codable {
  private enum CodingKeys: String, CodingKey {
    case tool, parameters, model, prompts, predictedIoU, candidate
  }

  /// Reads either form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let name = try container.decodeIfPresent(String.self, forKey: .tool) {
      self = .tool(
        name: name, parameters: try container.decode([String: String].self, forKey: .parameters))
      return
    }
    self = .model(
      hash: try container.decode(String.self, forKey: .model),
      prompts: try container.decode([String].self, forKey: .prompts),
      predictedIoU: try container.decode(Double.self, forKey: .predictedIoU),
      candidate: try container.decode(Int.self, forKey: .candidate))
  }

  /// Writes `{tool, parameters}` or `{model, prompts, predictedIoU, candidate}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .tool(let name, let parameters):
      try container.encode(name, forKey: .tool)
      try container.encode(parameters, forKey: .parameters)
    case .model(let hash, let prompts, let predictedIoU, let candidate):
      try container.encode(hash, forKey: .model)
      try container.encode(prompts, forKey: .prompts)
      // JSON has no NaN.
      try container.encode(predictedIoU.isFinite ? predictedIoU : 0, forKey: .predictedIoU)
      try container.encode(candidate, forKey: .candidate)
    }
  }
}
