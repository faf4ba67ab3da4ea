import Labels
import Testing

@testable import Refiner

/// One file of each folder of the shared camvid-dusk data, when they are there.
@Suite(.enabled(if: CamvidDusk.isPresent, "camvid-dusk is not there: set FLECK_SHARED"))
struct SharedDataTests {
  @Test func everyFolderIsRead() throws {
    let taxonomy = try TaxonomyFile.read(CamvidDusk.checkout + "/taxonomies/camvid-11.toml")
    let samples = try Dataset.samples(
      DatasetPaths(
        images: CamvidDusk.folder + "/images", labels: CamvidDusk.folder + "/argmax",
        confidence: CamvidDusk.folder + "/confidence", truth: CamvidDusk.folder + "/truth"))
    #expect(samples.count == 42)
    let sample = try #require(samples.first { $0.stem == "0001TP_007140" })
    let size = Size<ImageSpace>(width: 480, height: 360)
    #expect(try PhotoFile.read(sample.image).size == size)
    let labels = try LabelFile.read(sample.label, taxonomy: taxonomy)
    #expect(labels.size == size && labels.histogram()[255] == 0)
    let truth = try LabelFile.read(sample.truth ?? "", taxonomy: taxonomy)
    #expect(truth.size == size && truth.histogram()[255] > 0)
    let confidence = try ConfidenceFile.read(sample.confidence ?? "")
    #expect(confidence.size == size)
    let soft = CamvidDusk.folder + "/soft/0001TP_007140.npy"
    // Rounding to float16 makes a few ties.
    let winners = try LabelFile.read(soft, taxonomy: taxonomy)
    #expect(zip(winners.ids, labels.ids).count { $0 != $1 } == 6)
    let derived = try ConfidenceFile.read(soft)
    let difference = zip(derived.values, confidence.values).map { abs(Int($0) - Int($1)) }.max()
    #expect(try #require(difference) <= 300)
  }

  @Test func theListIsRead() throws {
    let samples = try Dataset.samples(
      DatasetPaths(
        confidence: CamvidDusk.folder + "/confidence", truth: CamvidDusk.folder + "/truth",
        list: CamvidDusk.folder + "/list.txt"))
    #expect(samples.count == 42)
    #expect(samples.first?.stem == "0001TP_006690")
    #expect(samples.first?.truth == CamvidDusk.folder + "/truth/0001TP_006690.png")
  }
}
