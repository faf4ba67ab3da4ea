import ArgumentParser
import Labels
import Render

/// How many colours, as typed after `--color`.
enum ColourChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, mono
  case ansi8 = "8"
  case ansi16 = "16"
  case indexed256 = "256"
  case direct

  /// Reads a choice by its name; `24bit` is another one of `direct`.
  init?(argument: String) { self.init(rawValue: argument == "24bit" ? "direct" : argument) }

  /// The depth asked for; nil when the terminal decides.
  var depth: ColourDepth? {
    switch self {
    case .auto: nil
    case .mono: .mono
    case .ansi8: .ansi8
    case .ansi16: .ansi16
    case .indexed256: .indexed256
    case .direct: .direct
    }
  }
}

/// Which glyphs, as typed after `--glyphs`.
enum GlyphChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, half, quadrant, sextant, letters, ascii

  /// Reads a choice by its name; `halfblock` is another one of `half`.
  init?(argument: String) { self.init(rawValue: argument == "halfblock" ? "half" : argument) }

  /// The set to draw with; what the terminal's locale cannot show is not chosen automatically.
  func glyphs(isUTF8: Bool) -> GlyphSet {
    switch self {
    case .auto: isUTF8 ? .half : .ascii
    case .half: .half
    case .quadrant: .quadrant
    case .sextant: .sextant
    case .letters: .letters
    case .ascii: .ascii
    }
  }
}

/// A terminal's size as typed: `120x40`.
struct SizeArgument: ExpressibleByArgument, Sendable {
  /// Columns and rows.
  let size: Size<ScreenSpace>

  /// Reads a size; nil when it is none.
  init?(argument: String) {
    guard let size = Script.size(of: argument) else { return nil }
    self.size = size
  }

  /// A size that is known.
  init(width: Int, height: Int) { size = Size(width: width, height: height) }

  /// The size as it is typed.
  var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}
