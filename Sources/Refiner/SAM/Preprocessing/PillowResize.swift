internal import Labels

/// Pillow's `Image.resize(…, BILINEAR)` of 8-bit RGB images, bit for bit.
///
/// Segment Anything resizes photos with it (`ResizeLongestSide.apply_image`), which is not the bilinear
/// interpolation of tensors: it smooths when it shrinks, and it rounds to 8 bits between its two passes.
/// Pillow `src/libImaging/Resample.c`: `ImagingResampleInner`, `ImagingResampleHorizontal_8bpc`.
internal enum PillowResize {
  /// Which pass comes first; results differ by at most one step of 255.
  internal enum PassOrder: Hashable, Sendable {
    /// Rows first, always: Pillow before 13, with which the published networks were made and used.
    case horizontalFirst
    /// Pillow 13: columns first when the height loses more than twice as much as the width.
    case pillow13
  }

  /// Resizes an image; neither it nor the target may be empty.
  ///
  /// A pass that changes nothing is left out, as Pillow does.
  /// - Complexity: O(pixels of both sizes * taps).
  internal static func resize(
    _ image: RGBImage, to target: Size<ModelSpace>, order: PassOrder = .horizontalFirst
  ) -> RGBImage {
    precondition(
      image.width > 0 && image.height > 0 && target.area > 0,
      "\(image.width)x\(image.height) pixels resized to \(target.width)x\(target.height)")
    let lostRows = image.height - target.height
    let isVerticalFirst =
      order == .pillow13 && lostRows > 0 && lostRows > 2 * (image.width - target.width)
    if isVerticalFirst {
      return resizeRows(resizeColumns(image, height: target.height), width: target.width)
    }
    return resizeColumns(resizeRows(image, width: target.width), height: target.height)
  }

  /// The horizontal pass.
  private static func resizeRows(_ image: RGBImage, width: Int) -> RGBImage {
    guard width != image.width else { return image }
    let taps = PillowTaps(from: image.width, to: width)
    var bytes = [UInt8](repeating: 0, count: width * image.height * 3)
    let source = image.bytes.span
    var target = bytes.mutableSpan
    for y in 0..<image.height {
      let row = source.extracting((y * image.width * 3)..<((y + 1) * image.width * 3))
      combinePixels(of: row, taps, into: &target, at: y * width * 3)
    }
    return RGBImage(width: width, height: image.height, bytes: bytes)
  }

  /// Makes one row of the target.
  ///
  /// row: [source width, 3]  target: [target width, 3], from `offset` on
  private static func combinePixels(
    of row: Span<UInt8>, _ taps: PillowTaps, into target: inout MutableSpan<UInt8>, at offset: Int
  ) {
    let starts = taps.starts.span
    let counts = taps.counts.span
    let weights = taps.weights.span
    for x in starts.indices {
      var red = half
      var green = half
      var blue = half
      var position = starts[x] * 3
      let first = x &* taps.stride
      for index in first..<(first &+ counts[x]) {
        let weight = weights[index]
        red &+= Int32(row[position]) &* weight
        green &+= Int32(row[position &+ 1]) &* weight
        blue &+= Int32(row[position &+ 2]) &* weight
        position &+= 3
      }
      target[offset + x * 3] = sample(red)
      target[offset + x * 3 + 1] = sample(green)
      target[offset + x * 3 + 2] = sample(blue)
    }
  }

  /// The vertical pass.
  private static func resizeColumns(_ image: RGBImage, height: Int) -> RGBImage {
    guard height != image.height else { return image }
    let taps = PillowTaps(from: image.height, to: height)
    let length = image.width * 3
    var bytes = [UInt8](repeating: 0, count: length * height)
    var sums = [Int32](repeating: half, count: length)
    let source = image.bytes.span
    var target = bytes.mutableSpan
    var sum = sums.mutableSpan
    for y in 0..<height {
      sum.update(repeating: half)
      for index in 0..<taps.counts[y] {
        let start = (taps.starts[y] + index) * length
        let row = source.extracting(start..<(start + length))
        add(row, times: taps.weights[y * taps.stride + index], to: &sum)
      }
      for x in 0..<length { target[y * length + x] = sample(sum[x]) }
    }
    return RGBImage(width: image.width, height: height, bytes: bytes)
  }

  private static func add(
    _ row: Span<UInt8>, times weight: Int32, to sums: inout MutableSpan<Int32>
  ) {
    for x in row.indices { sums[x] &+= Int32(row[x]) &* weight }
  }

  /// Half a step, so that the shift of ``sample(_:)`` rounds.
  private static let half: Int32 = 1 << (PillowTaps.precision - 1)

  /// A weighted sum as a sample, 0...255.
  private static func sample(_ sum: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: max(0, min(255, sum >> PillowTaps.precision)))
  }
}
