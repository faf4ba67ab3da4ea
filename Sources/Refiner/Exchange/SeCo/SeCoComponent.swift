internal import Labels

/// A component of a run with what SeCo's files say of it.
internal struct SeCoComponent: Sendable {
  internal let item: QueueItem
  /// Its pixels.
  internal let runs: RunLengthEncoding
  /// The classifier's softmax, one value per class of the taxonomy in its order.
  internal let posterior: [Float]

  /// The place of the first pixel in the order in which OpenCV numbers components: blocks of 2x2 pixels
  /// in raster order.
  ///
  /// That is what `cv2.connectedComponents` gives with 8-neighbours (checked on 300 random masks, OpenCV
  /// 5.0); components of one class never share a block.
  internal var blockOrder: (row: Int, column: Int) {
    let row = item.bounds.y / 2
    var column = Int.max
    runs.forEachColumnRun { x, y, _ in if y / 2 == row { column = min(column, x / 2) } }
    return (row, column)
  }

  /// max softmax and its class; ties go to the class that comes first.
  internal func prediction(in taxonomy: Taxonomy) -> (score: Float, classID: ClassID) {
    let place = ComponentEvidence.prediction(of: posterior)
    return (posterior[place], taxonomy.classes[place].id)
  }
}

extension SeCoComponent {
  /// Orders as SeCo enumerates the components of an image: by class, then as OpenCV numbers them
  /// (reference `seco-method.md` 3.3).
  internal static func isInOrder(_ left: Self, _ right: Self) -> Bool {
    let (first, second) = (left.blockOrder, right.blockOrder)
    return (left.item.classID, first.row, first.column)
      < (right.item.classID, second.row, second.column)
  }
}
