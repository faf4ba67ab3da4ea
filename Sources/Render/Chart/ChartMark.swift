public import Labels

/// One thing that a chart shows, in one colour.
public struct ChartMark: Hashable, Sendable {
  /// What is drawn; coordinates are in units of the chart's axes and finite.
  public enum Shape: Hashable, Sendable {
    /// Histogram bars: bar i reaches from `edges[i]` to `edges[i + 1]`, and from `bases[i]` up to
    /// `tops[i]`; to stack bars, give the lower ones' tops as bases.
    case bars(edges: [Double], bases: [Double], tops: [Double])
    /// Straight lines from point to point.
    case line([Point<ChartSpace>])
    /// A step curve: each value holds until the next point.
    case steps([Point<ChartSpace>])
    /// The area between two lines, shaded so that what lies below stays visible.
    case band(lower: [Point<ChartSpace>], upper: [Point<ChartSpace>])
    /// A vertical line through the whole plot.
    case vertical(at: Double)
    /// A horizontal line through the whole plot.
    case horizontal(at: Double)
    /// A dot at each point.
    case dots([Point<ChartSpace>])
  }

  /// Its name in the legend; nil keeps it out.
  public var name: String?
  /// What is drawn.
  public var shape: Shape
  /// Its colour.
  public var colour: RGB
  /// Whether its lines are dashed.
  public var isDashed: Bool

  /// Makes a mark; the lists of bars must fit each other.
  public init(_ name: String?, _ shape: Shape, colour: RGB, isDashed: Bool = false) {
    if case .bars(let edges, let bases, let tops) = shape {
      precondition(
        bases.count == tops.count && edges.count == tops.count + (tops.isEmpty ? edges.count : 1),
        "\(edges.count) edges and \(bases.count) bases given for \(tops.count) bars")
    }
    self.name = name
    self.shape = shape
    self.colour = colour
    self.isDashed = isDashed
  }
}
