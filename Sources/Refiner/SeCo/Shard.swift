internal import Labels

/// One part of a data set that a process of its own analyses: every `count`th image, from the `index`th.
public struct Shard: Hashable, Sendable {
  /// The most parts that a data set is divided into.
  public static let maximumCount = 10_000
  /// Which part, 1...count.
  public let index: Int
  /// How many parts there are.
  public let count: Int

  /// Makes the part `index` of `count`; nil when there is none.
  public init?(index: Int, of count: Int) {
    guard (1...Self.maximumCount).contains(count), (1...count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// Reads `2/5`, the second of five; nil for other texts.
  public init?(_ text: String) {
    self.init(text, separator: "/")
  }

  /// The shard of a database's name; nil for other names.
  init?(fileName: String) {
    guard fileName.hasSuffix(Self.fileSuffix) else { return nil }
    self.init(String(fileName.dropLast(Self.fileSuffix.count)), separator: "-of-")
  }

  private init?(_ text: String, separator: String) {
    let numbers = text.split(separator: separator, omittingEmptySubsequences: false)
    guard numbers.count == 2, let index = Int(numbers[0]), let count = Int(numbers[1]),
      "\(index)\(separator)\(count)" == text
    else { return nil }
    self.init(index: index, of: count)
  }

  private static let fileSuffix = ".sqlite"

  /// The name of its database: `2-of-5.sqlite`.
  var fileName: String { "\(index)-of-\(count)\(Self.fileSuffix)" }

  /// The images of a data set of `total` that it analyses, ascending.
  func images(of total: Int) -> [ImageID] {
    stride(from: index, through: total, by: count).map { ImageID($0) }
  }
}

extension Shard: CustomStringConvertible {
  /// As on the command line: `2/5`.
  public var description: String { "\(index)/\(count)" }
}
