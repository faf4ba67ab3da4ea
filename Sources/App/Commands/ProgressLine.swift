import Foundation

/// Progress on standard error: one line that is rewritten on a terminal, plain lines elsewhere.
struct ProgressLine {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var title = ""
  private var started = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?
  private var isOpen = false

  /// Shows how far a step is.
  ///
  /// resumed: how much was done before; it does not count into the rate.  detail: what is being done now.
  mutating func show(
    _ title: String, unit: String, done: Int, total: Int, resumed: Int = 0, detail: String? = nil
  ) {
    if title != self.title {
      finish()
      self.title = title
      started = .now
      lastShown = nil
    }
    let isLast = done >= total
    // Ten lines a second on a terminal, one in ten seconds in a log.
    let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
    if let lastShown, !isLast, .now - lastShown < pause { return }
    if !isTerminal, !isLast, lastShown == nil, .now - started < pause { return }
    lastShown = .now
    let elapsed = (ContinuousClock.now - started).seconds
    write(
      Self.text(
        title, unit: unit, done: done, total: total, resumed: resumed, elapsed: elapsed)
        + (detail.map { "; \($0)" } ?? ""),
      isLast: isLast)
  }

  /// The line's text: count, share, rate and time left.
  static func text(
    _ title: String, unit: String, done: Int, total: Int, resumed: Int, elapsed: Double
  ) -> String {
    let share = total > 0 ? done * 100 / total : 100
    var text = "\(title) \(done)/\(total) \(unit) (\(share) %)"
    let worked = done - resumed
    if worked > 0, elapsed > 0.2 {
      let rate = Double(worked) / elapsed
      text += ", \(rounded(rate))/s"
      if done < total { text += ", \(time(Double(total - done) / rate)) left" }
    }
    return text
  }

  private static func rounded(_ rate: Double) -> String {
    rate < 10 ? String(format: "%.1f", rate) : String(format: "%.0f", rate)
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60
      ? "\(whole) s"
      : whole < 3600 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  private mutating func write(_ text: String, isLast: Bool) {
    if isTerminal {
      FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
      isOpen = true
      if isLast { finish() }
    } else {
      standardError(text)
    }
  }

  /// Ends the line, so that what follows starts on a new one.
  mutating func finish() {
    if isOpen { standardError("") }
    isOpen = false
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
