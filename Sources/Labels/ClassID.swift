/// The id of a class in a label map, as its pixels store it.
public struct ClassID: RawRepresentable, Codable, Hashable, Comparable, Sendable {
  /// The stored byte, 0...255.
  public let rawValue: UInt8

  /// Makes an id from the byte that stores it.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Makes an id from the byte that stores it.
  @inlinable
  public init(_ rawValue: UInt8) { self.rawValue = rawValue }

  /// The id of pixels that have no class and are ignored: 255.
  public static let void = ClassID(255)

  /// Whether this is ``void``.
  @inlinable
  public var isVoid: Bool { rawValue == 255 }

  /// Orders ids by their byte.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ClassID: CustomStringConvertible {
  /// The id in decimal digits.
  public var description: String { "\(rawValue)" }
}
