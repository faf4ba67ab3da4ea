import Testing

@testable import Refiner

@Suite struct RelativePositionsTests {
  /// A table of the golden file: [length, 8].
  private func table(_ length: Int) -> MatrixView {
    MatrixView(
      rowCount: length, columnCount: 8,
      values: DeterministicWeights.values("golden.relpos", count: length * 8).map { Float($0) })
  }

  /// Tables as they are, and resampled from another length.
  @Test(arguments: [(7, 13), (16, 27), (32, 127)])
  func bothTablesAreTheReferences(side: Int, length: Int) throws {
    let golden = try Golden.array("relpos_q\(side)_k\(side)_L\(length).npy")
    #expect(golden.shape == [side, side, 8])
    let zeros = MatrixView(rowCount: 3, columnCount: 8)
    let tables = [
      RelativePositions(side: side, vertical: table(length), horizontal: zeros).tables,
      RelativePositions(side: side, vertical: zeros, horizontal: table(length)).tables,
    ]
    let count = 2 * side - 1
    for (half, found) in tables.enumerated() {
      #expect(found.rowCount == 2 * count)
      // Zeros stay zeros at any length: the other half holds them.
      #expect(found.rows((1 - half) * count..<(2 - half) * count).values.allSatisfy { $0 == 0 })
      for query in 0..<side {
        // Reversed: for one query, ascending keys lie below each other.
        let first = half * count + side - 1 - query
        let wanted = golden.values[query * side * 8..<(query + 1) * side * 8]
        let errors = zip(found.rows(first..<first + side).values, wanted).map { abs($0 - $1) }
        // Numbers below 1, interpolated with three roundings here and there.
        let tolerance: Float = length == count ? 0 : 4e-7
        #expect((errors.max() ?? 1) <= tolerance, "half \(half), query \(query)")
      }
    }
  }

  @Test func aTableOfTheRightLengthIsNotCopied() {
    let table = table(9)
    #expect(RelativePositions.resampled(table, to: 9).storage === table.storage)
  }

  @Test func aTableOfOneRowIsTheSameAtAnyLength() {
    let one = MatrixView(rowCount: 1, columnCount: 2, values: [3, -4])
    #expect(RelativePositions.resampled(one, to: 3).values == [3, -4, 3, -4, 3, -4])
  }
}
