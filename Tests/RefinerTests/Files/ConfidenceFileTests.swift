import Labels
import Testing

@testable import Refiner

@Suite struct ConfidenceFileTests {
  private func decode(_ bytes: [UInt8]) throws -> ConfidenceMap {
    try ConfidenceFile.decode(bytes, path: "a")
  }

  @Test func greyOfEveryDepthReachesOne() throws {
    for bitDepth in [1, 2, 4, 8, 16] {
      let largest = (1 << bitDepth) - 1
      let png = TestPNG(width: 2, height: 1, bitDepth: bitDepth, samples: [0, largest])
      #expect(try decode(png.bytes()).values == [0, 65535])
    }
    let middle = TestPNG(width: 1, height: 1, samples: [51])
    #expect(try decode(middle.bytes()).values == [51 * 257])
  }

  @Test func arraysAreProbabilities() throws {
    let flat = NPYArray(shape: [1, 3], values: [0, 0.5, 1.0005], elementType: .float32)
    #expect(try decode(NPYFile.encode(flat)).values == [0, 32768, 65535])
    let bytes = NPYArray(shape: [1, 2], values: [0, 255], elementType: .uint8)
    #expect(try decode(NPYFile.encode(bytes)).values == [0, 65535])
    let soft = NPYArray(shape: [2, 1, 2], values: [0.25, 0, 0.75, 1], elementType: .float64)
    #expect(try decode(NPYFile.encode(soft)).values == [49151, 65535])
  }

  @Test(arguments: [Float.nan, .infinity, -0.5, 7])
  func otherValuesAreRefused(value: Float) {
    for shape in [[1, 3], [3, 1, 1]] {
      let array = NPYArray(shape: shape, values: [0.1, value, 0.2], elementType: .float32)
      // Of soft labels only the largest counts, so a negative logit alone does not show.
      if shape.count == 3 && value == -0.5 { continue }
      let error = #expect(throws: FileError.self) { try decode(NPYFile.encode(array)) }
      #expect(error?.description.contains("1 values are not within 0...1") == true)
    }
  }

  @Test func coloursAreRefused() {
    let png = TestPNG(width: 1, height: 1, colourType: 2, samples: [1, 2, 3])
    #expect(throws: FileError.self) { try decode(png.bytes()) }
    let empty = NPYArray(shape: [0, 3], values: [], elementType: .float32)
    #expect(throws: FileError.self) { try decode(NPYFile.encode(empty)) }
  }

  @Test func growingIsBilinearBetweenPixelCentres() {
    let map = ConfidenceMap(width: 2, height: 1, values: [0, 40000])
    let grown = map.resized(to: Size(width: 4, height: 2))
    #expect(grown.values == [0, 10000, 30000, 40000, 0, 10000, 30000, 40000])
  }
}
