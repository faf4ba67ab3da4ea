import Foundation
import Labels
import Testing

@testable import Refiner

/// The network that comes with Fleck, against PyTorch; `golden.py` in Training/nano made the goldens.
@Suite struct NanoNetworkTests {
  /// The shipped checkpoint.
  private static let path = URL(fileURLWithPath: Golden.folder("nano"))
    .appendingPathComponent("../../../../models/nano.safetensors").standardized.path

  private static let image = Result {
    try SegmentAnything(checkpoint: Checkpoint.open(path), threadCount: 2)
      .encode(StreetScene(seed: 1, index: 0).image)
  }

  private func golden(_ name: String) throws -> [Float] {
    try NPYFile.read(Golden.folder("nano") + "/\(name).npy").values
  }

  /// As golden.py has them, in pixels of the photo.
  private static let box = Prompt.Box(Point(x: 600, y: 200), Point(x: 760, y: 330))
  private static let point = Prompt.LabelledPoint(Point(x: 320, y: 256), isInside: true)
  private static let rectangle = Rectangle<ImageSpace>(x: 608, y: 208, width: 144, height: 112)

  @Test func itIsWhatTheModelCardSays() throws {
    let checkpoint = try Checkpoint.open(Self.path)
    let network = try NetworkConfiguration(checkpoint: checkpoint)
    #expect(network.inputSide == 512)
    let size = try FileManager.default.attributesOfItem(atPath: Self.path)[.size] as? Int
    #expect(try #require(size) <= 8_000_000)
  }

  @Test func itsEmbeddingIsPyTorchs() throws {
    let embedding = try Self.image.get().imageEmbedding
    let values = embedding.values.withElements { span in span.indices.map { span[$0] } }
    #expect(Golden.distance(values, try golden("embedding")) < 1e-2)
  }

  @Test(arguments: ["box", "point", "mask", "mask_box"])
  func itsMasksArePyTorchs(name: String) throws {
    let image = try Self.image.get()
    var prompt = Prompt()
    if name.contains("box") { prompt.box = Self.box }
    if name == "point" { prompt.points = [Self.point] }
    if name.contains("mask") {
      let mask = Mask(
        imageSize: image.imageSize, bounds: Self.rectangle,
        bits: [Bool](repeating: true, count: Self.rectangle.width * Self.rectangle.height))
      prompt.mask = image.promptLogits(of: mask)
    }
    let masks = try image.masks(for: prompt, candidates: name == "point" ? .three : .one)
    let wanted = try golden(name)
    let found = masks.flatMap(\.logits.values)
    let distance = Golden.distance(found, wanted)
    #expect(distance < 2e-3, "\(distance)")
    let differing = zip(found, wanted).count { ($0 > 0) != ($1 > 0) }
    #expect(differing * 1000 <= 5 * found.count, "\(differing) of \(found.count)")
    #expect(found.contains { $0 > 0 })
  }
}
