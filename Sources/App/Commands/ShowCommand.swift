import ArgumentParser
import Foundation
import Labels
import Refiner
import Render

/// `fleck show`: a label map, a mask or a photo, printed into the terminal.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a label map, a mask or a photo, whole, with the share of every class.",
    discussion: """
      Colour is a photo. One channel is a label map: of --taxonomy when that knows every id, else, \
      without one, a colour per id; nothing but 0 and 1, or 0 and 255, is a mask. Each cell shows the \
      label of most of its pixels. What is no terminal gets letters in plain text, unless --colours \
      asks for escapes.
      """)

  @Argument(help: "A PNG or JPEG file.", completion: .file(extensions: ["png", "jpg", "jpeg"]))
  var file: String

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

  @Option(help: "The theme: standard, safe, light, contrast, mono, or the path of a .toml file.")
  var theme: String?

  /// What the file is to be taken for, as a flag.
  enum KindFlag: String, EnumerableFlag {
    case labels, photo

    var kind: PictureKind { self == .labels ? .labels : .photo }
  }

  /// Prints the picture.
  func run() throws {
    print(try text(on: Terminal.facts()), terminator: "")
  }

  /// What is printed on a terminal; nil when stdout is none.
  func text(on terminal: TerminalFacts?) throws -> String {
    let reader = PictureReader(
      path: file, taxonomy: try taxonomy.map { try DataFolder.standard.taxonomy($0) },
      kind: kind?.kind)
    let theme: Theme
    do { theme = try ThemeChoice.theme(named: self.theme) } catch {
      throw Failure(.input, "\(error)")
    }
    let depth = colours.depth ?? terminal?.depth
    let glyphs = glyphs.glyphs(isUTF8: terminal?.isUTF8 ?? true)
    let printer = PicturePrinter(
      theme: theme, depth: depth, glyphs: glyphs.usable(at: theme.depth(on: depth ?? .mono)),
      room: room(on: terminal))
    let name = URL(fileURLWithPath: file).lastPathComponent
    return printer.text(try reader.read(), name: name)
  }

  /// One line of the screen is left to the shell's prompt.
  private func room(on terminal: TerminalFacts?) -> PicturePrinter.Room {
    if let size { return .picture(size.size) }
    let screen = terminal?.size ?? Size(width: 80, height: 24)
    return .screen(Size(width: screen.width, height: max(screen.height - 1, 1)))
  }
}
