import Labels

/// A taxonomy of plain classes with ids from 0 up for tests that need no colours.
func testTaxonomy(_ names: [String]) throws -> Taxonomy {
  try Taxonomy(
    name: "test",
    classes: names.enumerated().map { index, name in
      TaxonomyClass(
        id: ClassID(UInt8(index)), name: name, letter: "x",
        colour: RGB(UInt8(index), 0, 0), kind: .stuff)
    })
}
