extension RefinementSettings {
  /// One setting as `run.toml` names it.
  struct Field: Sendable {
    let key: String
    let get: @Sendable (RefinementSettings) -> String
    /// False when the text is not a value of this setting.
    let set: @Sendable (String, inout RefinementSettings) -> Bool
  }

  /// All settings in the order in which they are written.
  static let fields: [Field] = [
    choice("preset", \.preset), choice("select", \.selection), fraction("portion", \.portion),
    fraction("confidence_threshold", \.confidenceThreshold), choice("label_ids", \.labelIDs),
    choice("truth_ids", \.truthIDs),
    choice("aggregate", \.aggregation),
    Field(
      key: "checkpoint", get: { $0.checkpoint ?? "" },
      set: {
        $1.checkpoint = $0.isEmpty ? nil : $0
        return $0.isEmpty || ($0.utf8.count == 64 && $0.allSatisfy(\.isHexDigit))
      }),
    Field(
      key: "input_side", get: { $0.inputSide.map(String.init) ?? "" },
      set: {
        $1.inputSide = Int($0)
        return $0.isEmpty || ($1.inputSide ?? 0) > 0
      }),
    choice("classifier", \.classifier),
    Field(
      key: "class_balanced", get: { "\($0.isClassBalanced)" },
      set: {
        $1.isClassBalanced = $0 == "true"
        return $0 == "true" || $0 == "false"
      }),
    choice("filter", \.filter), fraction("filter_ratio", \.filterRatio),
    fraction("tau_ns", \.thresholds.noise), fraction("tau_cr", \.thresholds.correction),
  ]

  /// All settings as (key, text).
  var values: [(key: String, text: String)] { Self.fields.map { ($0.key, $0.get(self)) } }

  /// The settings that differ from the defaults, a line each: what makes a run's id another one.
  var deviations: [String] {
    zip(values, RefinementSettings().values)
      .filter { $0.0.text != $0.1.text }.map { "\($0.0.key)=\($0.0.text)" }
  }

  private static func choice<Value: RawRepresentable & Sendable>(
    _ key: String, _ path: any WritableKeyPath<RefinementSettings, Value> & Sendable
  ) -> Field where Value.RawValue == String {
    Field(key: key, get: { $0[keyPath: path].rawValue }) { text, settings in
      guard let value = Value(rawValue: text) else { return false }
      settings[keyPath: path] = value
      return true
    }
  }

  private static func fraction(
    _ key: String, _ path: any WritableKeyPath<RefinementSettings, Double> & Sendable
  ) -> Field {
    Field(key: key, get: { "\($0[keyPath: path])" }) { text, settings in
      guard let value = Double(text), (0...1).contains(value) else { return false }
      settings[keyPath: path] = value
      return true
    }
  }
}
