import ArgumentParser
import Foundation
import Labels
import Refiner
import Testing

@testable import App

/// Small generated images, and the command run on them in this process.
struct ShowFixture {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A square of class 1 in the upper right quarter of class 0, with a palette.
  func quarter(_ side: Int = 8, ids: (UInt8, UInt8) = (0, 1), palette: [RGB] = [RGB(9, 9, 9)])
    throws -> String
  {
    var map = LabelMap(width: side, height: side, filledWith: ClassID(ids.0))
    for y in 0..<side / 2 {
      for x in side / 2..<side { map[x, y] = ClassID(ids.1) }
    }
    let path = folder.path + "/quarter.png"
    try PNGFile.write(map, palette: palette, to: path)
    return path
  }

  /// A grey PNG of samples.
  func grey(_ samples: [UInt8], width: Int, name: String = "grey.png") throws -> String {
    let path = folder.path + "/" + name
    try PNGFile.writeGrey(
      width: width, height: samples.count / width, bytes: samples, to: path)
    return path
  }

  /// A photo: black on the left, white on the right.
  func photo(width: Int = 8, height: Int = 8) throws -> String {
    var image = RGBImage(width: width, height: height)
    for y in 0..<height {
      for x in width / 2..<width { image[x, y] = RGB(255, 255, 255) }
    }
    let path = folder.path + "/photo.png"
    try PNGFile.write(image, to: path)
    return path
  }

  /// A file with these bytes.
  func file(_ bytes: [UInt8], name: String) throws -> String {
    let path = folder.path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// What `fleck show` prints for arguments, on a terminal or on none.
  func show(_ arguments: String..., terminal: TerminalFacts? = nil) throws -> String {
    try show(arguments: arguments, terminal: terminal)
  }

  /// The same, for arguments in a list.
  func show(arguments: [String], terminal: TerminalFacts? = nil) throws -> String {
    try ShowCommand.parse(arguments).text(on: terminal)
  }

  /// The path of a taxonomy that comes with the program.
  static let cityscapes = FleckProcess.tree + "/taxonomies/cityscapes-19.toml"
}
