import ArgumentParser
import Labels
import Refiner

/// A prompt's point as typed: `x,y,in` or `x,y,out`, in pixels of the image.
struct PointArgument: ExpressibleByArgument, Equatable, Sendable {
  let x: Double
  let y: Double
  let isInside: Bool

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 3, let x = Double(parts[0]), let y = Double(parts[1]), x.isFinite,
      y.isFinite
    else { return nil }
    switch parts[2] {
    case "in", "1": isInside = true
    case "out", "0": isInside = false
    default: return nil
    }
    self.x = x
    self.y = y
  }

  /// The point of a prompt; typed coordinates count from the centre of the first pixel.
  var point: Prompt.LabelledPoint {
    Prompt.LabelledPoint(Point(x: x + 0.5, y: y + 0.5), isInside: isInside)
  }
}

/// A box as typed: `x0,y0,x1,y1`, two opposite corners in pixels of the image.
struct BoxArgument: ExpressibleByArgument, Equatable, Sendable {
  let corners: [Double]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }
    guard parts.count == 4, numbers.count == 4, numbers.allSatisfy(\.isFinite) else { return nil }
    corners = numbers
  }

  /// The box of a prompt; typed coordinates count from the centre of the first pixel.
  var box: Prompt.Box {
    Prompt.Box(
      Point(x: corners[0] + 0.5, y: corners[1] + 0.5),
      Point(x: corners[2] + 0.5, y: corners[3] + 0.5))
  }

  /// The whole pixels between the corners, the second corner's not included; nil when they are too far away
  /// to be anywhere in an image.
  var rectangle: Rectangle<ImageSpace>? {
    guard corners.allSatisfy({ abs($0) <= 1e6 }) else { return nil }
    let left = Int(min(corners[0], corners[2]).rounded())
    let top = Int(min(corners[1], corners[3]).rounded())
    let right = Int(max(corners[0], corners[2]).rounded())
    let bottom = Int(max(corners[1], corners[3]).rounded())
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }
}
