import Labels
import Testing

@testable import Refiner

/// The shared `pseudo` labels are a CBST selection of `argmax`, made by somebody else.
@Suite(.enabled(if: CamvidDusk.isPresent, "camvid-dusk is not there: set FLECK_SHARED"))
struct CamvidSelectionTests {
  @Test func sixtyPercentOfEachClassAreThePseudoLabels() throws {
    let taxonomy = try FormatFixture.shipped("camvid-11")
    let samples = try Dataset.samples(
      DatasetPaths(
        images: CamvidDusk.folder + "/images", labels: CamvidDusk.folder + "/argmax",
        confidence: CamvidDusk.folder + "/confidence", truth: CamvidDusk.folder + "/pseudo"))
    var settings = RefinementSettings()
    settings.selection = .classBalanced
    settings.portion = 0.6
    let pass = SelectionPass(
      samples: samples, taxonomy: taxonomy, settings: settings, limits: .standard, workers: 2)
    let thresholds = try #require(try pass.thresholds { _ in })
    let reader = try LabelReader(samples, taxonomy: taxonomy, settings: settings)
    var differing = 0
    var outside = 0
    var pixels = 0
    for sample in samples {
      let labels = try reader.read(sample, thresholds: thresholds) { Size(width: 0, height: 0) }
      let pseudo = try reader.truth(#require(sample.truth))
      let confidence = try #require(labels.confidence)
      pixels += pseudo.ids.count
      for index in pseudo.ids.indices where labels.map.ids[index] != pseudo.ids[index] {
        differing += 1
        // One of the two is void, the other argmax: ids themselves never differ.
        #expect(labels.map.ids[index] == 255 || pseudo.ids[index] == 255)
        let id = min(labels.map.ids[index], pseudo.ids[index])
        let distance = abs(Int(confidence.values[index]) - Int(thresholds.levels[Int(id)])) / 257
        if distance > 5 { outside += 1 }
      }
    }
    #expect(pixels == 42 * 480 * 360)
    // Measured 30,726 of 7,257,600, 0.42 %. Their confidences were not yet rounded to 8 bits, so that a
    // level on the threshold was split (18,763 pixels), and their thresholds come from 124 frames, of
    // which 42 are here, so that they lie up to 5 of 255 levels away. No pixel differs for another reason.
    #expect(differing == 30_726)
    #expect(outside == 0)
  }
}
