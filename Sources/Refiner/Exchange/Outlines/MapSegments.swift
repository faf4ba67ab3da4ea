internal import Labels

/// The objects of an exported map.
///
/// A component of a thing class is an object of its own. All pixels of a stuff class are one, since stuff
/// has no instances.
internal struct MapSegments: Sendable {
  /// One object.
  internal struct Segment: Sendable {
    /// Its class; never void.
    internal let classID: ClassID
    /// Number of pixels.
    internal var area: Int
    /// The smallest rectangle that holds all its pixels.
    internal var bounds: Rectangle<ImageSpace>
    /// Its components, in raster order of their first pixels.
    internal var components: [ComponentIndex]
  }

  /// The components of the map.
  internal let found: ConnectedComponents
  /// The objects, in raster order of their first pixels.
  internal private(set) var segments: [Segment] = []
  /// The place of each component's object in ``segments``.
  private var owners: [Int] = []

  /// Finds the objects of a map.
  ///
  /// isApart: whether each component of a class is an object of its own.
  /// - Complexity: O(pixels).
  internal init(_ map: LabelMap, isApart: (ClassID) -> Bool) {
    found = ConnectedComponents(map)
    var places: [ClassID: Int] = [:]
    for component in found.components {
      if let place = places[component.classID] {
        owners.append(place)
        segments[place].add(component)
        continue
      }
      owners.append(segments.count)
      if !isApart(component.classID) { places[component.classID] = segments.count }
      segments.append(
        Segment(
          classID: component.classID, area: component.area, bounds: component.bounds,
          components: [component.index]))
    }
  }

  /// Finds the objects of a map by the kinds of its classes.
  /// - Complexity: O(pixels).
  internal init(_ map: LabelMap, taxonomy: Taxonomy) {
    self.init(map) { taxonomy[$0]?.kind == .thing }
  }

  /// The pixels of each object as COCO run lengths.
  /// - Complexity: O(vertical runs).
  internal func encodings() -> [RunLengthEncoding] {
    var builders = [RunLengthBuilder](
      repeating: RunLengthBuilder(size: found.size), count: segments.count)
    for run in found.verticalRuns() {
      builders[owners[Int(run.component)]].append(
        x: Int(run.x), y: Int(run.start), length: Int(run.end - run.start))
    }
    return builders.map { $0.finish() }
  }

  /// Calls `body` with row, columns and place of the object of every horizontal run of pixels.
  internal func forEachRun(_ body: (_ y: Int, _ columns: Range<Int>, _ place: Int) -> Void) {
    for run in found.runs {
      body(Int(run.y), Int(run.start)..<Int(run.end), owners[Int(run.component)])
    }
  }
}

extension MapSegments.Segment {
  fileprivate mutating func add(_ component: Component) {
    area += component.area
    components.append(component.index)
    let other = component.bounds
    let left = min(bounds.x, other.x)
    let top = min(bounds.y, other.y)
    bounds = Rectangle(
      x: left, y: top, width: max(bounds.maxX, other.maxX) - left,
      height: max(bounds.maxY, other.maxY) - top)
  }
}
