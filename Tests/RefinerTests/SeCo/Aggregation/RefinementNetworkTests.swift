import Labels
import Testing

@testable import Refiner

/// A real network, small and of deterministic weights, as the aggregation uses it.
@Suite struct RefinementNetworkTests {
  private static let model = Result {
    SegmentAnything(network: try Network(DeterministicSource(), .smallViT), threadCount: 2)
  }
  private static let photo = Golden.photo(width: 211, height: 150)
  private static let prompts = [
    Prompt(points: [.init(Point(x: 60.5, y: 40.5), isInside: true)]),
    Prompt(box: Prompt.Box(Point(x: 20, y: 30), Point(x: 150, y: 120))),
  ]

  private static func network(
    _ source: RefinementNetwork.EmbeddingSource = .encoder(cache: nil)
  ) throws -> RefinementNetwork {
    RefinementNetwork(try model.get(), embeddings: source, threadCount: 2)
  }

  private static func answers(
    _ network: RefinementNetwork, photoSize: Size<ImageSpace> = photo.size,
    path: String = "photo.png"
  ) throws -> [PromptedMask] {
    try network.withPhoto(photo, photoSize: photoSize, path: path) { photo in
      try photo.masks().masks(forEach: prompts)
    }
  }

  @Test func promptsAreAnsweredBySingleMasksFromTheEmbeddingInHalfPrecision() throws {
    let model = try Self.model.get()
    let rounded = try model.encode(Self.photo).imageEmbedding.roundedToHalf()
    let encoded = try model.image(from: rounded, imageSize: Self.photo.size)
    let wanted = try Self.prompts.map { try encoded.masks(for: $0, candidates: .one)[0] }
    let answers = try Self.answers(try Self.network())
    #expect(answers.map(\.mask) == wanted.map(\.mask))
    #expect(answers.contains { $0.mask.area > 0 })
    for (answer, wanted) in zip(answers, wanted) {
      #expect(abs(answer.predictedIoU - wanted.predictedIoU) < 1e-4)
    }
  }

  @Test func morePromptsThanABatchKeepTheirOrder() throws {
    let prompts = (0..<150).map { index in
      Prompt(points: [.init(Point(x: Double(index), y: 75), isInside: true)])
    }
    let answers = try Self.network().withPhoto(
      Self.photo, photoSize: Self.photo.size, path: "photo.png"
    ) { try $0.masks().masks(forEach: prompts) }
    let last = try Self.network().withPhoto(
      Self.photo, photoSize: Self.photo.size, path: "photo.png"
    ) { try $0.masks().masks(forEach: [prompts[149]]) }
    #expect(answers.count == 150)
    #expect(abs(answers[149].predictedIoU - last[0].predictedIoU) < 1e-4)
  }

