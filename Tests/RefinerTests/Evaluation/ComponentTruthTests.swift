import Labels
import Refiner
import Testing

@Suite struct ComponentTruthTests {
  private func runs(_ bits: [Bool]) -> RunLengthEncoding {
    let size = Size<ImageSpace>(width: 4, height: 2)
    return RunLengthEncoding(
      Mask(imageSize: size, bounds: Rectangle(x: 0, y: 0, width: 4, height: 2), bits: bits))
  }

  private func truth(_ ids: [UInt8]) -> LabelMap { LabelMap(width: 4, height: 2, ids: ids) }

  @Test func takesTheClassOfMostPixels() {
    let all = runs(Array(repeating: true, count: 8))
    let map = truth([3, 3, 5, 5, 5, 1, 255, 255])
    #expect(ComponentTruth.majority(of: all, in: map) == ClassID(5))
    #expect(ComponentTruth.isWrong(all, labelled: ClassID(3), in: map) == true)
    #expect(ComponentTruth.isWrong(all, labelled: ClassID(5), in: map) == false)
  }

  @Test func looksOnlyInsideTheComponent() {
    let left = runs([true, true, false, false, true, true, false, false])
    #expect(
      ComponentTruth.majority(of: left, in: truth([2, 2, 7, 7, 2, 9, 7, 7])) == ClassID(2))
  }

  @Test func needsTruthForHalfOfThePixels() {
    let all = runs(Array(repeating: true, count: 8))
    #expect(
      ComponentTruth.majority(of: all, in: truth([4, 4, 4, 4, 255, 255, 255, 255])) == ClassID(4))
    #expect(
      ComponentTruth.majority(of: all, in: truth([4, 4, 4, 255, 255, 255, 255, 255])) == nil)
    #expect(
      ComponentTruth.majority(
        of: runs(Array(repeating: false, count: 8)),
        in: truth([
          0, 0, 0, 0, 0, 0, 0, 0,
        ])) == nil)
  }

  @Test func tiesGoToTheLowestID() {
    let all = runs(Array(repeating: true, count: 8))
    #expect(ComponentTruth.majority(of: all, in: truth([9, 9, 9, 9, 6, 6, 6, 6])) == ClassID(6))
  }
}
