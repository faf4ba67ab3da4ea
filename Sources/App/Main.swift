import ArgumentParser
import Foundation

/// The entry point: runs the command that was asked for and turns errors into one line and an exit code.
@main
enum Main {
  static func main() async {
    do {
      var command = try Fleck.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Foundation.exit(Failure(error).report())
    }
  }
}
