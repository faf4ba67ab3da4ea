internal import Synchronization

/// Simulated reviews of a run in one order, beside those it is compared with.
public struct Simulation: Sendable {
  /// How the reviews were made.
  public let settings: SimulationSettings
  /// The components that took part.
  public let run: SimulatedRun
  /// The effort of the order, of chance, of the simple orders whose inputs the run has, and of the oracle.
  public let curves: [EffortOrder: EffortCurve]
  /// The order's area between chance, 0, and the oracle, 1; mean of the seeds, nil where there is no range.
  public let normalisedArea: Double?
  /// What the model said after each hundred decisions, mean of the seeds.
  public let checkpoints: [SimulationCheckpoint]

  /// Simulates the reviews, on all processors.
  ///
  /// folder: names the run in errors.  progress: called with how many reviews are done and how many there
  /// are, by any thread.
  /// - Throws: `SimulationError.noConfidence` when the order needs what the run lacks.
  public init(
    of run: SimulatedRun, settings: SimulationSettings, folder: String, threadCount: Int = 1,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(SimulationError) {
    guard run.hasConfidence || !settings.order.needsConfidence else {
      throw .noConfidence(folder: folder, order: settings.order)
    }
    self.run = run
    self.settings = settings
    let orders = Self.orders(beside: settings.order, hasConfidence: run.hasConfidence)
    let done = Atomic(0)
    let total = orders.count * settings.seeds
    // The slowest first, so that no thread waits for them at the end.
    let all = WorkerPool(threadCount: threadCount).map(total) { index in
      let order = orders[index / settings.seeds]
      let review = EffortReview(
        of: run, order: order, settings: settings, seed: UInt64(index % settings.seeds + 1),
        isChecked: order == settings.order)
      progress(done.wrappingAdd(1, ordering: .relaxed).newValue, total)
      return review
    }
    var reviews: [EffortOrder: [EffortReview]] = [:]
    for (place, order) in orders.enumerated() {
      reviews[order] = Array(all[(place * settings.seeds)..<((place + 1) * settings.seeds)])
    }
    curves = reviews.mapValues { EffortCurve($0, wrongPixels: run.wrongPixels) }
    let own = reviews[settings.order] ?? []
    let areas = zip(own, reviews[.oracle] ?? []).compactMap {
      EffortCurve.normalisedArea($0, oracle: $1, components: run.components.count)
    }
    normalisedArea =
      areas.count == settings.seeds ? areas.reduce(0, +) / Double(areas.count) : nil
    checkpoints = SimulationCheckpoint.means(of: own)
  }

  private static func orders(beside order: EffortOrder, hasConfidence: Bool) -> [EffortOrder] {
    let others = [.random, .oracle] + EffortOrder.simple
    return [order] + others.filter { $0 != order && (hasConfidence || !$0.needsConfidence) }
  }

  /// The simple order that fixes 80 % with the fewest decisions.
  ///
  /// Where none comes so far, the one that has fixed the most.
  public var bestSimple: EffortOrder {
    let found = EffortOrder.simple.filter { curves[$0] != nil }
    return found.min { effort(of: $0) < effort(of: $1) } ?? .area
  }

  private func effort(of order: EffortOrder) -> (Double, Double) {
    let curve = curves[order]
    return (curve?.decisions[1] ?? .infinity, -(curve?.fixedPixels.last ?? 0))
  }

  /// The order's decisions over the fewest of any simple order, for each of ``EffortCurve/shares``.
  public var ratios: [Double?] {
    EffortCurve.shares.indices.map { place in
      let simple = EffortOrder.simple.compactMap { curves[$0]?.decisions[place] }
      guard let own = curves[settings.order]?.decisions[place], let best = simple.min(), best > 0
      else { return nil }
      return own / best
    }
  }
}
