private import Glibc

/// A block of single-precision numbers with a fixed address: activations, or weights in a mapped file.
///
/// Kernels and OpenBLAS work on it through ``MatrixView``. Owned blocks start as zeros and are aligned
/// to 64 bytes, a cache line and the widest vector.
@safe
internal final class FloatStorage: @unchecked Sendable {
  // @unchecked: the address and the count never change, and parallel work writes to disjoint tiles.

  /// Number of elements.
  internal let count: Int
  /// Whether the elements may be changed; those of a mapped file may not.
  internal let isWritable: Bool
  /// The first of `count` elements.
  internal let base: UnsafeMutablePointer<Float>
  private let mapping: MappedFile?
  private let allocation: UnsafeMutableRawPointer?

  /// Makes a block of zeros.
  /// - Complexity: O(1); the system hands out zeroed pages when they are touched.
  internal init(count: Int) {
    precondition(count >= 0, "Negative count \(count)")
    self.count = count
    isWritable = true
    mapping = nil
    // `calloc` takes large blocks from the system as pages of zeros, without touching them.
    guard let block = unsafe calloc(count * 4 + 64, 1) else {
      fatalError("No memory for \(count) numbers")
    }
    unsafe allocation = block
    unsafe base = block.alignedUp(toMultipleOf: 64).assumingMemoryBound(to: Float.self)
  }

  /// Makes a block from an array.
  internal convenience init(_ values: [Float]) {
    self.init(count: values.count)
    unsafe values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        unsafe base.update(from: start, count: values.count)
      }
    }
  }

  /// Takes little-endian numbers inside a mapped file, without a copy.
  ///
  /// Nil when they are not aligned to four bytes or the machine is big endian. The bytes must lie
  /// within the file.
  internal init?(mapping: MappedFile, byteOffset: Int, count: Int) {
    precondition(
      byteOffset >= 0 && count >= 0 && byteOffset + count * 4 <= mapping.count,
      "\(count) numbers at \(byteOffset) of \(mapping.count) bytes")
    guard byteOffset % 4 == 0, Int(littleEndian: 1) == 1 else { return nil }
    self.count = count
    isWritable = false
    self.mapping = mapping
    unsafe allocation = nil
    let start = unsafe mapping.base + byteOffset
    unsafe base = UnsafeMutablePointer(mutating: start.assumingMemoryBound(to: Float.self))
  }

  deinit { unsafe free(allocation) }

  /// The elements as an array.
  /// - Complexity: O(count).
  internal var values: [Float] {
    unsafe [Float](UnsafeBufferPointer(start: base, count: count))
  }

  /// Calls `body` with read access to all elements.
  internal func withElements<Result>(_ body: (Span<Float>) throws -> Result) rethrows -> Result {
    let span = unsafe Span(_unsafeStart: base, count: count)
    return try body(span)
  }

  /// Calls `body` with mutable access to all elements, which must be writable.
  internal func withMutableElements<Result>(
    _ body: (inout MutableSpan<Float>) throws -> Result
  ) rethrows -> Result {
    precondition(isWritable, "Written to a mapped file")
    var span = unsafe MutableSpan(_unsafeStart: base, count: count)
    return try body(&span)
  }
}
