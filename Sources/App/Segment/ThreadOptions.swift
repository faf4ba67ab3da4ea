import ArgumentParser
import Foundation

/// With how many threads a network works.
struct ThreadOptions: ParsableArguments {
  private static let limit = 256

  @Option(name: .customLong("threads"), help: "Threads to use; one per core by default.")
  var count: Int = min(limit, ProcessInfo.processInfo.activeProcessorCount)

  func validate() throws {
    guard (1...Self.limit).contains(count) else {
      throw ValidationError("--threads must be 1 to \(Self.limit).")
    }
  }
}
