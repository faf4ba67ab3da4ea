import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct TaxonomyFileTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("taxonomies").path

  private func decode(_ text: String) throws -> Taxonomy {
    try TaxonomyFile.decode(Array(text.utf8), path: "my.toml")
  }

  private let road = """
    name = "a"
    [[class]]
    id = 0
    name = "road"
    letter = "R"
    colour = "#804080"
    kind = "stuff"

    """

  @Test(arguments: [("cityscapes-19", 19, 8), ("synthia-16", 16, 7), ("camvid-11", 11, 6)])
  func shippedTaxonomiesHaveTheirClasses(name: String, count: Int, stuff: Int) throws {
    let taxonomy = try TaxonomyFile.read("\(Self.folder)/\(name).toml")
    #expect(taxonomy.name == name)
    #expect(taxonomy.classes.map { Int($0.id.rawValue) } == Array(0..<count))
    #expect(taxonomy.classes.count { $0.kind == .stuff } == stuff)
    #expect(Set(taxonomy.classes.map(\.letter)).count == count)
    #expect(Set(taxonomy.classes.map(\.colour)).count == count)
    #expect(taxonomy[name: "road"]?.colour == RGB(128, 64, 128))
    #expect(try decode(TaxonomyFile.text(of: taxonomy)) == taxonomy)
  }

  @Test(arguments: [
    ("bdd-19", 0..<19, 8), ("mapillary", 0..<65, 28), ("ade20k", 0..<150, 50),
    ("endovis", 1..<8, 0), ("isprs-6", 0..<6, 4),
  ])
  func furtherTaxonomiesHaveTheirClasses(name: String, ids: Range<Int>, stuff: Int) throws {
    let taxonomy = try TaxonomyFile.read("\(Self.folder)/\(name).toml")
    #expect(taxonomy.name == name)
    #expect(taxonomy.classes.map { Int($0.id.rawValue) } == Array(ids))
    #expect(taxonomy.classes.count { $0.kind == .stuff } == stuff)
    #expect(try decode(TaxonomyFile.text(of: taxonomy)) == taxonomy)
    if ids.count < 94 { #expect(Set(taxonomy.classes.map(\.letter)).count == ids.count) }
  }

  @Test func somePlacesOfTheLongListsAreKnown() throws {
    let ade = try TaxonomyFile.read("\(Self.folder)/ade20k.toml")
    #expect(ade[ClassID(0)]?.name == "wall" && ade[ClassID(12)]?.name == "person")
    #expect(ade[ClassID(20)]?.name == "car" && ade[ClassID(149)]?.name == "flag")
    let vistas = try TaxonomyFile.read("\(Self.folder)/mapillary.toml")
    #expect(vistas[ClassID(13)]?.name == "Road" && vistas[ClassID(55)]?.name == "Car")
    #expect(vistas[ClassID(27)]?.colour == RGB(70, 130, 180) && vistas.voidIDs == [65, 255])
    let potsdam = try TaxonomyFile.read("\(Self.folder)/isprs-6.toml")
    #expect(potsdam.classes.filter { $0.kind == .thing }.map(\.name) == ["building", "car"])
    let bdd = try TaxonomyFile.read("\(Self.folder)/bdd-19.toml")
    #expect(bdd.classes == (try TaxonomyFile.read("\(Self.folder)/cityscapes-19.toml")).classes)
  }

  @Test func mapillaryIDsMeetTheirCityscapesClassesByName() throws {
    let vistas = try TaxonomyFile.read("\(Self.folder)/mapillary.toml")
    let cityscapes = try TaxonomyFile.read("\(Self.folder)/cityscapes-19.toml")
    let table = try #require(LabelIDTable(.mapillary, taxonomy: cityscapes))
    for (name, id) in [
      ("Road", 0), ("Sidewalk", 1), ("Building", 2), ("Wall", 3), ("Fence", 4), ("Pole", 5),
      ("Traffic Light", 6), ("Traffic Sign (Front)", 7), ("Vegetation", 8), ("Terrain", 9),
      ("Sky", 10), ("Person", 11), ("Bicyclist", 12), ("Car", 13), ("Truck", 14), ("Bus", 15),
      ("On Rails", 16), ("Motorcycle", 17), ("Bicycle", 18),
    ] {
      let own = try #require(vistas[name: name])
      #expect(table[Int(own.id.rawValue)] == UInt8(id), "\(name)")
    }
  }

  @Test func cityscapesHasTwoSkies() throws {
    let taxonomy = try TaxonomyFile.read("\(Self.folder)/cityscapes-19.toml")
    #expect(taxonomy[ClassID(10)]?.colour == RGB(70, 130, 180))
    #expect(taxonomy[ClassID(10)]?.otherColours == [RGB(0, 130, 180)])
    #expect(taxonomy[ClassID(18)]?.letter == "Y")
  }

  @Test func voidIDsMayBeNegative() throws {
    #expect(try decode("void = [-1, 254]\n" + road).voidIDs == [254, 255])
    #expect(try decode(road).voidIDs == [255])
  }

  @Test func namesAreQuoted() throws {
    let taxonomy = try Taxonomy(
      name: "q\"\\\u{1}",
      classes: [
        TaxonomyClass(
          id: ClassID(4), name: "Straße \"x\"", letter: "\\", colour: RGB(1, 2, 3), kind: .thing,
          otherColours: [RGB(255, 0, 16)])
      ], voidIDs: [0, 255])
    #expect(try decode(TaxonomyFile.text(of: taxonomy)) == taxonomy)
  }

  @Test func brokenTOMLIsNamedWithItsLine() {
    let error = #expect(throws: FileError.self) {
      try decode("name = \"a\"\nvoid = [1,\nid == 3\n")
    }
    #expect(error?.description.hasPrefix("my.toml: line 3: ") == true)
  }

  @Test(arguments: [
    ("\"a\"", "3", "'name'"), ("id = 0", "id = 256", "'id'"), ("\"R\"", "\"RR\"", "'letter'"),
    ("\"R\"", "\"é\"", "letter"), ("#804080", "#80408", "'colour'"),
    ("#804080", "804080a", "'colour'"), ("stuff", "stuf", "'kind'"),
    ("[[class]]", "[class]", "class"),
    ("id = 0", "id = 255", "void"), ("\"road\"", "\"ro\\u001Bad\"", "name"),
    ("kind", "other_colours = [3]\nkind", "'other_colours'"),
    ("name = \"a\"", "void = 3\nname = \"a\"", "'void'"),
    ("name = \"a\"", "void = [256]\nname = \"a\"", "'void'"),
  ])
  func wrongValuesAreNamed(old: String, new: String, word: String) {
    let text = road.replacingOccurrences(of: old, with: new)
    let error = #expect(throws: FileError.self) { try decode(text) }
    #expect(error?.description.contains(word) == true)
  }

  @Test func repeatedClassesAreRefused() {
    let twice = road + road.replacingOccurrences(of: "name = \"a\"\n", with: "")
    #expect(
      throws: FileError.badText(path: "my.toml", reason: "class id 0 is given twice; correct it")
    ) {
      try decode(twice)
    }
  }
}
