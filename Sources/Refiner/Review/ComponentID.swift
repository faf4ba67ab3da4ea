/// The database key of a component of a run, 1 or more.
public struct ComponentID: RawRepresentable, Codable, Hashable, Comparable, Sendable {
  /// The key.
  public let rawValue: Int

  /// Makes an id from its key.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Makes an id from its key.
  public init(_ rawValue: Int) { self.rawValue = rawValue }

  /// Orders ids by their key.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ComponentID: CustomStringConvertible {
  /// The key in decimal digits.
  public var description: String { "\(rawValue)" }
}
