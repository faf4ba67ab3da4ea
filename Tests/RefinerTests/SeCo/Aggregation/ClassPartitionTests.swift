import Labels
import Testing

@testable import Refiner

@Suite struct ClassPartitionTests {
  static func taxonomy(_ name: String) throws -> Taxonomy {
    try TaxonomyFile.read(CamvidDusk.checkout + "/taxonomies/\(name).toml")
  }

  /// Reference `seco-method.md` 1.2, class partition.
  @Test(arguments: [Preset.paper, .secoV1])
  func cityscapesIsDividedAsTheReference(preset: Preset) throws {
    let partition = ClassPartition(preset: preset, taxonomy: try Self.taxonomy("cityscapes-19"))
    #expect(partition.aligned.map(\.rawValue) == [0, 1, 2, 3, 4, 8, 9, 10])
    #expect(partition.prompted.map(\.rawValue) == [5, 6, 7, 11, 12, 13, 14, 15, 16, 17, 18])
  }

  @Test func synthiaIsDividedAsTheReference() throws {
    let partition = ClassPartition(preset: .secoV1, taxonomy: try Self.taxonomy("synthia-16"))
    #expect(partition.aligned.map(\.rawValue) == [0, 1, 2, 3, 4, 8, 9])
    #expect(partition.prompted.map(\.rawValue) == [5, 6, 7, 10, 11, 12, 13, 14, 15])
  }

  @Test func theSecondCodePromptsForPolesLightsAndSignsOnly() throws {
    let cityscapes = ClassPartition(preset: .secoV2, taxonomy: try Self.taxonomy("cityscapes-19"))
    #expect(cityscapes.prompted.map(\.rawValue) == [5, 6, 7])
    #expect(cityscapes.aligned.map(\.rawValue) == Array(0...4) + Array(8...18) + [5, 6, 7])
    let camvid = ClassPartition(preset: .secoV2, taxonomy: try Self.taxonomy("camvid-11"))
    #expect(camvid.prompted.map(\.rawValue) == [2, 6])
    #expect(Set(camvid.aligned.map(\.rawValue)) == Set(0...10))
  }

  @Test func otherTaxonomiesFollowTheirOwnKinds() throws {
    let partition = ClassPartition(preset: .paper, taxonomy: try Self.taxonomy("camvid-11"))
    #expect(partition.prompted.map(\.rawValue) == [2, 6, 8, 9, 10])
    #expect(partition.aligned.map(\.rawValue) == [0, 1, 3, 4, 5, 7])
  }
}
