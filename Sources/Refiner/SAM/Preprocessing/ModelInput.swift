internal import Labels

/// A photo as the image encoder takes it: resized, normalised, padded to a square.
///
/// segment_anything `modeling/sam.py`, `Sam.preprocess`.
internal struct ModelInput: Sendable {
  /// Side of the square, pixels.
  internal let side: Int
  /// The part of the square, from its top left corner, that the photo covers.
  internal let resized: Size<ModelSpace>
  /// Size of the photo.
  internal let original: Size<ImageSpace>
  /// Normalised samples, [side, side, 3]: row-major, channels last, zero beyond ``resized``.
  internal let pixels: FloatStorage

  /// Prepares a photo, which must not be empty, for an input of `side` pixels.
  /// - Complexity: O(pixels of photo and input).
  internal init(
    _ image: RGBImage, side: Int, order: PillowResize.PassOrder = .horizontalFirst
  ) {
    let target = ResizeLongestSide(side: side).size(of: image.size)
    self.side = side
    original = image.size
    resized = target
    pixels = FloatStorage(count: side * side * 3)
    Self.normalise(PillowResize.resize(image, to: target, order: order), into: pixels, side: side)
  }

  /// Writes an image's normalised samples into the square's top left corner.
  ///
  /// image: [height, width, 3]  pixels: [side, side, 3]
  private static func normalise(_ image: RGBImage, into pixels: FloatStorage, side: Int) {
    let length = image.width * 3
    let bytes = image.bytes.span
    let values = tables.span
    pixels.withMutableElements { target in
      for y in 0..<image.height {
        let source = bytes.extracting((y * length)..<((y + 1) * length))
        let start = y * side * 3
        var position = 0
        while position < length {
          target[start + position] = values[Int(source[position])]
          target[start + position + 1] = values[256 + Int(source[position + 1])]
          target[start + position + 2] = values[512 + Int(source[position + 2])]
          position += 3
        }
      }
    }
  }

  /// The normalised value of every sample, 256 per channel.
  ///
  /// Means and deviations: `build_sam.py`, `pixel_mean` and `pixel_std`.
  private static let tables: [Float] = {
    let means: [Float] = [123.675, 116.28, 103.53]
    let deviations: [Float] = [58.395, 57.12, 57.375]
    return (0..<(3 * 256)).map { index in
      (Float(index % 256) - means[index / 256]) / deviations[index / 256]
    }
  }()
}
