/// How far raters agree on the components that two or more of them rated.
public struct Agreement: Hashable, Sendable, Codable {
  /// The raters' names.
  public var raters: [String]
  /// Number of images with such components.
  public var images: Int
  /// All classes.
  public var overall: AgreementRow
  /// Each class that a rater gives such a component, against the rest, in the taxonomy's order.
  public var classes: [AgreementRow]

  /// Measures a table.
  ///
  /// raters: [raters], their names.  names: [categories], what the categories are called.
  /// - Complexity: O(subjects * raters * categories + draws * images).
  init(_ table: RatingTable, raters: [String], names: [String]) {
    precondition(raters.count == table.raters && names.count == table.categories)
    self.raters = raters
    images = table.clusters
    let used = table.used
    let categories = used.indices.filter { used[$0].subjects > 0 }
    // As irrCAC does, and the careful choice: unused categories would make chance agreement rarer.
    let scale = categories.count
    let bootstrap = AgreementBootstrap(table, categories: categories, scale: scale)
    let counted = AgreementSums(table, weighted: false)
    let weighted = AgreementSums(table, weighted: true)
    overall = AgreementRow(
      name: "all", components: table.subjects, pixels: Int(weighted.total),
      byComponent: AgreementScores(table, sums: counted, scale: scale),
      byPixel: AgreementScores(
        AgreementCoefficients(weighted, scale: scale), resamples: bootstrap.overall))
    classes = zip(categories, bootstrap.categories).map { category, resamples in
      AgreementRow(
        name: names[category], components: used[category].subjects,
        pixels: Int(used[category].weight),
        byComponent: AgreementScores(
          table.oneAgainstRest(category), sums: counted.oneAgainstRest(category), scale: 2),
        byPixel: AgreementScores(
          AgreementCoefficients(weighted.oneAgainstRest(category), scale: 2),
          resamples: resamples))
    }
  }
}
