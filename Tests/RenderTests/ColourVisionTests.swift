import Labels
import Render
import Testing

@Suite struct ColourVisionTests {
  /// Pairs 1, 7, 10, 17, 20, 24 and 33 of table 1 in Sharma, Wu, Dalal 2005.
  @Test(arguments: [
    (CIELab(50, 2.6772, -79.7751), CIELab(50, 0, -82.7485), 2.0425),
    (CIELab(50, 0, 0), CIELab(50, -1, 2), 2.3669),
    (CIELab(50, 2.49, -0.001), CIELab(50, -2.49, 0.0011), 7.2195),
    (CIELab(50, 2.5, 0), CIELab(73, 25, -18), 27.1492),
    (CIELab(50, 2.5, 0), CIELab(58, 24, 15), 19.4535),
    (CIELab(50, 2.5, 0), CIELab(50, 3.2592, 0.335), 1.0),
    (CIELab(6.7747, -0.2908, -2.4247), CIELab(5.8714, -0.0985, -2.2286), 0.6377),
  ])
  func theDifferenceIsThatOfThePaper(first: CIELab, second: CIELab, expected: Double) {
    #expect(abs(first.difference(to: second) - expected) < 5e-5)
    #expect(abs(second.difference(to: first) - expected) < 5e-5)
  }

  private func closest(
    _ vision: ColourVision, theme: Theme, taxonomy: Taxonomy, depth: ColourDepth
  ) -> (distance: Double, names: String) {
    let palette = ClassPalette(taxonomy: taxonomy, theme: theme, depth: depth)
    var closest = (distance: Double.infinity, names: "")
    let classes = taxonomy.classes.compactMap { entry in
      palette.colour(of: entry.id).rgb.map { (entry.name, vision.seen($0)) }
    }
    for (index, (name, colour)) in classes.enumerated() {
      for (other, second) in classes[..<index] {
        let distance = colour.difference(to: second)
        if distance < closest.distance { closest = (distance, "\(name), \(other)") }
      }
    }
    return closest
  }

  @Test(arguments: ColourVision.allCases, [ColourDepth.indexed256, .direct])
  func theSafeThemeKeepsAllClassesApart(vision: ColourVision, depth: ColourDepth) throws {
    let safe = try ThemeTests.shipped("safe")
    for taxonomy in [try Scene.cityscapes(), try Scene.camvid()] {
      let closest = closest(vision, theme: safe, taxonomy: taxonomy, depth: depth)
      #expect(
        closest.distance >= 10, "\(closest.names) of \(taxonomy.name): \(closest.distance)")
    }
  }

  /// Why there is a safe theme: the official colours fail for green-blind eyes.
  @Test func theOfficialColoursDoNot() throws {
    let closest = closest(
      .deuteranopia, theme: .builtIn, taxonomy: try Scene.cityscapes(), depth: .direct)
    #expect(closest.distance < 3 && closest.names == "person, vegetation")
  }
}
