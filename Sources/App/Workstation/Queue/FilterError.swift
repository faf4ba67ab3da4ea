/// Why a filter was not understood, and where.
struct FilterError: Error, Hashable, Sendable {
  /// The place of the first letter that makes no sense, from 0.
  let position: Int
  /// What is wrong and what is possible.
  let reason: String

  /// One sentence for the message line.
  var sentence: String { "filter, letter \(position + 1): \(reason)" }
}
