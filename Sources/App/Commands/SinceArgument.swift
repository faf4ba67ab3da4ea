import ArgumentParser
import Foundation

/// A moment as typed after `--since`.
struct SinceArgument: ExpressibleByArgument, Sendable, Hashable {
  private enum Moment: Hashable {
    case ago(seconds: Double)
    case at(String)
  }

  private let moment: Moment

  /// Reads a date, a date and time of day, or a time ago; nil when it is none of them, or a day or time that
  /// there is not.
  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    if let unit = argument.last.flatMap({ units[$0] }),
      let count = Double(argument.dropLast()), count >= 0, count.isFinite
    {
      moment = .ago(seconds: count * unit)
      return
    }
    let pattern = /\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?Z?/
      .asciiOnlyDigits()
    guard argument.wholeMatch(of: pattern) != nil, Self.exists(argument) else { return nil }
    // Times are compared as text, and a shorter one comes before what it begins.
    moment = .at(argument.replacing(" ", with: "T").replacing("Z", with: ""))
  }

  /// Whether the calendar has the day, and the day the time.
  private static func exists(_ text: String) -> Bool {
    let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...days[month - 1]).contains(day) else { return false }
    let limits = [24, 60, 60]
    return zip(numbers.dropFirst(3), limits).allSatisfy { $0 < $1 }
  }

  /// The moment in the form that rows have, at least its beginning.
  func time(before now: Date) -> String {
    switch moment {
    case .at(let text): text
    case .ago(let seconds):
      now.addingTimeInterval(-seconds).formatted(
        .iso8601.year().month().day().dateTimeSeparator(.standard)
          .time(includingFractionalSeconds: true)
      )
      .replacing("Z", with: "")
    }
  }
}
