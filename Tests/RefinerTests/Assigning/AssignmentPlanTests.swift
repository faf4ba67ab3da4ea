import Testing

@testable import Refiner

@Suite struct AssignmentPlanTests {
  /// Images with some flagged components each, and decided ones in every `goldEvery`th.
  private func images(
    _ count: Int, seed: UInt64 = 1, goldEvery: Int = 0
  ) -> [AssignableImage] {
    var generator = SplitMix64(seed: seed)
    return (1...max(1, count)).prefix(count).map { number in
      var image = AssignableImage(id: ImageID(number))
      let flagged = Int(generator.next() % 12)
      image.flagged = (0..<flagged).map { ComponentID(number << 32 | $0) }
      if goldEvery > 0, number.isMultiple(of: goldEvery) {
        image.gold = (0..<3).map { ComponentID(number << 32 | (100 + $0)) }
      }
      return image
    }
  }

  private func settings(
    _ names: [String] = ["anna", "ben", "carl"], overlap: Double = 0, gold: Double = 0,
    repeats: Double = 0, seed: UInt64 = 0, isDynamic: Bool = false
  ) throws -> AssignmentSettings {
    AssignmentSettings(
      reviewers: try ReviewerNames(names), overlap: overlap, gold: gold, repeats: repeats,
      seed: seed, isDynamic: isDynamic)
  }

  private func plan(
    _ images: [AssignableImage], _ settings: AssignmentSettings, runID: String = "run"
  ) throws -> AssignmentPlan {
    try AssignmentPlan(images, settings: settings, runID: runID, folder: "run")
  }

  @Test(arguments: [
    (0.1, 30, 3), (0.1, 31, 4), (0.1, 1, 1), (0, 30, 0), (1, 30, 30), (0.07, 100, 7),
    (0.29, 100, 29), (0.001, 10, 1),
  ])
  func aShareIsRoundedUp(share: Double, count: Int, expected: Int) {
    #expect(share.share(of: count) == expected)
  }

  /// Whoever has fewest flagged components so far gets the image with most: known by hand.
  @Test func theImageWithMostGoesToWhoeverHasFewest() throws {
    let counts = [7, 5, 4, 3, 1]
    let images = counts.enumerated().map { place, count in
      var image = AssignableImage(id: ImageID(place + 1))
      image.flagged = (0..<count).map { ComponentID((place + 1) << 32 | $0) }
      return image
    }
    let parts = try plan(images, settings(["anna", "ben"])).parts
    // 7 | 5, 5+4 = 9 | 7+3 = 10 | 9+1 = 10.
    #expect(parts[0].images.map(\.rawValue) == [1, 4])
    #expect(parts[1].images.map(\.rawValue) == [2, 3, 5])
  }

