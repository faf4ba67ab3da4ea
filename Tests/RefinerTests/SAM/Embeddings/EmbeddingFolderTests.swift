import Labels
import Testing

@testable import Refiner

@Suite struct EmbeddingFolderTests {
  private let sandbox: FileSandbox
  private let original = Size<ImageSpace>(width: 200, height: 150)

  init() throws {
    sandbox = try FileSandbox()
  }

  private func write(
    _ name: String, shape: [Int] = [8, 4, 4], type: NPYArray.ElementType = .float32,
    _ change: (inout [Float]) -> Void = { _ in }
  ) throws -> [Float] {
    var values = DeterministicWeights.values(name, count: shape.reduce(1, *)).map { Float($0) }
    change(&values)
    try FileSystem.makeFolder(Path.folder(of: sandbox(name)))
    try NPYFile.write(
      NPYArray(shape: shape, values: values, elementType: type), to: sandbox(name))
    return values
  }

  private func embedding(_ stem: String) throws(EmbeddingError) -> ImageEmbedding? {
    try EmbeddingFolder(sandbox.path).embedding(
      ofStem: stem, for: EmbeddingFixture.model, original: original)
  }

  @Test(arguments: [[8, 4, 4], [1, 8, 4, 4]])
  func arraysOfTheNetworksShapeAreTaken(shape: [Int]) throws {
    let values = try write("street/001.npy", shape: shape)
    let embedding = try #require(try embedding("street/001"))
    #expect(embedding.values.values == values)
    #expect(embedding.channelCount == 8 && embedding.side == 4 && embedding.inputSide == 64)
    #expect(embedding.resized == Size(width: 64, height: 48))
    #expect(embedding.original == original)
  }

  @Test func halfPrecisionIsTaken() throws {
    let values = try write("a.npy", type: .float16)
    let embedding = try #require(try embedding("a"))
    #expect(embedding.values.values == values.map { Float(half: $0.halfBits) })
  }

  @Test func aPhotoWithoutAFileHasNoEmbedding() throws {
    _ = try write("a.npy")
    #expect(try embedding("b") == nil)
  }

  @Test(arguments: [[4, 4, 8], [8, 4], [2, 8, 4, 4], [8, 16], [8, 4, 4, 1], [0, 4, 4]])
  func anotherShapeIsRefusedWithBothShapes(shape: [Int]) throws {
    _ = try write("a.npy", shape: shape)
    let wanted = EmbeddingError.shape(path: sandbox("a.npy"), found: shape, expected: [8, 4, 4])
    #expect(throws: wanted) { try embedding("a") }
    #expect(wanted.description.contains("a.npy: shape [\(shape[0]), "))
    #expect(wanted.description.contains("[8, 4, 4]"))
  }

  @Test func theShapeOfAnotherModelsEmbeddingIsNamed() throws {
    _ = try write("a.npy", shape: [256, 64, 64])
    #expect(
      throws: EmbeddingError.shape(
        path: sandbox("a.npy"), found: [256, 64, 64], expected: [8, 4, 4])
    ) { try embedding("a") }
  }

  @Test(arguments: [NPYArray.ElementType.uint8, .float64])
  func otherTypesAreRefused(type: NPYArray.ElementType) throws {
    _ = try write("a.npy", type: type)
    #expect(throws: EmbeddingError.elementType(path: sandbox("a.npy"), found: type)) {
      try embedding("a")
    }
  }

  @Test func valuesThatAreNotFiniteAreRefusedWithTheirNumber() throws {
    _ = try write("a.npy") { values in
      values[3] = .nan
      values[5] = -.infinity
    }
    let wanted = EmbeddingError.notFinite(path: sandbox("a.npy"), count: 2)
    #expect(throws: wanted) { try embedding("a") }
    #expect(
      wanted.description.hasSuffix("a.npy: 2 values are NaN or infinite; make the embedding again"))
  }

  @Test func aDamagedFileIsRefusedByName() throws {
    try sandbox.write([1, 2, 3], to: "a.npy")
    #expect {
      _ = try embedding("a")
    } throws: { error in
      guard case EmbeddingError.file(let cause) = error else { return false }
      return cause.path == sandbox("a.npy") && "\(error)" == "\(cause)"
    }
  }

  @Test func aFolderThatIsNoneIsRefused() throws {
    #expect(throws: EmbeddingError.file(.missing(path: sandbox("none")))) {
      try EmbeddingFolder(sandbox("none"))
    }
    try sandbox.touch("file")
    #expect(throws: EmbeddingError.self) { try EmbeddingFolder(sandbox("file")) }
  }
}
