import Labels
import Refiner
import Render

/// The picture of a noise model's fit: losses by verdict, both Gaussians, the cut-off.
struct LossChart {
  /// Bars drawn; each holds the counts of one to four bins.
  private static let barCount = 64
  /// The share of components that the axis reaches to, so that a few outliers do not squeeze the rest.
  private static let shownShare = 0.995
  private static let pointCount = 400
  private let fit: NoiseFit
  private let wrong: LossHistogram?
  private let settings: RefinementSettings
  private let binsPerBar: Int
  private let edges: [Double]

  /// Prepares the chart of a fit.
  ///
  /// wrong: the components whose label is wrong, in the same bins, where the truth is known.
  init(_ fit: NoiseFit, wrong: LossHistogram?, settings: RefinementSettings) {
    self.fit = fit
    self.wrong = wrong
    self.settings = settings
    let histogram = fit.histogram
    binsPerBar = (Self.shownBins(of: histogram) + Self.barCount - 1) / Self.barCount
    // All losses equal: bars of some width.
    let width = max(histogram.maximum - histogram.minimum, 1e-3) * Double(binsPerBar)
    edges = (0...Self.barCount).map {
      histogram.minimum + Double($0) * width / Double(LossHistogram.binCount)
    }
  }

  /// The number of bins that hold nearly all components.
  private static func shownBins(of histogram: LossHistogram) -> Int {
    var left = Double(histogram.total) * shownShare
    for bin in 0..<LossHistogram.binCount {
      for verdict in Verdict.allCases { left -= Double(histogram.counts(of: verdict)[bin]) }
      if left <= 0 { return bin + 1 }
    }
    return LossHistogram.binCount
  }

  /// The chart.
  var chart: Chart {
    let bars = bars
    let lines = gaussians
    let heights = bars.flatMap { mark -> [Double] in
      if case .bars(_, _, let tops) = mark.shape { tops } else { [] }
    }
    return Chart(
      title: "Losses of \(fit.histogram.total) components",
      subtitle: subtitle,
      horizontal: ChartAxis("loss, nats", from: edges[0], to: edges[Self.barCount]),
      vertical: ChartAxis("components", fitting: heights + [0]),
      marks: bars + lines + cuts)
  }

  private var subtitle: String {
    func percent(_ gaussian: Gaussian) -> String { "\(Int((gaussian.weight * 100).rounded())) %" }
    let mixture = fit.mixture
    let shares =
      mixture.isDegenerate
      ? "no two Gaussians found"
      : "low \(percent(mixture.low)), high \(percent(mixture.high))"
    let balance = settings.isClassBalanced ? ", class-balanced" : ""
    let method = "preset \(settings.preset.rawValue), \(settings.classifier.rawValue)\(balance)"
    let beyond = Verdict.allCases.reduce(0) { sum, verdict in
      sum + fit.histogram.counts(of: verdict)[(binsPerBar * Self.barCount)...].reduce(0, +)
    }
    return "\(method): \(shares)" + (beyond > 0 ? "; \(beyond) of higher loss" : "")
  }

  /// The counts of one verdict, as many bins together as one bar holds.
  private func counts(_ histogram: LossHistogram, _ verdict: Verdict) -> [Double] {
    let counts = histogram.counts(of: verdict)
    return (0..<Self.barCount).map { bar in
      Double(counts[(bar * binsPerBar)..<((bar + 1) * binsPerBar)].reduce(0, +))
    }
  }

  /// Stacked bars: one colour per verdict, and on top of them what is known to be wrong.
  private var bars: [ChartMark] {
    var base = [Double](repeating: 0, count: Self.barCount)
    var marks: [ChartMark] = []
    func stack(_ name: String, _ counts: [Double], _ colour: RGB) {
      let tops = zip(base, counts).map(+)
      marks.append(ChartMark(name, .bars(edges: edges, bases: base, tops: tops), colour: colour))
      base = tops
    }
    var allWrong = base
    for verdict in Verdict.allCases {
      var counts = counts(fit.histogram, verdict)
      if let wrong {
        let wrong = self.counts(wrong, verdict)
        allWrong = zip(allWrong, wrong).map(+)
        counts = zip(counts, wrong).map(-)
      }
      stack(verdict.rawValue, counts, verdict.chartColour)
    }
    if wrong != nil { stack("label wrong", allWrong, ChartColours.vermilion) }
    return marks
  }

  /// Both Gaussians, scaled by their weights to the counts of a bar.
  private var gaussians: [ChartMark] {
    guard !fit.mixture.isDegenerate else { return [] }
    let scale = Double(fit.histogram.total) * (edges[1] - edges[0])
    let range = edges[Self.barCount] - edges[0]
    func line(_ name: String, _ gaussian: Gaussian, _ colour: RGB) -> ChartMark {
      let points = (0...Self.pointCount).map { index in
        let loss = edges[0] + range * Double(index) / Double(Self.pointCount)
        return Point<ChartSpace>(
          x: loss, y: scale * fit.mixture.density(of: gaussian, atLoss: loss))
      }
      return ChartMark(name, .line(points), colour: colour)
    }
    return [
      line("low-loss Gaussian", fit.mixture.low, ChartColours.blue),
      line("high-loss Gaussian", fit.mixture.high, ChartColours.purple),
    ]
  }

  /// Where losses are cut: the mixture's tau_ns, or the quantiles of `seco-v1`.
  private var cuts: [ChartMark] {
    var marks: [ChartMark] = []
    func add(_ name: String?, _ loss: Double, _ colour: RGB) {
      marks.append(ChartMark(name, .vertical(at: loss), colour: colour, isDashed: true))
    }
    switch settings.preset {
    case .paper:
      for (index, cut) in fit.classes.compactMap(\.cutOff).enumerated() {
        add(index == 0 ? "cut-offs of classes" : nil, cut, ChartColours.grey)
      }
      if let cut = fit.cutOff { add("cut-off, tau_ns \(settings.thresholds.noise)", cut, Self.ink) }
    case .secoV1:
      guard let ratio = fit.ratio else { break }
      add("quantile of all", Double(ratio.loss), ChartColours.grey)
      add("mean of classes' quantiles", ratio.globalLoss, Self.ink)
    case .secoV2: break
    }
    return marks
  }

  private static let ink = RGB(34, 34, 34)
}

extension Verdict {
  /// The colour of its bars.
  fileprivate var chartColour: RGB {
    switch self {
    case .clean: ChartColours.sky
    case .correctable: ChartColours.green
    case .noise: ChartColours.orange
    }
  }
}
