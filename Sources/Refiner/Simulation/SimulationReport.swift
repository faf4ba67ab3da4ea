/// All that `simulate --json` prints: stable keys, fractions 0...1 (DESIGN section 9).
public struct SimulationReport: Sendable, Encodable {
  /// Decisions that an order takes to fix a share of the wrong pixels; absent where some review does not.
  public struct Effort: Hashable, Sendable, Encodable {
    /// To fix a half.
    public let fix50: Double?
    /// To fix four fifths.
    public let fix80: Double?
    /// To fix nine tenths.
    public let fix90: Double?

    init(_ values: [Double?]) {
      fix50 = values[0]
      fix80 = values[1]
      fix90 = values[2]
    }
  }

  /// The order.
  public let order: String
  /// The reviewer.
  public let reviewer: String
  /// How many reviews the means are of.
  public let seeds: Int
  /// The hidden slice's share of the places of a learned order.
  public let randomShare: Double
  /// How many components took part.
  public let components: Int
  /// How many of them are wrong.
  public let wrong: Int
  /// How many pixels those have.
  public let wrongPixels: Int
  /// Decisions, pixels fixed, and mean IoU, before the first decision and after each.
  public let curve: [[Double]]
  /// 0 for chance, 1 for the oracle.
  public let normalisedArea: Double?
  /// What the model said of the undecided rest after each hundred decisions.
  public let ranking: [SimulationCheckpoint]
  /// The share of the seeds whose interval held the truth, by number of decisions.
  public let coverage: [String: Double]
  /// Decisions by order.
  public let effort: [String: Effort]
  /// The order's decisions over the fewest of any simple order.
  public let ratio: Effort
  /// The simple order that fixes four fifths first.
  public let bestSimple: String

  /// Takes a simulation's figures.
  public init(_ simulation: Simulation) {
    let settings = simulation.settings
    order = settings.order.rawValue
    reviewer = settings.reviewer.text
    seeds = settings.seeds
    randomShare = settings.randomShare
    components = simulation.run.components.count
    wrong = simulation.run.wrong
    wrongPixels = simulation.run.wrongPixels
    let own = simulation.curves[settings.order]
    curve = zip(own?.fixedPixels ?? [], own?.meanIoU ?? []).enumerated().map {
      [Double($0), $1.0, $1.1]
    }
    normalisedArea = simulation.normalisedArea
    ranking = simulation.checkpoints
    coverage = Dictionary(
      uniqueKeysWithValues: simulation.checkpoints.map { ("\($0.decisions)", $0.coverage) })
    effort = Dictionary(
      uniqueKeysWithValues: simulation.curves.map { ($0.rawValue, Effort($1.decisions)) })
    ratio = Effort(simulation.ratios)
    bestSimple = simulation.bestSimple.rawValue
  }
}
