/// How a label set is exported, apart from what becomes of undecided components.
public struct LabelSetOptions: Hashable, Sendable, Codable {
  /// The layout.
  public var format = LabelSetFormat.png
  /// Which labels it holds.
  public var only = ExportScope.all
  /// Whether a map of weights goes with each map.
  public var weights = false
  /// What becomes of the photos; `.none` for formats that hold none.
  public var photos = PhotoPolicy.none
  /// The name of the split; see ``isSplit(_:)``.
  public var split = "train"
  /// How COCO's objects are described.
  public var segmentation = SegmentationStyle.rle
  /// How far a polygon may be from the pixels' edges, in pixels, 0 or more.
  public var tolerance = 0.0

  /// Palette PNGs of all labels.
  public init() {}

  /// Whether a text can name a split: letters, digits, `_`, `-` and `.`, the first none of the latter two.
  public static func isSplit(_ name: String) -> Bool {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard let first = name.utf8.first, isPlain(first), name.utf8.count < 100 else { return false }
    return name.utf8.allSatisfy {
      isPlain($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
  }
}
