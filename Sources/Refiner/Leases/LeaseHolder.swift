internal import Foundation
internal import Labels

/// Who has an image of a pool.
public struct LeaseHolder: Hashable, Sendable {
  /// Who.
  public let reviewer: String
  /// Since when by the clock of their machine: RFC 3339, UTC; empty when that is not known.
  public let time: String
  /// Whether they have decided about it, so that it stays theirs.
  public let isDone: Bool

  /// Makes a holder.
  public init(reviewer: String, time: String, isDone: Bool) {
    self.reviewer = reviewer
    self.time = time
    self.isDone = isDone
  }

  /// In words, with the time of the day here, such as `held by ben since 14:02`.
  public var text: String {
    let held = "held by \(reviewer.sanitised)"
    guard
      let date = try? Date(
        time, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    else { return held }
    let calendar = Calendar(identifier: .gregorian)
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    func two(_ number: Int?) -> String {
      let number = number ?? 0
      return number < 10 ? "0\(number)" : "\(number)"
    }
    let clock = "\(two(parts.hour)):\(two(parts.minute))"
    let isToday = calendar.isDate(date, inSameDayAs: Date())
    let day = isToday ? "" : "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) "
    return "\(held) since \(day)\(clock)"
  }
}
