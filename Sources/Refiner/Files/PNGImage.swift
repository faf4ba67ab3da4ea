public import Labels

/// The samples of a PNG file, exactly as stored; alpha left out.
public struct PNGImage: Hashable, Sendable {
  /// The samples of all pixels, row-major from the top.
  public enum Content: Hashable, Sendable {
    /// One grey sample per pixel, 0...2^bitDepth - 1.
    case grey8([UInt8])
    /// One grey sample per pixel, 0...65535.
    case grey16([UInt16])
    /// One palette index per pixel, and the palette, which may be shorter than the indices reach.
    case palette(indices: [UInt8], colours: [RGB])
    /// Three samples per pixel, 0...255.
    case rgb8([UInt8])
    /// Three samples per pixel, 0...65535, as SYNTHIA stores classes.
    case rgb16([UInt16])
  }

  /// Number of columns, one or more.
  public let width: Int
  /// Number of rows, one or more.
  public let height: Int
  /// Bits per sample in the file: 1, 2, 4, 8 or 16.
  public let bitDepth: Int
  /// The samples.
  public let content: Content

  /// Makes an image; the number of samples must fit the size.
  public init(width: Int, height: Int, bitDepth: Int = 8, content: Content) {
    let count =
      switch content {
      case .grey8(let samples), .palette(let samples, _): samples.count
      case .grey16(let samples): samples.count
      case .rgb8(let samples): samples.count / 3
      case .rgb16(let samples): samples.count / 3
      }
    precondition(count == width * height, "\(count) pixels given for \(width)x\(height)")
    self.width = width
    self.height = height
    self.bitDepth = bitDepth
    self.content = content
  }
}

extension PNGImage {
  /// The image as a photo: samples scaled to 0...255, palette indices replaced by their colours.
  /// - Complexity: O(pixels).
  public var photo: RGBImage {
    switch content {
    case .rgb8(let bytes): RGBImage(width: width, height: height, bytes: bytes)
    case .rgb16(let samples):
      // The nearest of 256 levels, as libpng's png_set_scale_16 finds it.
      RGBImage(
        width: width, height: height,
        bytes: samples.map { UInt8((UInt32($0) * 255 + 32895) >> 16) })
    case .grey8(let samples):
      lookUp(samples, in: (0...255).map { grey(of: $0) })
    case .grey16(let samples):
      lookUp(samples.map { UInt8($0 >> 8) }, in: (0...255).map { RGB($0, $0, $0) })
    case .palette(let indices, let colours):
      lookUp(indices, in: colours + Array(repeating: RGB(0, 0, 0), count: 256 - colours.count))
    }
  }

  private func grey(of sample: Int) -> RGB {
    let level = UInt8(min(sample * 255 / ((1 << bitDepth) - 1), 255))
    return RGB(level, level, level)
  }

  private func lookUp(_ samples: [UInt8], in colours: [RGB]) -> RGBImage {
    var image = RGBImage(width: width, height: height)
    image.withMutableBytes { bytes in
      for index in samples.indices {
        let colour = colours[Int(samples[index])]
        bytes[index * 3] = colour.red
        bytes[index * 3 + 1] = colour.green
        bytes[index * 3 + 2] = colour.blue
      }
    }
    return image
  }
}
