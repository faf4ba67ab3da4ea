public import Labels

/// The place of a component among the components of its label map, in raster order of first pixels.
public struct ComponentIndex: RawRepresentable, Hashable, Comparable, Sendable {
  /// Zero for the component that holds the first labelled pixel.
  public let rawValue: Int

  /// Makes an index.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Orders by the position of the first pixel.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A maximal 8-connected set of pixels of one class in one label map.
///
/// The paper calls it a connectivity, `m_{i,n}` (section 3.2).
public struct Component: Hashable, Sendable {
  /// Its place in the label map's raster order.
  public let index: ComponentIndex
  /// The class of all its pixels; never void.
  public let classID: ClassID
  /// Number of pixels.
  public let area: Int
  /// The smallest rectangle that holds all its pixels.
  public let bounds: Rectangle<ImageSpace>
  /// Mean of its pixels' coordinates (pixel indices, not centres of pixel squares).
  public let centroid: Point<ImageSpace>
  /// Number of pixel sides between the component and anything else, the image's border included.
  public let perimeter: Int

  /// Makes a component from its measurements.
  public init(
    index: ComponentIndex, classID: ClassID, area: Int, bounds: Rectangle<ImageSpace>,
    centroid: Point<ImageSpace>, perimeter: Int
  ) {
    self.index = index
    self.classID = classID
    self.area = area
    self.bounds = bounds
    self.centroid = centroid
    self.perimeter = perimeter
  }
}
