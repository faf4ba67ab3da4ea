import Foundation
import Refiner
import Render

/// A frame's file: text, ANSI, SVG or PNG by its suffix.
struct FrameFile {
  private enum Format {
    case text, ansi, svg, png
  }

  /// Where the file is to lie.
  let path: String
  private let format: Format

  /// A file of any name; without one of the suffixes `.ansi`, `.svg` and `.png` it is text.
  init(path: String) {
    self.path = path
    let suffix = path.lowercased()
    format =
      suffix.hasSuffix(".ansi")
      ? .ansi : suffix.hasSuffix(".svg") ? .svg : suffix.hasSuffix(".png") ? .png : .text
  }

  /// Writes the frame, whole or not at all; a file that is there is replaced.
  ///
  /// look: the colours of ANSI's escapes and, in pictures, of the terminal itself.
  /// - Throws: `FileError.unwritable`.
  func write(_ frame: Frame, _ look: Look) throws(FileError) {
    let picture = Screenshot(frame, paper: look.theme.paper)
    switch format {
    case .text: try AtomicFile.write(Array(frame.text().utf8), to: path)
    case .ansi: try AtomicFile.write(Array(frame.ansi(depth: look.depth).utf8), to: path)
    case .svg: try AtomicFile.write(Array(picture.svg().utf8), to: path)
    case .png: try PNGFile.write(drawing: picture.image(), to: path)
    }
  }

  /// Writes the frame for somebody who may not know what is there already, and says how it went.
  func writeNew(_ frame: Frame, _ look: Look) -> Message {
    guard !FileManager.default.fileExists(atPath: path) else {
      return .error("\(path): is there already; give another name")
    }
    do {
      try write(frame, look)
      return .info("wrote \(path)")
    } catch {
      return .error("\(error)")
    }
  }
}
