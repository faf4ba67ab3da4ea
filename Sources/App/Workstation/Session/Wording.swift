import Labels
import Refiner

/// The sentences in which the workstation speaks of decisions, verdicts and numbers.
enum Wording {
  /// What has just been done, such as `car is now bus`.
  static func done(_ decision: Decision, to item: QueueItem, taxonomy: Taxonomy) -> String {
    let name = taxonomy.name(of: item.classID)
    return switch decision.kind {
    case .keep: "kept \(name)"
    case .discard: "rejected \(name): its pixels are void now"
    case .relabel: "\(name) is now \(taxonomy.name(of: decision.classAfter))"
    case .later: "\(name) comes back after all others"
    case .flag: "flagged \(name)"
    case .unflag: "flag of \(name) removed"
    case .reshape: reshaped(decision, from: name, taxonomy: taxonomy)
    case .note: "noted about \(name)"
    case .reopen: "\(name) is undecided again"
    }
  }

  /// What is said of a component that has lost all its pixels.
  static let nothingLeft = "new shapes of others took all its pixels"

  /// A decision as a state, such as `now bus` or `accepted, new shape`.
  static func state(_ decision: Decision?, hasNewShape: Bool, taxonomy: Taxonomy) -> String {
    guard let decision else { return "undecided" }
    let shape = hasNewShape ? ", new shape" : ""
    return switch decision.kind {
    case .keep: "accepted" + shape
    case .discard: "rejected (void)" + shape
    case .relabel: "now \(taxonomy.name(of: decision.classAfter))" + shape
    case .reshape: "new shape, \(taxonomy.name(of: decision.classAfter))"
    case .later, .flag, .unflag, .note, .reopen: "undecided"
    }
  }

  /// What a decision about pixels is about where they are others than refining found; empty where they are
  /// the same.
  static func pixels(_ row: JournalEntry, of item: QueueItem, in size: Size<ImageSpace>) -> String {
    guard row.decision?.kind.settlesPixels == true, row.decision?.kind != .reshape,
      let runs = try? RunLengthEncoding(compressed: row.runsBefore, size: size)
    else { return "" }
    let area = runs.area
    if area == 0 { return ", but \(nothingLeft): nothing changes" }
    return area == item.area ? "" : ", with the \(grouped(area)) px that it has now"
  }

  private static func reshaped(
    _ decision: Decision, from name: String, taxonomy: Taxonomy
  ) -> String {
    let after = taxonomy.name(of: decision.classAfter)
    let pixels = grouped(decision.reshape?.mask.area ?? 0)
    return "\(name) has a new shape of \(pixels) px" + (after == name ? "" : " and is now \(after)")
  }

  /// What the noise model thinks.
  static func verdict(_ item: QueueItem, taxonomy: Taxonomy) -> String {
    switch item.verdict {
    case .clean: "clean: no fault found"
    case .correctable:
      "probably wrong, looks like \(taxonomy.name(of: item.suggestion))"
    case .noise: "probably wrong, no class fits"
    }
  }

  /// What taking the suggestion does.
  static func suggestion(_ item: QueueItem, taxonomy: Taxonomy) -> String {
    switch item.verdict {
    case .clean: "accept"
    case .correctable: "\(taxonomy.name(of: item.suggestion))"
    case .noise: "reject (void)"
    }
  }

  /// Which components the queue holds in which order, such as `queue 40, class:car, by area`.
  static func queueTitle(_ queue: ReviewQueue) -> String {
    var parts = ["queue \(queue.count)"]
    if let likeness = queue.likeness { return "\(parts[0]), \(likeness)" }
    if !queue.filter.isAll { parts.append(queue.filter.text) }
    if queue.sort != .standard { parts.append(queue.sort.text) }
    return parts.joined(separator: ", ")
  }

  /// The same in fewer and fewer words, for narrow headings; no word is cut.
  static func queueTitles(_ queue: ReviewQueue) -> [String] {
    let count = "queue \(queue.count)"
    let kind =
      queue.likeness != nil
      ? "\(count), alike"
      : queue.filter.isAll
        ? queue.sort == .standard ? count : "\(count), sorted"
        : "\(count) of \(queue.catalogue.count)"
    return [queueTitle(queue), kind, String(kind.dropFirst("queue ".count)), count]
  }

  /// A number of pixels in at most five columns: `310`, `1.2k`, `54k`, `1.3M`.
  static func short(_ number: Int) -> String {
    switch number {
    case ..<1000: "\(number)"
    case ..<10_000: "\(number / 1000).\(number % 1000 / 100)k"
    case ..<1_000_000: "\(number / 1000)k"
    case ..<10_000_000: "\(number / 1_000_000).\(number % 1_000_000 / 100_000)M"
    default: "\(number / 1_000_000)M"
    }
  }

  /// A time that one decision takes: `3.2 s`.
  static func seconds(_ value: Double) -> String {
    let tenths = Int((max(0, min(value, 1e6)) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }

  /// How long something will take, roughly: `40 s`, `35 min`, `4.2 h`.
  static func duration(_ seconds: Double) -> String {
    let seconds = max(0, min(seconds, 1e9))
    if seconds < 90 { return "\(Int(seconds.rounded())) s" }
    if seconds < 90 * 60 { return "\(Int((seconds / 60).rounded())) min" }
    let tenths = Int((seconds / 360).rounded())
    return "\(tenths / 10).\(tenths % 10) h"
  }

  /// A fraction with two digits, `0.97`; `-` for what is no number.
  static func fraction(_ value: Float?) -> String {
    guard let value, value.isFinite else { return "-" }
    let hundredths = Int((max(0, min(value, 9999)) * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A fraction in three columns: `.97`, `1.0`.
  static func tight(_ value: Float) -> String {
    let text = fraction(value)
    return text.hasPrefix("0.") ? String(text.dropFirst()) : String(text.prefix(3))
  }

  /// A number with its thousands apart, `1,234,567`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