  @Test(arguments: [0, 0.1, 0.5, 1] as [Double], [1, 2, 3, 7])
  func partsDivideWhatIsNotShared(overlap: Double, reviewers: Int) throws {
    for seed in 0..<20 as Range<UInt64> {
      let images = images(40, seed: seed)
      let names = (0..<reviewers).map { "r\($0)" }
      let plan = try plan(images, settings(names, overlap: overlap, seed: seed))
      let shared = Set(plan.shared)
      #expect(shared.count == overlap.share(of: 40))
      var seen: [ImageID: Int] = [:]
      for part in plan.parts {
        #expect(shared.isSubset(of: part.images))
        #expect(part.images == part.images.sorted())
        for image in part.images { seen[image, default: 0] += 1 }
      }
      #expect(Set(seen.keys) == Set(images.map(\.id)))
      for (image, times) in seen { #expect(times == (shared.contains(image) ? reviewers : 1)) }
      let loads = plan.parts.map { part in
        images.filter { part.images.contains($0.id) && !shared.contains($0.id) }
          .reduce(0) { $0 + $1.flagged.count }
      }
      // Greedy by falling size: nobody is ahead by more than the largest image has.
      #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= 11)
    }
  }

  @Test func theOrderOfNamesChangesNothing() throws {
    let images = images(30, goldEvery: 3)
    func named(_ names: [String]) throws -> [String: ReviewerPart] {
      let parts = try plan(
        images, settings(names, overlap: 0.2, gold: 0.3, repeats: 0.1)
      ).parts
      return Dictionary(uniqueKeysWithValues: parts.map { ($0.reviewer, $0) })
    }
    #expect(try named(["anna", "ben", "carl"]) == named(["carl", "anna", "ben"]))
  }

  @Test func anotherSeedRunOrNameGivesAnotherDivision() throws {
    let images = images(30)
    let first = try plan(images, settings(overlap: 0.2))
    #expect(try plan(images, settings(overlap: 0.2)) == first)
    #expect(try plan(images, settings(overlap: 0.2, seed: 1)).shared != first.shared)
    #expect(try plan(images, settings(overlap: 0.2), runID: "other").shared != first.shared)
    let named = try plan(images, settings(["anna", "ben", "dora"], overlap: 0.2))
    #expect(named.shared != first.shared)
  }

  @Test func everyReviewerGetsSomeGold() throws {
    for seed in 0..<30 as Range<UInt64> {
      let images = images(24, seed: seed, goldEvery: 4)
      let plan = try plan(images, settings(gold: 0.05, seed: seed))
      // A twentieth of 18 is one, but each of the three is to have some.
      #expect(plan.parts.allSatisfy { !$0.gold.isEmpty })
      #expect(plan.parts.reduce(0) { $0 + $1.gold.count } == 3)
      for part in plan.parts {
        let own = Set(images.filter { part.images.contains($0.id) }.flatMap(\.gold))
        #expect(own.isSuperset(of: part.gold))
      }
    }
  }

  @Test func allGoldIsEverything() throws {
    let images = images(24, goldEvery: 4)
    let plan = try plan(images, settings(overlap: 0.25, gold: 1))
    #expect(Set(plan.parts.flatMap(\.gold)) == Set(images.flatMap(\.gold)))
  }

  @Test func fewDecisionsReachEverybodyThroughASharedImage() throws {
    for seed in 0..<30 as Range<UInt64> {
      // One image of 24 has decisions.
      let images = images(24, seed: seed, goldEvery: 24)
      let plan = try plan(images, settings(overlap: 0.04, gold: 0.1, seed: seed))
      #expect(plan.shared == [ImageID(24)])
      #expect(plan.parts.allSatisfy { $0.gold.count == 1 })
    }
  }

  @Test func goldThatCannotReachEverybodyIsRefused() throws {
    #expect(throws: AssignmentError.noGold(folder: "run")) {
      try plan(images(24), settings(gold: 0.1))
    }
    #expect(throws: AssignmentError.tooLittleGold(folder: "run", images: 2, reviewers: 3)) {
      try plan(images(24, goldEvery: 12), settings(gold: 0.1))
    }
  }

  @Test func repeatsAreAShareOfWhatAReviewerHasToReview() throws {
    let images = images(40)
    let plan = try plan(images, settings(overlap: 0.1, repeats: 0.05))
    for part in plan.parts {
      let flagged = images.filter { part.images.contains($0.id) }.flatMap(\.flagged)
      #expect(part.repeats.count == 0.05.share(of: flagged.count))
      #expect(Set(flagged).isSuperset(of: part.repeats))
    }
  }

  @Test func everybodyGetsAllImagesOfAPool() throws {
    let images = images(10, goldEvery: 2)
    let plan = try plan(images, settings(overlap: 0.2, gold: 0.1, isDynamic: true))
    #expect(plan.shared.count == 2)
    #expect(plan.parts.allSatisfy { $0.images == images.map(\.id) })
    #expect(Set(plan.parts.map(\.gold)).count == 1)
  }

  @Test func moreReviewersThanImagesNeedToShare() throws {
    #expect(throws: AssignmentError.tooFewImages(folder: "run", images: 2, reviewers: 3)) {
      try plan(images(2), settings())
    }
    #expect(try plan(images(2), settings(overlap: 0.5)).parts.allSatisfy { !$0.images.isEmpty })
    #expect(throws: AssignmentError.tooFewImages(folder: "run", images: 0, reviewers: 3)) {
      try plan(images(0), settings(overlap: 1))
    }
  }
}
