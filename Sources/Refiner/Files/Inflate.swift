private import CImage

/// Unpacks deflate streams (RFC 1951), as zip archives hold them.
internal enum Inflate {
  /// The bytes of a raw stream; nil unless the whole stream gives exactly `size` bytes.
  ///
  /// Only `size` bytes are ever taken from the system; whoever calls bounds it first.
  /// - Complexity: O(size).
  internal static func raw(_ stream: Span<UInt8>, size: Int) -> [UInt8]? {
    var status: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      status = unsafe stream.withUnsafeBufferPointer { stream in
        unsafe cimage_inflate_raw(stream.baseAddress, stream.count, buffer.baseAddress, size)
      }
      count = status == 0 ? size : 0
    }
    return status == 0 ? bytes : nil
  }
}
