import ArgumentParser
import Foundation

/// A moment as typed after `--since`.
struct SinceArgument: ExpressibleByArgument, Sendable, Hashable {
  private enum Moment: Hashable {
    case ago(seconds: Double)
    case at(String)
  }

  private let moment: Moment

  /// Reads a date, a date and time of day, or a time ago; nil when it is none of them.
  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    if let unit = argument.last.flatMap({ units[$0] }),
      let count = Double(argument.dropLast()), count >= 0, count.isFinite
    {
      moment = .ago(seconds: count * unit)
      return
    }
    let pattern = /\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?Z?/
    guard argument.wholeMatch(of: pattern) != nil else { return nil }
    // Times are compared as text, and a shorter one comes before what it begins.
    moment = .at(argument.replacing(" ", with: "T").replacing("Z", with: ""))
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
