import Testing

@testable import Refiner

/// Configurations from names and shapes, and the names and shapes that they stand for.
@Suite struct NetworkConfigurationTests {
  typealias Shapes = [(name: String, shape: [Int])]

  private let sandbox: FileSandbox

  init() throws { sandbox = try FileSandbox() }

  private func checkpoint(
    _ shapes: Shapes, metadata: [String: String] = ["decoder_heads": "4"]
  ) throws -> Checkpoint {
    try SampleNetworks.checkpoint(shapes, metadata: metadata, in: sandbox)
  }

  @Test(arguments: [SampleNetworks.smallViT, SampleNetworks.smallTinyViT])
  func aConfigurationComesBackFromItsOwnTensors(configuration: NetworkConfiguration) throws {
    let path = try sandbox.write(
      TestCheckpoint.network(
        configuration,
        metadata: ["decoder_heads": "4", "img_size": "\(configuration.inputSide)"]),
      to: "a.safetensors")
    let checkpoint = try Checkpoint.open(path)
    #expect(try NetworkConfiguration(checkpoint: checkpoint) == configuration)
    for (name, shape) in configuration.expectedTensors {
      let numbers = try checkpoint.floats(name, shape: shape)
      #expect(!numbers.isWritable)
      #expect(numbers.values == DeterministicWeights.parameter(name, shape: shape))
    }
  }

  static let published: [(NetworkConfiguration, String, Int)] = [
    (SampleNetworks.viTB, "ViT-B", 93_735_728), (SampleNetworks.viTL, "ViT-L", 312_343_088),
    (SampleNetworks.viTH, "ViT-H", 641_090_864),
    (SampleNetworks.mobileSAM, "MobileSAM (TinyViT-5M)", 9_818_564),
  ]

  @Test(arguments: published.indices)
  func thePublishedNetworksAreRecognised(index: Int) throws {
    let (configuration, family, count) = Self.published[index]
    let found = try NetworkConfiguration(
      checkpoint: checkpoint(configuration.expectedTensors, metadata: [:]))
    #expect(found == configuration && found.family == family)
    #expect(found.parameterCount == count)
    #expect(found.gridSide == 64)
  }

  @Test func otherNetworksAreNamedByTheirSizes() {
    #expect(SampleNetworks.smallViT.family == "ViT, width 24, depth 2")
    #expect(SampleNetworks.smallTinyViT.family == "TinyViT, widths 8-16-24-40, depths 2-1-2-1")
  }

  @Test func theTensorsOfViTBAreThoseOfThePublishedCheckpoint() throws {
    let published = try TensorNames.read("names_vit_b.txt")
    let expected = SampleNetworks.viTB.expectedTensors
    #expect(published.count == 314 && expected.count == 314)
    #expect(
      Dictionary(uniqueKeysWithValues: expected.map { ($0.name, $0.shape) })
        == Dictionary(uniqueKeysWithValues: published.map { ($0.name, $0.shape) }))
  }

  @Test func theTensorsOfMobileSAMAreThoseOfThePublishedCheckpointWithoutTheUnused() throws {
    let published = try TensorNames.read("names_vit_t.txt")
    let expected = SampleNetworks.mobileSAM.expectedTensors
    #expect(published.count == 439)
    let used = published.filter {
      !$0.name.hasSuffix("num_batches_tracked") && !$0.name.hasPrefix("image_encoder.norm_head.")
        && !$0.name.hasPrefix("image_encoder.head.")
    }
    #expect(
      Dictionary(uniqueKeysWithValues: expected.map { ($0.name, $0.shape) })
        == Dictionary(uniqueKeysWithValues: used.map { ($0.name, $0.shape) }))
  }

  @Test func theInputSideComesFromTheCallerThenTheFileThenTheConvention() throws {
    let tensors = SampleNetworks.smallTinyViT.expectedTensors
    let noted = try checkpoint(tensors, metadata: ["decoder_heads": "4", "img_size": "512"])
    let silent = try checkpoint(tensors)
    #expect(try NetworkConfiguration(checkpoint: noted, inputSide: 256).inputSide == 256)
    #expect(try NetworkConfiguration(checkpoint: noted).inputSide == 512)
    #expect(try NetworkConfiguration(checkpoint: silent).inputSide == 1024)
    let fixed = try checkpoint(SampleNetworks.smallViT.expectedTensors)
    #expect(try NetworkConfiguration(checkpoint: fixed, inputSide: 64).inputSide == 64)
    #expect(throws: CheckpointError.self) {
      try NetworkConfiguration(checkpoint: fixed, inputSide: 128)
    }
  }

  @Test func aWindowAsLargeAsTheGridIsGlobal() throws {
    var configuration = SampleNetworks.smallViT
    guard case .vit(var vit) = configuration.imageEncoder else { return }
    vit.windowSides = [8, 3, 0]
    configuration.imageEncoder = .vit(vit)
    let found = try NetworkConfiguration(checkpoint: checkpoint(configuration.expectedTensors))
    guard case .vit(let foundViT) = found.imageEncoder else { return }
    #expect(foundViT.windowSides == [0, 3, 0])
  }

  @Test func partsThatAViTMayLackAreSeen() throws {
    var configuration = SampleNetworks.smallViT
    guard case .vit(var vit) = configuration.imageEncoder else { return }
    vit.hasQKVBias = false
    vit.hasAbsolutePositions = false
    configuration.imageEncoder = .vit(vit)
    #expect(
      try NetworkConfiguration(checkpoint: checkpoint(configuration.expectedTensors))
        == configuration)
    // Without any positions, windows and heads are not told: all global, heads by convention.
    vit.hasRelativePositions = false
    vit.windowSides = [0, 0]
    vit.headCount = 1
    configuration.imageEncoder = .vit(vit)
    let found = try NetworkConfiguration(
      checkpoint: checkpoint(configuration.expectedTensors), inputSide: 64)
    #expect(found == configuration)
  }
}
