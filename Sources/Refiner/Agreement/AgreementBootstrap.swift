/// The coefficients of a table in resamples of its clusters, subjects counting by their weight.
///
/// Subjects of one image are no independent draws, so whole images are drawn, as many as there are, with
/// replacement. A. C. Davison, D. V. Hinkley: "Bootstrap methods and their application", 1997, section 3.8.
struct AgreementBootstrap: Sendable {
  /// Number of resamples.
  static let draws = 2000

  /// Of all categories, by resample; empty for fewer than two clusters, which cannot be drawn anew.
  let overall: [AgreementCoefficients]
  /// Of each of the categories asked for against the rest, by resample.
  let categories: [[AgreementCoefficients]]

  /// Draws resamples.
  ///
  /// categories: those to measure against the rest.  scale: as ``AgreementCoefficients`` has it.
  /// - Complexity: O(draws * (terms of all clusters + categories * raters)).
  init(_ table: RatingTable, categories: [Int], scale: Int, seed: UInt64 = 1) {
    guard table.clusters > 1 else {
      overall = []
      self.categories = categories.map { _ in [] }
      return
    }
    let clusters = ClusterTerms(table)
    var random = SplitMix64(seed: seed)
    var sums = AgreementSums(raters: table.raters, categories: table.categories)
    var copies = [Int32](repeating: 0, count: table.clusters)
    var overall: [AgreementCoefficients] = []
    var single = [[AgreementCoefficients]](repeating: [], count: categories.count)
    for _ in 0..<Self.draws {
      Self.draw(&copies, using: &random)
      sums.removeAll()
      for (cluster, copies) in copies.enumerated() where copies > 0 {
        sums.add(clusters.terms(of: cluster), copies: Double(copies))
      }
      overall.append(AgreementCoefficients(sums, scale: scale))
      for (place, category) in categories.enumerated() {
        single[place].append(AgreementCoefficients(sums.oneAgainstRest(category), scale: 2))
      }
    }
    self.overall = overall
    self.categories = single
  }

  private static func draw(_ copies: inout [Int32], using random: inout SplitMix64) {
    let count = UInt64(copies.count)
    for index in copies.indices { copies[index] = 0 }
    for _ in copies.indices {
      // The upper half of the product: even to within count / 2^64.
      copies[Int(count.multipliedFullWidth(by: random.next()).high)] += 1
    }
  }
}

/// The sums of every cluster, without those that are nothing.
private struct ClusterTerms {
  private var terms: [(place: Int32, value: Double)] = []
  private var starts = [0]

  init(_ table: RatingTable) {
    var subjects = [[Int32]](repeating: [], count: table.clusters)
    for subject in 0..<table.subjects {
      subjects[Int(table.clusterOf[subject])].append(Int32(subject))
    }
    var sums = [Double](
      repeating: 0, count: 1 + table.categories * (2 + table.raters))
    for subjects in subjects {
      var places: [Int] = []
      for subject in subjects.lazy.map(Int.init) {
        AgreementSums.forEachTerm(of: subject, in: table) { place, value in
          // Nothing may be added first; the place then is listed twice, the second time without a value.
          if sums[place] == 0 { places.append(place) }
          sums[place] += table.weights[subject] * value
        }
      }
      for place in places where sums[place] != 0 {
        terms.append((Int32(place), sums[place]))
        sums[place] = 0
      }
      starts.append(terms.count)
    }
  }

  func terms(of cluster: Int) -> ArraySlice<(place: Int32, value: Double)> {
    terms[starts[cluster]..<starts[cluster + 1]]
  }
}
