import Labels
import Refiner

/// Shrinks an image's maps, photo and components to one size, and draws outlines on them.
struct ReportPanel {
  /// The widest panel, pixels.
  static let widest = 640
  private let full: Size<ImageSpace>
  /// Pixels of the image per pixel of the panel, along each side.
  private let step: Int

  /// Prepares the panels of an image.
  init(of size: Size<ImageSpace>) {
    full = size
    step = max(1, (size.width + Self.widest - 1) / Self.widest)
  }

  /// The size of the panels.
  var size: Size<ImageSpace> {
    Size(width: (full.width + step - 1) / step, height: (full.height + step - 1) / step)
  }

  /// A map in its colours: of each block the class of most pixels, the lowest of equals.
  ///
  /// palette: 256 colours by id.
  func image(of map: LabelMap, palette: [RGB]) -> RGBImage {
    var image = RGBImage(width: size.width, height: size.height)
    var counts = [Int](repeating: 0, count: 256)
    for y in 0..<size.height {
      for x in 0..<size.width {
        let (columns, rows) = block(x, y)
        var best = map.ids[rows.lowerBound * full.width + columns.lowerBound]
        for row in rows {
          for column in columns { counts[Int(map.ids[row * full.width + column])] += 1 }
        }
        for row in rows {
          for column in columns {
            let id = map.ids[row * full.width + column]
            let isMore = (counts[Int(id)], best) > (counts[Int(best)], id)
            if isMore { best = id }
          }
        }
        for row in rows {
          for column in columns { counts[Int(map.ids[row * full.width + column])] = 0 }
        }
        image[x, y] = palette[Int(best)]
      }
    }
    return image
  }

  /// A photo; its last bits, which nobody sees and which cost half of the file, are left out.
  func image(of photo: RGBImage) -> RGBImage {
    var image = photo.resized(to: size)
    image.withMutableBytes { bytes in
      for index in 0..<bytes.count { bytes[index] = bytes[index] & 0xF8 | bytes[index] >> 5 }
    }
    return image
  }

  /// The places of the panel on the inner edge of any component.
  /// - Complexity: O(pixels of the components' bounds in the panel + rows of the image each).
  func outline(of components: [RunLengthEncoding]) -> [Pixel] {
    var places: [Pixel] = []
    for component in components {
      let (bounds, shape) = shape(of: component)
      func isSet(_ x: Int, _ y: Int) -> Bool {
        (0..<shape.width).contains(x) && (0..<shape.height).contains(y) && shape[x, y]
      }
      for y in 0..<shape.height {
        for x in 0..<shape.width where shape[x, y] {
          guard !isSet(x - 1, y) || !isSet(x + 1, y) || !isSet(x, y - 1) || !isSet(x, y + 1) else {
            continue
          }
          places.append(Pixel(x: bounds.x + x, y: bounds.y + y))
        }
      }
    }
    return places
  }

  /// Draws an outline in black and white by turns, which shows on every colour.
  func draw(_ outline: [Pixel], on image: inout RGBImage) {
    for place in outline {
      image[place.x, place.y] =
        (place.x + place.y) / 3 % 2 == 0 ? RGB(255, 255, 255) : RGB(0, 0, 0)
    }
  }

  /// Where any pixel of a component lies, within its bounds in the panel.
  private func shape(
    of component: RunLengthEncoding
  ) -> (bounds: Rectangle<ImageSpace>, shape: Grid<Bool>) {
    var (left, right, top, bottom) = (Int.max, 0, Int.max, 0)
    component.forEachRowRun { y, x, length in
      (left, right) = (min(left, x / step), max(right, (x + length - 1) / step + 1))
      (top, bottom) = (min(top, y / step), max(bottom, y / step + 1))
    }
    guard left < right else {
      return (
        Rectangle(x: 0, y: 0, width: 0, height: 0), Grid(width: 0, height: 0, repeating: false)
      )
    }
    var shape = Grid(width: right - left, height: bottom - top, repeating: false)
    component.forEachRowRun { y, x, length in
      for column in (x / step)...((x + length - 1) / step) {
        shape[column - left, y / step - top] = true
      }
    }
    return (Rectangle(x: left, y: top, width: right - left, height: bottom - top), shape)
  }

  private func block(_ x: Int, _ y: Int) -> (columns: Range<Int>, rows: Range<Int>) {
    (
      (x * step)..<min(full.width, (x + 1) * step), (y * step)..<min(full.height, (y + 1) * step)
    )
  }
}
