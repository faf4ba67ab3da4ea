/// The headings under which help screen and README list the commands.
enum CommandGroup: String, CaseIterable, Sendable {
  case decide = "Decide"
  case move = "Move"
  case queue = "Queue"
  case look = "Look"
  case show = "Show"
  case canvas = "On the canvas"
  case shape = "Shape"
  case segment = "SAM"
  case program = "Program"
  case losses = "Losses (D)"
  case overview = "Overview (O)"
  case classTable = "Class table (T)"

  /// The commands under the heading, in the order in which they are listed.
  var entries: [CommandEntry] {
    switch self {
    case .decide: CommandEntry.decide
    case .move: CommandEntry.move
    case .queue: CommandEntry.queue
    case .look: CommandEntry.look
    case .show: CommandEntry.show
    case .canvas: CommandEntry.canvas
    case .shape: CommandEntry.shape
    case .segment: CommandEntry.segment
    case .program: CommandEntry.program
    case .losses: CommandEntry.losses
    case .overview: CommandEntry.overview
    case .classTable: CommandEntry.classTable
    }
  }

  /// Where the keys of the group are valid; nil for everywhere.
  var context: KeyContext? {
    switch self {
    case .decide, .move, .queue, .look, .show: .review
    case .canvas, .shape: .shape
    case .segment: .segment
    case .program: nil
    case .losses: .losses
    case .overview: .overview
    case .classTable: .classTable
    }
  }
}
