internal import Synchronization

/// Scratch memory that waits for its next use.
internal final class ScratchStore: Sendable {
  private let free = Mutex<[DecodingScratch]>([])

  /// Calls `body` with scratch memory of a shape, which is kept for the next call.
  func withScratch<Result>(
    _ shape: DecodingScratch.Shape, decoder: MaskDecoder, _ body: (DecodingScratch) -> Result
  ) -> Result {
    let found = free.withLock { free in
      free.firstIndex { $0.shape == shape }.map { free.remove(at: $0) }
    }
    let scratch = found ?? DecodingScratch(shape, decoder: decoder)
    defer {
      // A handful: one per worker of a batch, and the latest single prompt's.
      free.withLock { free in
        free.append(scratch)
        if free.count > 4 { free.removeFirst() }
      }
    }
    return body(scratch)
  }
}
