import ArgumentParser

/// How many images a report shows, as typed: a number or `all`.
enum ReportImageCount: ExpressibleByArgument, Hashable, Sendable {
  case most(Int)
  case all

  /// Reads a number from 0 on, or `all`; nil for anything else.
  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let count = Int(argument), count >= 0 {
      self = .most(count)
    } else {
      return nil
    }
  }

  /// The number as a bound.
  var limit: Int {
    switch self {
    case .most(let count): count
    case .all: .max
    }
  }

  /// The number as it is typed.
  var defaultValueDescription: String {
    switch self {
    case .most(let count): "\(count)"
    case .all: "all"
    }
  }
}
