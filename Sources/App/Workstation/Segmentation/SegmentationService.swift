import Dispatch
import Refiner
import Synchronization

/// Encodes images ahead of the reviewer and answers prompts, in the background.
///
/// One thread encodes and another decodes, so that a prompt on an encoded image never waits for the next
/// image. Of prompts that come faster than they are answered only the newest is decoded. It may be used
/// from any thread; nothing here waits.
final class SegmentationService: Sendable {
  /// Bytes that encoded images may take: a dozen of a published network's.
  static let standardLimit = 320 << 20
  /// The screen hears of progress at most this often.
  private static let reportInterval = Duration.milliseconds(100)

  private struct Workers {
    var isEncoding = false
    var isDecoding = false
  }

  private let books: Mutex<SegmentationBooks>
  private let workers = Mutex(Workers())
  private let encoder: any RegionEncoder
  private let encoding = DispatchQueue(label: "fleck.encoding", qos: .utility)
  private let decoding = DispatchQueue(label: "fleck.decoding", qos: .userInitiated)
  private let didLoad: @Sendable () -> Void

  /// Makes a service that keeps at most `limit` bytes of encoded images, but always the one asked about.
  init(
    _ encoder: any RegionEncoder, limit: Int = standardLimit,
    didLoad: @escaping @Sendable () -> Void
  ) {
    self.encoder = encoder
    books = Mutex(SegmentationBooks(limit: limit))
    self.didLoad = didLoad
  }

  /// Whether nothing is being done, nothing waits to be, and no answer waits to be taken.
  var isIdle: Bool { books.withLock(\.isIdle) }

  /// What is going on, for the screen.
  var activity: SegmentationActivity { books.withLock(\.activity) }

  /// Bytes that encoded images take.
  var byteCount: Int { books.withLock(\.byteCount) }

  /// Says what will be asked about, the soonest first, and what is asked now; call it for every frame.
  ///
  /// What is being encoded and is wanted no more stops.
  func want(_ targets: [EncodingTarget], asking question: SegmentationQuestion?) {
    books.withLock { $0.want(targets, asking: question) }
    startWorkers()
  }

  /// The answer to the newest question, once; nil when there is none.
  func takeAnswer() -> SegmentationAnswer? { books.withLock { $0.takeAnswer() } }

  /// What went wrong where nobody waited for it, once.
  func takeProblem() -> String? { books.withLock { $0.takeProblem() } }

  private func startWorkers() {
    let (encodes, decodes) = workers.withLock { workers in
      let begins = (!workers.isEncoding, !workers.isDecoding)
      (workers.isEncoding, workers.isDecoding) = (true, true)
      return begins
    }
    if encodes { encoding.async { @Sendable [self] in encodeAll() } }
    if decodes { decoding.async { @Sendable [self] in decodeAll() } }
  }
}

extension SegmentationService {
  private func encodeAll() {
    while true {
      while let target = books.withLock({ $0.beginEncoding() }) {
        didLoad()
        let result = encode(target)
        books.withLock { $0.finishEncoding(result) }
        startWorkers()
        didLoad()
      }
      workers.withLock { $0.isEncoding = false }
      // A wish that came after the last look found a worker that seemed to be busy.
      guard books.withLock({ $0.hasWork }), claimEncoding() else { return }
    }
  }

  private func claimEncoding() -> Bool {
    workers.withLock { workers in
      defer { workers.isEncoding = true }
      return !workers.isEncoding
    }
  }

  /// Nil when it was stopped.
  private func encode(_ target: EncodingTarget) -> Result<any EncodedRegion, any Error>? {
    var reported = ContinuousClock.now
    let progress = EncodingProgress(
      isCancelled: { [self] in !books.withLock(\.isRunningWanted) },
      report: { [self] share in
        books.withLock { $0.note(share) }
        guard ContinuousClock.now - reported >= Self.reportInterval else { return }
        reported = .now
        didLoad()
      })
    do {
      return .success(try encoder.encode(target, progress: progress))
    } catch SAMError.cancelled {
      return nil
    } catch {
      return .failure(error)
    }
  }

  private func decodeAll() {
    while true {
      while let (question, region) = books.withLock({ $0.beginDecoding() }) {
        let outcome = answer(question, from: region)
        books.withLock { books in
          books.finishDecoding(SegmentationAnswer(question: question, outcome: outcome))
        }
        didLoad()
      }
      workers.withLock { $0.isDecoding = false }
      guard books.withLock({ $0.hasQuestion }), claimDecoding() else { return }
    }
  }

  private func claimDecoding() -> Bool {
    workers.withLock { workers in
      defer { workers.isDecoding = true }
      return !workers.isDecoding
    }
  }

  private func answer(
    _ question: SegmentationQuestion,
    from region: Result<any EncodedRegion, SegmentationBooks.Failure>
  ) -> SegmentationAnswer.Outcome {
    do {
      let region = try region.get()
      return .masks(try region.candidates(for: question), origin: region.origin)
    } catch {
      return .failed("\(error)")
    }
  }
}
