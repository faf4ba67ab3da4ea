public import Labels

/// Units of a chart's data, those of its axes; unlike in the other spaces y runs upwards.
public enum ChartSpace: CoordinateSpace {}

/// Pixels of a drawn chart: origin at the top left corner, y down.
internal enum CanvasSpace: CoordinateSpace {}

/// An axis-aligned box of a drawn chart, with sides that need not be whole pixels.
internal struct ChartBox: Hashable, Sendable {
  internal var left: Double
  internal var top: Double
  internal var right: Double
  internal var bottom: Double

  internal var width: Double { right - left }
  internal var height: Double { bottom - top }

  /// The nearest box of whole pixels, at least one pixel wide and high.
  internal var snapped: ChartBox {
    let (left, top) = (left.rounded(), top.rounded())
    return ChartBox(
      left: left, top: top, right: max(left + 1, right.rounded()),
      bottom: max(top + 1, bottom.rounded()))
  }
}
