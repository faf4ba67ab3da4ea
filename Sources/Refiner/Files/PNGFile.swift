private import CImage
internal import Labels

/// Reads and writes PNG files without changing a single sample.
public enum PNGFile {
  /// Reads a PNG file.
  /// - Throws: `FileError` when it cannot be read, is damaged, or exceeds the limits.
  /// - Complexity: O(pixels).
  public static func read(
    _ path: String, limits: FileLimits = .standard
  ) throws(FileError) -> PNGImage {
    let bytes = try FileSystem.read(path, limit: limits.maximumBytes)
    return try decode(bytes, path: path, limits: limits)
  }

  /// Decodes a PNG file that is already in memory; `path` is its name in errors.
  /// - Throws: `FileError` when it is damaged or exceeds the limits.
  /// - Complexity: O(pixels).
  public static func decode(
    _ bytes: [UInt8], path: String, limits: FileLimits = .standard
  ) throws(FileError) -> PNGImage {
    var header = CImageInfo()
    guard unsafe cimage_png_read(bytes, bytes.count, nil, 0, &header) == 0 else {
      throw .damaged(path: path, reason: message(of: header))
    }
    let width = Int(header.width)
    let height = Int(header.height)
    try limits.check(
      width: width, height: height, bitsPerPixel: Int(header.channels) * Int(header.bit_depth),
      fileBytes: bytes.count, path: path)
    if let samples = PNGRows(bytes, width: width, height: height)?.samples() {
      return PNGImage(width: width, height: height, content: content(samples, header))
    }
    let size = width * height * Int(header.channels) * Int(header.bytes)
    var status: Int32 = 0
    let samples = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      status = unsafe cimage_png_read(bytes, bytes.count, buffer.baseAddress, size, &header)
      count = status == 0 ? size : 0
    }
    guard status == 0 else { throw .damaged(path: path, reason: message(of: header)) }
    return PNGImage(
      width: width, height: height, bitDepth: Int(header.bit_depth),
      content: content(samples, header))
  }

  private static func content(_ samples: [UInt8], _ header: CImageInfo) -> PNGImage.Content {
    if header.bytes == 2 {
      var wide = [UInt16](repeating: 0, count: samples.count / 2)
      for index in wide.indices {
        wide[index] = UInt16(samples[index * 2]) << 8 | UInt16(samples[index * 2 + 1])
      }
      return header.channels == 3 ? .rgb16(wide) : .grey16(wide)
    }
    if header.channels == 3 { return .rgb8(samples) }
    guard header.color_type == 3 else { return .grey8(samples) }
    let bytes = unsafe withUnsafeBytes(of: header.palette) { unsafe [UInt8]($0) }
    let colours = (0..<Int(header.palette_count)).map {
      RGB(bytes[$0 * 3], bytes[$0 * 3 + 1], bytes[$0 * 3 + 2])
    }
    return .palette(indices: samples, colours: colours)
  }

  private static func message(of header: CImageInfo) -> String {
    unsafe withUnsafeBytes(of: header.message) {
      unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// The CRC-32 of a chunk's type and data.
  internal static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { unsafe cimage_crc($0.baseAddress, $0.count) }
  }

  /// Lets the allocator of this process keep image-sized blocks that are freed.
  ///
  /// Reading image after image takes and frees the same few blocks; fetched anew from the system each
  /// time, their page faults took a seventh of refining. What was once in use bounds what is kept.
  public static func keepBlocks() { cimage_keep_blocks() }

  /// The bytes of a zlib stream; nil unless the whole stream gives exactly `size` bytes.
  internal static func inflate(_ stream: [UInt8], size: Int) -> [UInt8]? {
    var status: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      status = unsafe cimage_inflate(stream, stream.count, buffer.baseAddress, size)
      count = status == 0 ? size : 0
    }
    return status == 0 ? bytes : nil
  }

  /// How samples are compressed; label maps and photos want different settings.
  internal struct Compression {
    internal var level: Int32
    internal var filters: Int32
    internal var strategy: Int32
  }

  /// Encodes samples: one channel of grey, one of indices into `palette`, or three of colour.
  ///
  /// Samples of two bytes are big endian.
  internal static func encode(
    _ samples: [UInt8], width: Int, height: Int, palette: [RGB], path: String,
    compression: Compression, bytesPerSample: Int = 1
  ) throws(FileError) -> [UInt8] {
    var header = CImageInfo()
    header.width = UInt32(width)
    header.height = UInt32(height)
    header.bit_depth = UInt8(8 * bytesPerSample)
    header.channels = samples.count == width * height * bytesPerSample ? 1 : 3
    header.color_type = header.channels == 3 ? 2 : palette.isEmpty ? 0 : 3
    header.palette_count = UInt16(palette.count)
    unsafe withUnsafeMutableBytes(of: &header.palette) { bytes in
      for (index, colour) in palette.enumerated() {
        unsafe bytes[index * 3] = colour.red
        unsafe bytes[index * 3 + 1] = colour.green
        unsafe bytes[index * 3 + 2] = colour.blue
      }
    }
    // Incompressible rows grow by less than a seventh (zlib's deflateBound); headers take the rest.
    let capacity = samples.count + samples.count / 4 + height + 65536
    var length = 0
    let file = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      length = unsafe cimage_png_write(
        samples, &header, compression.level, compression.filters, compression.strategy,
        buffer.baseAddress, capacity)
      count = max(length, 0)
    }
    guard length > 0 else { throw .unwritable(path: path, reason: .other(message(of: header))) }
    return file
  }
}
