internal import Labels

/// Which lint rules each component of a run breaks.
///
/// What follows from the components and judgements alone; kept in the run once it was found.
public struct LintFindings: Hashable, Sendable {
  /// The components and the rules that each breaks, none for most.
  public let rules: [ComponentID: LintRules]

  /// Takes what was found.
  public init(rules: [ComponentID: LintRules]) { self.rules = rules }

  /// Takes what the run holds, or looks at all of its components and keeps what is found where the run
  /// can be written.
  /// - Throws: `StoreError` when components cannot be read.
  /// - Complexity: O(components) when the run holds it, else O(pixels).
  public init(of run: Run) throws {
    if let stored = try Self.stored(in: run.store) {
      self = stored
      return
    }
    self = try Self.found(in: run)
    if !run.store.isReadOnly { try keep(in: run.store) }
  }

  /// What the run holds; nil before it was looked for.
  /// - Throws: `StoreError` when it cannot be read.
  public static func stored(in store: ReviewStore) throws(StoreError) -> LintFindings? {
    guard let text = try store.setting(SettingKey.lint) else { return nil }
    return decode(text, ids: try store.judgedIDs())
  }

  /// Looks at all components.
  static func found(in run: Run) throws -> LintFindings {
    let classCount = run.taxonomy.classes.count
    var adjacency = ClassAdjacency(classCount: classCount)
    var images: [(shapes: [LintShape], diagonal: Double)] = []
    for image in try run.store.images() {
      let read = try run.store.lintComponents(of: image, taxonomy: run.taxonomy)
      let scan = LintScan(
        read.map(\.shape), runs: read.map(\.runs), size: image.size, classCount: classCount)
      for shape in scan.shapes { adjacency.add(shape) }
      let (width, height) = (Double(image.size.width), Double(image.size.height))
      images.append((scan.shapes, (width * width + height * height).squareRoot()))
    }
    var rules: [ComponentID: LintRules] = [:]
    for (shapes, diagonal) in images {
      for shape in shapes {
        rules[shape.id] = LintRules(
          of: shape, adjacency: adjacency, diagonal: diagonal, classCount: classCount)
      }
    }
    return LintFindings(rules: rules)
  }

  private func keep(in store: ReviewStore) throws(StoreError) {
    try store.set(SettingKey.lint, to: encode(ids: try store.judgedIDs()))
  }
}

extension LintFindings {
  /// Version of the rules: what another version found is found anew.
  private static let version = "1"

  /// The version, a space, and two hexadecimal digits per component.
  func encode(ids: [ComponentID]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array((Self.version + " ").utf8)
    text.reserveCapacity(ids.count * 2 + text.count)
    for id in ids {
      let bits = rules[id]?.rawValue ?? 0
      text.append(digits[Int(bits >> 4)])
      text.append(digits[Int(bits & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads what ``encode(ids:)`` wrote; nil when it is of another version or other components.
  static func decode(_ text: String, ids: [ComponentID]) -> LintFindings? {
    let prefix = Array((version + " ").utf8)
    let bytes = Array(text.utf8)
    guard bytes.starts(with: prefix), bytes.count == prefix.count + ids.count * 2 else {
      return nil
    }
    var rules: [ComponentID: LintRules] = [:]
    rules.reserveCapacity(ids.count)
    for (place, id) in ids.enumerated() {
      let start = prefix.count + place * 2
      guard let high = digit(bytes[start]), let low = digit(bytes[start + 1]) else { return nil }
      rules[id] = LintRules(rawValue: high << 4 | low)
    }
    return LintFindings(rules: rules)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 97...102: byte - 87
    default: nil
    }
  }
}
