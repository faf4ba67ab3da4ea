import ArgumentParser
import Foundation

/// The entry point: runs the command that was asked for and turns errors into one line and an exit code.
@main
enum Main {
  static func main() {
    do {
      var command = try Fleck.parseAsRoot()
      try command.run()
    } catch {
      Foundation.exit(Failure(error).report())
    }
  }
}
