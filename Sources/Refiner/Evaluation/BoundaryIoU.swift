public import Labels

/// Boundary IoU of every class over the pixels of a data set.
///
/// The IoU of two masks' bands along their inner edges: what is right about outlines, which large areas
/// hide in the plain IoU. Cheng, Girshick, Dollár, Berg, Kirillov: "Boundary IoU: Improving
/// Object-Centric Image Segmentation Evaluation", CVPR 2021, equation 1. As in the authors' code the
/// band is a mask minus its erosion by d steps of a 3x3 square, the image's border counts as an edge,
/// and d is rounded to whole pixels, one at least. Here each class's pixels of an image are one mask,
/// and pixels are summed over all images before dividing.
///
/// A pixel that is void in either map is void in both, as ``ConfusionMatrix`` counts only pixels that are
/// known in both: what agrees wherever both are known has 1, and a prediction's void shows in the coverage
/// only. The erosion passes over void: where it borders on a class, nobody knows of an edge. (Were void
/// outside of all masks, every hole of a sparse map would be an edge; on the dusk sequence's pseudo-labels
/// that would give 0.37 when made void in both maps, 0.17 when in the prediction only, in place of 0.26.)
public struct BoundaryIoU: Hashable, Sendable {
  /// The authors' width of the band, a share of the image's diagonal.
  public static let standardWidth = 0.02

  /// The classes that are counted, in the table's order.
  public let taxonomy: Taxonomy
  /// Width of the band as a share of each image's diagonal, above 0 and at most 1.
  public let width: Double
  /// By class: pixels that are in the band of both masks.
  public private(set) var intersections: [Int]
  /// By class: pixels that are in the band of either mask.
  public private(set) var unions: [Int]

  private let positions: [UInt8]

  /// Starts an empty count over the classes of `taxonomy`; ids that it lacks are read as void.
  public init(taxonomy: Taxonomy, width: Double = standardWidth) {
    precondition(width > 0 && width <= 1, "A band of \(width) of the diagonal")
    self.taxonomy = taxonomy
    self.width = width
    intersections = Array(repeating: 0, count: taxonomy.classes.count)
    unions = intersections
    var positions = [UInt8](repeating: BoundaryBand.unknown, count: 256)
    for (position, entry) in taxonomy.classes.enumerated() {
      positions[Int(entry.id.rawValue)] = UInt8(position)
    }
    self.positions = positions
  }

  /// The band's width in an image, in pixels, 1 or more.
  public func distance(in size: Size<ImageSpace>) -> Int {
    let diagonal = Double(size.width * size.width + size.height * size.height).squareRoot()
    return max(1, Int((width * diagonal).rounded(.toNearestOrEven)))
  }

  /// Counts one image; both maps must be of the same size.
  /// - Complexity: O(pixels), whatever the width and the number of classes.
  public mutating func add(prediction: LabelMap, truth: LabelMap) {
    precondition(
      prediction.size == truth.size, "Prediction of \(prediction.size), truth of \(truth.size)")
    let (predicted, known) = classes(of: prediction, truth)
    let distance = distance(in: truth.size)
    func band(_ ids: [UInt8]) -> BoundaryBand {
      BoundaryBand(ids: ids, width: truth.width, height: truth.height, distance: distance)
    }
    let (found, expected) = (band(predicted), band(known))
    var counts = BandCounts()
    for index in known.indices {
      counts.add(
        predicted: found.isInside[index] ? BoundaryBand.unknown : predicted[index],
        known: expected.isInside[index] ? BoundaryBand.unknown : known[index])
    }
    for position in unions.indices {
      intersections[position] += counts.intersections[position]
      unions[position] += counts.unions[position]
    }
  }

  /// Adds the counts of other images; taxonomies and widths must be equal.
  public mutating func add(_ other: Self) {
    precondition(
      taxonomy == other.taxonomy && width == other.width,
      "\(taxonomy.name) at \(width) and \(other.taxonomy.name) at \(other.width) added")
    for position in unions.indices {
      intersections[position] += other.intersections[position]
      unions[position] += other.unions[position]
    }
  }

  /// Boundary IoU by class, in the taxonomy's order, 0...1; 0 for a class without any edge.
  public var values: [Double] {
    zip(intersections, unions).map { $1 == 0 ? 0 : Double($0) / Double($1) }
  }

  /// The plain mean of ``values`` over all classes, 0...1.
  public var mean: Double { ConfusionMatrix.mean(of: values) }

  /// Both maps as positions of classes, unknown where either is void.
  private func classes(
    of prediction: LabelMap, _ truth: LabelMap
  ) -> (predicted: [UInt8], known: [UInt8]) {
    var predicted = prediction.ids
    var known = truth.ids
    for index in known.indices {
      let found = positions[Int(predicted[index])]
      let expected = positions[Int(known[index])]
      let isKnown = found != BoundaryBand.unknown && expected != BoundaryBand.unknown
      predicted[index] = isKnown ? found : BoundaryBand.unknown
      known[index] = isKnown ? expected : BoundaryBand.unknown
    }
    return (predicted, known)
  }
}

/// One image's pixels by class position; the last is for pixels that are in no band.
private struct BandCounts {
  var intersections = [Int](repeating: 0, count: 256)
  var unions = [Int](repeating: 0, count: 256)

  mutating func add(predicted: UInt8, known: UInt8) {
    unions[Int(known)] += 1
    if predicted == known {
      intersections[Int(known)] += 1
    } else {
      unions[Int(predicted)] += 1
    }
  }
}
