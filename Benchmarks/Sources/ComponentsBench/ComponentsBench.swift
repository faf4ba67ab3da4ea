import Foundation
import Labels
import Refiner

/// Times the component search on raw label maps, one search per line on standard input.
///
/// Arguments: width, height, and files of width x height class ids. Each input line is the number of a
/// file; the answer is the number of components and the milliseconds for the components alone and for
/// components, vertical runs and run-length encodings.
@main
struct ComponentsBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let width = Int(arguments[1]), let height = Int(arguments[2]) else {
      print("usage: components-bench WIDTH HEIGHT FILE...")
      return
    }
    let maps = try arguments.dropFirst(3).map { path in
      let ids = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      return LabelMap(width: width, height: height, ids: ids)
    }
    while let line = readLine(), let index = Int(line), maps.indices.contains(index) {
      measure(maps[index])
    }
  }

  private static func measure(_ map: LabelMap) {
    let clock = ContinuousClock()
    let start = clock.now
    let found = ConnectedComponents(map)
    let middle = clock.now
    let encodings = found.encodings(of: found.verticalRuns())
    let end = clock.now
    precondition(encodings.count == found.components.count)
    let times = [middle, end].map { "\(($0 - start) / .milliseconds(1))" }
    let line = "\(found.components.count) \(times.joined(separator: " "))\n"
    FileHandle.standardOutput.write(Data(line.utf8))
  }
}
