import Refiner

/// The books of a ``SegmentationService``: what is encoded, what is wanted, what has to go.
struct SegmentationBooks: Sendable {
  /// What is being encoded now.
  struct Running: Sendable {
    let target: EncodingTarget
    /// The share that is done, 0...1.
    var share = 0.0
  }

  /// Something encoded, and what it costs.
  private struct Entry: Sendable {
    let target: EncodingTarget
    let region: any EncodedRegion
  }

  /// The most bytes that encoded images take together, but for the one that is asked about.
  let limit: Int
  /// What is being encoded; nil when nothing is.
  private(set) var running: Running?
  /// Whether a question is being answered.
  private(set) var isDecoding = false
  /// What could not be encoded, or not opened, in words; not said yet.
  private var problem: String?
  private var saidProblems: Set<String> = []
  /// The most bytes that one encoded image took so far.
  private var largest = 0
  private var entries: [Entry] = []
  private var failures: [EncodingTarget: String] = [:]
  private var wishes: [EncodingTarget] = []
  private var question: SegmentationQuestion?
  /// The newest question that was answered or is being.
  private var begun: SegmentationQuestion?
  private var answer: SegmentationAnswer?

  /// Starts with nothing encoded.
  init(limit: Int) { self.limit = limit }

  /// Bytes that encoded images take.
  var byteCount: Int { entries.reduce(0) { $0 + $1.region.byteCount } }

  /// Number of encoded images.
  var count: Int { entries.count }

  /// Whether nothing runs, nothing waits, and nothing is there to be taken.
  var isIdle: Bool {
    running == nil && !isDecoding && answer == nil && problem == nil && nextTarget == nil
      && !isQuestionOpen
  }

  /// Notes what will be asked about soon, the soonest first, and what is asked now.
  ///
  /// What is wanted no more and is being encoded stops.
  mutating func want(_ targets: [EncodingTarget], asking question: SegmentationQuestion?) {
    wishes = targets
    if let question, question.target != self.question?.target {
      failures[question.target] = nil
    }
    if self.question != question { answer = nil }
    self.question = question
    if question == nil { begun = nil }
  }

  /// Whether what is being encoded should go on.
  var isRunningWanted: Bool {
    guard let running else { return false }
    guard let question, question.target != running.target else {
      return question != nil || wishes.contains(running.target)
    }
    // Somebody waits for another image: what is encoded ahead gives way.
    return !isOpen(question.target) && wishes.contains(running.target)
  }

  /// Notes how far the encoding is.
  mutating func note(_ share: Double) { running?.share = share }

  /// Takes what is to be encoded next; nil when there is nothing.
  mutating func beginEncoding() -> EncodingTarget? {
    guard running == nil, let target = nextTarget else { return nil }
    running = Running(target: target)
    return target
  }

  /// Notes what an encoding came to; nil when it was stopped.
  mutating func finishEncoding(_ result: Result<any EncodedRegion, any Error>?) {
    guard let target = running?.target else { return }
    running = nil
    switch result {
    case .success(let region):
      entries.append(Entry(target: target, region: region))
      largest = max(largest, region.byteCount)
      makeRoom()
    case .failure(let error):
      failures[target] = "\(error)"
      if target != question?.target, saidProblems.insert("\(error)").inserted {
        problem = "\(error)"
      }
    case nil: break
    }
  }

  /// Takes the newest question when it can be answered and has not been.
  mutating func beginDecoding() -> (SegmentationQuestion, Result<any EncodedRegion, Failure>)? {
    guard !isDecoding, isQuestionOpen, let question else { return nil }
    if let reason = failures[question.target] {
      begun = question
      isDecoding = true
      return (question, .failure(Failure(description: reason)))
    }
    guard let region = region(of: question.target) else { return nil }
    begun = question
    isDecoding = true
    return (question, .success(region))
  }

  /// Why something was not encoded.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Notes an answer; one to a question that is not the newest is forgotten.
  mutating func finishDecoding(_ answer: SegmentationAnswer) {
    isDecoding = false
    if answer.question == question { self.answer = answer }
  }

  /// The answer to the newest question, once.
  mutating func takeAnswer() -> SegmentationAnswer? {
    defer { answer = nil }
    return answer
  }

  /// What went wrong where nobody waited, once.
  mutating func takeProblem() -> String? {
    defer { problem = nil }
    return problem
  }
}

extension SegmentationBooks {
  /// Whether the newest question was not begun yet.
  private var isQuestionOpen: Bool { question != nil && question != begun }

  private func isOpen(_ target: EncodingTarget) -> Bool {
    failures[target] == nil && !entries.contains { $0.target == target }
  }

  /// First what is asked about; then what is wished, as far as there is room.
  private var nextTarget: EncodingTarget? {
    if let target = question?.target, isOpen(target) { return target }
    guard let target = wishes.first(where: { isOpen($0) }) else { return nil }
    let kept = entries.filter { isProtected($0.target) }
    return kept.reduce(largest) { $0 + $1.region.byteCount } <= limit ? target : nil
  }

  private func isProtected(_ target: EncodingTarget) -> Bool {
    target == question?.target || wishes.contains(target)
  }

  /// The encoded image, which becomes the last one to be given up.
  private mutating func region(of target: EncodingTarget) -> (any EncodedRegion)? {
    guard let place = entries.firstIndex(where: { $0.target == target }) else { return nil }
    entries.append(entries.remove(at: place))
    return entries[entries.count - 1].region
  }

  /// Gives up what was not used for longest and nobody wants, then what is wanted last.
  private mutating func makeRoom() {
    while byteCount > limit {
      let unwanted = entries.firstIndex { !isProtected($0.target) }
      let asked = question?.target
      let order = wishes.reversed().filter { $0 != asked }
      let last = order.compactMap { wish in entries.firstIndex { $0.target == wish } }.first
      guard let place = unwanted ?? last else { return }
      entries.remove(at: place)
    }
  }
}

extension SegmentationBooks {
  /// Whether there is something to encode that nobody encodes.
  var hasWork: Bool { running == nil && nextTarget != nil }

  /// Whether there is a question that can be answered and that nobody answers.
  var hasQuestion: Bool {
    guard !isDecoding, isQuestionOpen, let question else { return false }
    return !isOpen(question.target)
  }

  /// What is going on, for the screen.
  var activity: SegmentationActivity {
    if let running {
      let isAhead = running.target != question?.target
      if isAhead, isDecoding { return .decoding }
      return .encoding(percent: Int((running.share * 100).rounded(.down)), isAhead: isAhead)
    }
    return isDecoding ? .decoding : .idle
  }
}
