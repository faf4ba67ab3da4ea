internal import Foundation

/// What the file of a lease says; never changed once it is written.
struct LeaseRecord: Codable, Hashable, Sendable {
  /// What is the matter with the image.
  enum State: String, Codable, Sendable {
    /// Somebody is looking at it.
    case held
    /// Somebody has decided about it: it stays theirs.
    case done
    /// Nobody has it any more.
    case free
  }

  /// What is the matter with the image.
  var state: State
  /// Who.
  let reviewer: String
  /// The id of the run that the reviewer works on.
  let run: String
  /// The machine.
  let host: String
  /// The number of the process there.
  let process: Int
  /// A random word that no other process has.
  let token: String
  /// When by the clock of that machine: RFC 3339, UTC.
  var time: String

  /// The record as one line of JSON.
  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("A lease holds nothing but texts and numbers")
    }
    return Array(data) + Array("\n".utf8)
  }

  /// Reads a file; nil for one that was not written to its end.
  init?(_ bytes: [UInt8]) {
    guard let found = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
    self = found
  }

  /// Makes a record.
  init(
    state: State, reviewer: String, run: String, host: String, process: Int, token: String,
    time: String
  ) {
    self.state = state
    self.reviewer = reviewer
    self.run = run
    self.host = host
    self.process = process
    self.token = token
    self.time = time
  }
}
