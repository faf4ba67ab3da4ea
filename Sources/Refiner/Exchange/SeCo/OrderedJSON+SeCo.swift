internal import Labels

extension OrderedJSON {
  /// A mask as COCO's `{"size": [height, width], "counts": string}`.
  internal static func segmentation(_ runs: RunLengthEncoding) -> OrderedJSON {
    .object([
      ("size", .list([.integer(runs.size.height), .integer(runs.size.width)])),
      ("counts", .text(runs.compressed)),
    ])
  }

  /// A rectangle as `[x, y, width, height]`.
  internal static func box(_ box: Rectangle<ImageSpace>) -> OrderedJSON {
    .list([.integer(box.x), .integer(box.y), .integer(box.width), .integer(box.height)])
  }

  /// A class as its id.
  internal static func classID(_ id: ClassID) -> OrderedJSON { .integer(Int(id.rawValue)) }

  /// 1 or 0.
  internal static func flag(_ isSet: Bool) -> OrderedJSON { .integer(isSet ? 1 : 0) }
}
