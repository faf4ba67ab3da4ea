import ArgumentParser
import Foundation
import Labels
import Refiner
import Render

/// `fleck show`: a label map, a mask or a photo, printed into the terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Print label maps, masks, photos or soft labels, whole, with the share of every class.",
    discussion: """
      Colour is a photo. One channel is a label map: of --taxonomy when that knows every id, else, \
      without one, a colour per id; nothing but 0 and 1, or 0 and 255, is a mask. A float .npy [C,H,W] \
      holds soft labels, [H,W] a confidence map, one of whole numbers labels of --taxonomy. Each sample shows one of its pixels' labels; none are \
      mixed. Two files stand side by side; with --diff, two label maps are compared. What is no terminal \
      gets letters in plain text, unless --colours asks for escapes.
      """)

  @Argument(
    help: "A PNG, JPEG or .npy file.", completion: .file(extensions: ["png", "jpg", "jpeg", "npy"]))
  var file: String

  @Argument(
    help: "Another one, shown beside it.",
    completion: .file(extensions: ["png", "jpg", "jpeg", "npy"]))
  var other: String?

  @Flag(help: "Show where two label maps differ: the second's labels, hatched with the first's.")
  var diff = false

  @Flag(help: "With --diff: pixels that are void in one of the maps do not differ.")
  var ignoreVoid = false

  @Option(help: "The classes of a label map: a known taxonomy, or the path of a .toml file.")
  var taxonomy: String?

  @Flag(help: "Take the file for a label map, or for a photo, whatever it looks like.")
  var kind: KindFlag?

  @Option(help: "The picture's cells (default: the terminal's, a line less; 80x24 without one).")
  var size: SizeArgument?

  @Option(
    name: [.customLong("colours"), .customLong("color")], help: "Colours to use; 24bit is direct.")
  var colours = ColourChoice.auto

  @Option(help: "How the picture is drawn; halfblock is half.")
  var glyphs = GlyphChoice.auto

  @Option(
    help: """
      Which label a sample shows: that of most pixels, a thin class that covers enough of it, or that of \
      its middle (majority, thin, centre).
      """)
  var rule = RuleChoice.majority

  @Option(help: "The class that stays in colour, all others turning grey.")
  var isolate: String?

  @Flag(help: "Write the classes' letters into flat parts.")
  var letters = false

  @Flag(inversion: .prefixedNo, help: "Print names and shares below.")
  var legend = true

  @Option(help: "The theme: standard, safe, light, contrast, mono, or the path of a .toml file.")
  var theme: String?

  /// What the file is to be taken for, as a flag.
  enum KindFlag: String, EnumerableFlag {
    case labels, photo

    var kind: PictureKind { self == .labels ? .labels : .photo }
  }

  /// Which label a sample shows, as typed.
  enum RuleChoice: String, CaseIterable, ExpressibleByArgument {
    case majority, thin, centre

    var rule: PoolingRule {
      switch self {
      case .majority: .majority
      case .thin: .thinPriority
      case .centre: .centre
      }
    }
  }

  func validate() throws {
    guard !diff || other != nil else { throw ValidationError("--diff compares two files.") }
    guard !ignoreVoid || diff else { throw ValidationError("--ignore-void needs --diff.") }
  }

  /// Prints the picture.
  func run() throws {
    print(try text(on: Terminal.facts()), terminator: "")
  }

  /// What is printed on a terminal; nil when stdout is none.
  func text(on terminal: TerminalFacts?) throws -> String {
    let theme: Theme
    do { theme = try ThemeChoice.theme(named: self.theme) } catch {
      throw Failure(.input, "\(error)")
    }
    let depth = colours.depth ?? terminal?.depth
    let glyphs = glyphs.glyphs(isUTF8: terminal?.isUTF8 ?? true)
    let printer = PicturePrinter(
      theme: theme, depth: depth, glyphs: glyphs.usable(at: theme.depth(on: depth ?? .mono)),
      room: room(on: terminal), rule: rule.rule, isolated: isolate, showsLetters: letters,
      hasLegend: legend)
    do {
      return try printer.text(try exhibit())
    } catch let problem as ShowProblem {
      if case .noClass = problem { throw Failure(.usage, "\(problem)") }
      throw Failure(.input, "\(problem)")
    }
  }

  private func exhibit() throws -> Exhibit {
    let taxonomy = try taxonomy.map { try DataFolder.standard.taxonomy($0) }
    func read(_ path: String, _ name: String) throws -> NamedPicture {
      let reader = PictureReader(path: path, taxonomy: taxonomy, kind: kind?.kind)
      return NamedPicture(name: name, picture: try reader.read())
    }
    guard let other else {
      return .single(try read(file, URL(fileURLWithPath: file).lastPathComponent))
    }
    let names = Self.names(file, other)
    let (first, second) = (try read(file, names.0), try read(other, names.1))
    guard diff else { return .pair(first, second) }
    return .difference(try MapComparison(first, second, ignoresVoid: ignoreVoid))
  }

  /// What two files are called, with as many of their folders as tell them apart.
  static func names(_ first: String, _ second: String) -> (String, String) {
    let paths = [first, second].map { URL(fileURLWithPath: $0).pathComponents }
    let most = max(1, paths.map(\.count).min() ?? 1)
    for count in 1...most {
      let names = paths.map { $0.suffix(count).joined(separator: "/") }
      if names[0] != names[1] { return (names[0], names[1]) }
    }
    return (first, second)
  }

  /// One line of the screen is left to the shell's prompt.
  private func room(on terminal: TerminalFacts?) -> PicturePrinter.Room {
    if let size { return .picture(size.size) }
    let screen = terminal?.size ?? Size(width: 80, height: 24)
    return .screen(Size(width: screen.width, height: max(screen.height - 1, 1)))
  }
}
