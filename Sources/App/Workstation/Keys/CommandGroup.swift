/// The headings under which help screen and README list the commands.
enum CommandGroup: String, CaseIterable, Sendable {
  case decide = "Decide"
  case move = "Move"
  case look = "Look"
  case program = "Program"
}
