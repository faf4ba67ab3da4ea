import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct LossChartTests {
  static func fit(_ counts: [(loss: Double, verdict: Verdict)]) throws -> NoiseFit {
    var histogram = StreamingHistogram(ceiling: 16)
    for (loss, _) in counts { histogram.add(loss) }
    var losses = LossHistogram(minimum: histogram.minimum, maximum: histogram.maximum)
    for (loss, verdict) in counts { losses.add(loss: loss, verdict: verdict) }
    let mixture = GaussianMixture(fitting: histogram)
    return NoiseFit(mixture: mixture, cutOff: mixture.cutOff(eta: 0.6), histogram: losses)
  }

  /// 80 low losses from 0.1 to 0.37, 20 high ones from 2.5 to 3.4, half of them correctable.
  static let counts: [(loss: Double, verdict: Verdict)] = (0..<100).map(component)

  private static func component(_ index: Int) -> (loss: Double, verdict: Verdict) {
    let step = Double(index % 10)
    guard index >= 80 else { return (0.1 + step * 0.03, .clean) }
    return (2.5 + step * 0.1, index.isMultiple(of: 2) ? .noise : .correctable)
  }

  static func bars(_ chart: Chart) -> [String: (edges: [Double], counts: [Double])] {
    var found: [String: (edges: [Double], counts: [Double])] = [:]
    for mark in chart.marks {
      guard let name = mark.name, case .bars(let edges, let bases, let tops) = mark.shape else {
        continue
      }
      found[name] = (edges, zip(tops, bases).map(-))
    }
    return found
  }

  @Test func barsCountEveryComponentOnceByVerdict() throws {
    let chart = LossChart(try Self.fit(Self.counts), wrong: nil, settings: RefinementSettings())
      .chart
    let bars = Self.bars(chart)
    #expect(bars["clean"]?.counts.reduce(0, +) == 80)
    #expect(bars["noise"]?.counts.reduce(0, +) == 10)
    #expect(bars["correctable"]?.counts.reduce(0, +) == 10)
    #expect(bars["label wrong"] == nil && chart.title == "Losses of 100 components")
  }

  @Test func wrongLabelsAreTakenOutOfTheirVerdictsAndStackedOnTop() throws {
    let fit = try Self.fit(Self.counts)
    var wrong = LossHistogram(minimum: fit.histogram.minimum, maximum: fit.histogram.maximum)
    wrong.add(loss: 0.1, verdict: .clean)
    wrong.add(loss: 2.5, verdict: .noise)
    wrong.add(loss: 2.5, verdict: .noise)
    let bars = Self.bars(LossChart(fit, wrong: wrong, settings: RefinementSettings()).chart)
    #expect(bars["clean"]?.counts.reduce(0, +) == 79)
    #expect(bars["noise"]?.counts.reduce(0, +) == 8)
    #expect(bars["label wrong"]?.counts.reduce(0, +) == 3)
    #expect(bars["label wrong"]?.counts[0] == 1)
  }

  @Test func theCurvesHoldAsManyComponentsAsTheBars() throws {
    let chart = LossChart(try Self.fit(Self.counts), wrong: nil, settings: RefinementSettings())
      .chart
    var area = 0.0
    var curves = 0
    for mark in chart.marks {
      guard case .line(let points) = mark.shape else { continue }
      curves += 1
      for (a, b) in zip(points, points.dropFirst()) { area += (a.y + b.y) / 2 * (b.x - a.x) }
    }
    let edges = try #require(Self.bars(chart)["clean"]).edges
    // Some of the Gaussians' mass lies beyond the losses.
    let components = area / (edges[1] - edges[0])
    #expect(curves == 2 && components > 85 && components < 101, "\(components)")
  }

  @Test func theCutOffStandsBetweenTheGroups() throws {
    let chart = LossChart(try Self.fit(Self.counts), wrong: nil, settings: RefinementSettings())
      .chart
    let cuts = chart.marks.compactMap { mark -> Double? in
      if case .vertical(let loss) = mark.shape { loss } else { nil }
    }
    #expect(cuts.count == 1 && cuts[0] > 0.37 && cuts[0] < 2.5)
  }

  @Test func outliersAreCountedInWordsAndNotDrawn() throws {
    var many = (0..<20).flatMap { _ in Self.counts }
    many.append((16, .noise))
    let chart = LossChart(try Self.fit(many), wrong: nil, settings: RefinementSettings()).chart
    #expect(chart.horizontal.upper < 4.5)
    #expect(chart.subtitle.hasSuffix("1 of higher loss"))
    #expect(Self.bars(chart)["noise"]?.counts.reduce(0, +) == 200)
  }

  @Test func equalLossesAreDrawnToo() throws {
    let chart = LossChart(
      try Self.fit([(0.5, .clean), (0.5, .clean)]), wrong: nil, settings: RefinementSettings()
    ).chart
    #expect(Self.bars(chart)["clean"]?.counts.first == 2)
    #expect(chart.subtitle.contains("no two Gaussians"))
    #expect(chart.svg().hasSuffix("</svg>\n"))
  }

  @Test(arguments: ["1200", "1200x", "100x100", "1200x750x1", "9000x750", "axb", "-1200x750"])
  func badSizesAreRefused(text: String) { #expect(PlotSize(argument: text) == nil) }

  @Test func aSizeIsRead() {
    #expect(PlotSize(argument: "640x400")?.size == Size(width: 640, height: 400))
  }
}
