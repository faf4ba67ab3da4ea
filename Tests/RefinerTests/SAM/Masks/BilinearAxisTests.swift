import Testing

@testable import Refiner

@Suite struct BilinearAxisTests {
  @Test func doublingPlacesSamplesAtQuarters() {
    let axis = BilinearAxis(from: 2, to: 4)
    #expect(axis.lower == [0, 0, 0, 1])
    #expect(axis.upper == [1, 1, 1, 1])
    #expect(axis.fraction == [0, 0.25, 0.75, 0.25])
  }

  @Test func anAxisOfItsOwnLengthTakesEachSampleAsItIs() {
    let axis = BilinearAxis(from: 1000, to: 1000)
    #expect(axis.lower == Array(0..<1000))
    #expect(axis.fraction.allSatisfy { $0 == 0 })
  }

  @Test func oneSampleFillsEveryPlace() {
    let axis = BilinearAxis(from: 1, to: 5)
    #expect(axis.lower == [0, 0, 0, 0, 0])
    #expect(axis.upper == [0, 0, 0, 0, 0])
  }

  @Test(arguments: [(26, 34), (64, 64), (7, 9), (13, 17), (40, 11)])
  func mapsAreInterpolatedAsPyTorchDoes(height: Int, width: Int) throws {
    let golden = try Golden.array("interp_\(height)x\(width).npy")
    let map = DeterministicWeights.map(
      "golden.interp", channels: 1, height: 13, width: 17, coarse: 4)
    let resized = BilinearTwin.resize(
      map, height: 13, width: 17, newHeight: height, newWidth: width)
    #expect(golden.shape == [height, width])
    // Values are below one. Most differ by one rounding; PyTorch fuses the position's product and
    // difference at some sizes and not at others, which moves a value by a little more.
    for (value, wanted) in zip(resized, golden.values) { #expect(abs(value - wanted) <= 5e-7) }
  }
}