  @Test func aNetworkThatSeesLittleLooksCloserAtSmallThings() throws {
    let model = try Self.model.get()
    let box = Prompt.Box(Point(x: 20, y: 90), Point(x: 34, y: 110))
    let part = try #require(
      RegionOfInterest.region(
        around: Rectangle(x: 20, y: 90, width: 14, height: 20), in: Self.photo.size,
        inputSide: model.configuration.inputSide))
    let prompts = [
      Prompt(box: box), Self.prompts[1],
      Prompt(points: [.init(box.topLeft, isInside: true)], box: box),
    ]
    let answers = try Self.network().withPhoto(
      Self.photo, photoSize: Self.photo.size, path: "photo.png"
    ) { try $0.masks().masks(forEach: prompts) }
    let closer = try model.encode(Self.photo, region: part)
    let whole = try model.encode(Self.photo)
    for place in [0, 2] {
      let wanted = try closer.masks(for: prompts[place], candidates: .one)[0]
      #expect(answers[place].mask == wanted.mask)
      #expect(wanted.mask != (try whole.masks(for: prompts[place], candidates: .one)[0].mask))
    }
    #expect(answers[1] == (try Self.answers(try Self.network())[1]))
  }

  @Test func everythingIsFoundAsTheGeneratorFindsIt() throws {
    var parameters = AutomaticMaskParameters()
    parameters.pointsPerSide = 6
    parameters.predictedIoUThreshold = 0
    parameters.stabilityThreshold = 0
    let chosen = parameters
    let found = try Self.network().withPhoto(
      Self.photo, photoSize: Self.photo.size, path: "photo.png"
    ) { try $0.masks().everything(chosen) }
    let model = try Self.model.get()
    let rounded = try model.encode(Self.photo).imageEmbedding.roundedToHalf()
    let encoded = try model.image(from: rounded, imageSize: Self.photo.size)
    struct Crops: CropEncoder {
      let image: EncodedImage
      func encode(
        _ crop: Rectangle<ImageSpace>, of image: RGBImage
      ) throws(EncodedCrop.Failure) -> EncodedCrop { EncodedCrop(image: self.image) }
    }
    let wanted = try AutomaticMaskGenerator(chosen, workers: 1).masks(
      of: Self.photo, using: Crops(image: encoded))
    #expect(!found.isEmpty && found.map(\.segmentation) == wanted.map(\.segmentation))
  }

  @Test func embeddingsFromAFolderGiveTheSameAnswers() throws {
    let sandbox = try FileSandbox()
    let embedding = try Self.network().withPhoto(
      Self.photo, photoSize: Self.photo.size, path: "photo.png"
    ) { $0.embedding }
    try FileSystem.makeFolder(sandbox("street"))
    try NPYFile.write(
      NPYArray(
        shape: [embedding.channelCount, embedding.side, embedding.side],
        values: embedding.values.values, elementType: .float16), to: sandbox("street/7.npy"))
    let network = try Self.network(.folder(try EmbeddingFolder(sandbox.path)))
    let path = "/data/images/street/7.png"
    #expect(try network.embeddingFile(ofPhoto: path) == sandbox("street/7.npy"))
    #expect(try Self.answers(network, path: path) == Self.answers(try Self.network()))
    // A photo of twice the labels' size has the same embedding.
    let large = Size<ImageSpace>(width: 422, height: 300)
    #expect(
      try Self.answers(network, photoSize: large, path: path)
        == Self.answers(network, path: path))
    let square = Size<ImageSpace>(width: 211, height: 211)
    #expect(
      throws: AggregationError.proportions(photo: path, photoSize: "211x211", labelSize: "211x150")
    ) { try Self.answers(network, photoSize: square, path: path) }
    let missing = AggregationError.noEmbedding(photo: "8.png", folder: sandbox.path)
    #expect(throws: missing) { try network.embeddingFile(ofPhoto: "8.png") }
    #expect(missing.description.contains("8.png: ") && missing.description.contains("embed.py"))
  }

  @Test func whatTheNetworkCannotDoNamesThePhoto() throws {
    let network = try Self.network()
    let wanted = AggregationError.network(photo: "a.png", error: .noPrompt)
    #expect(throws: wanted) {
      try network.withPhoto(Self.photo, photoSize: Self.photo.size, path: "a.png") { photo in
        _ = try photo.masks().masks(forEach: [Prompt()])
      }
    }
    #expect(wanted.description.hasPrefix("a.png: ") && network.progress.text == nil)
  }

  @Test func longestEndOfThePathThatFitsNamesTheEmbedding() throws {
    let sandbox = try FileSandbox()
    try sandbox.write([], to: "c.npy")
    try sandbox.write([], to: "b/c.npy")
    let folder = try EmbeddingFolder(sandbox.path)
    #expect(folder.stem(ofPhoto: "/a/b/c.png") == "b/c" && folder.stem(ofPhoto: "x/c.jpg") == "c")
    #expect(folder.stem(ofPhoto: "c.png") == "c" && folder.stem(ofPhoto: "/d.png") == nil)
  }
}
