import Testing

@testable import App
@testable import Refiner

@Suite struct ImportRunLabelsReportTests {
  @Test func theTextSaysWhatCameAndWhatDidNotFit() {
    var summary = RecoveredDecisions.Summary()
    summary.maps = 2
    summary.changedMaps = 1
    summary.changedPixels = 34
    summary.decisions = ["relabel": 1, "reshape": 3, "discard": 1]
    summary.imagesWithoutMap = ["a", "b", "c", "d"]
    summary.mapsWithoutImage = ["x\u{1B}[2J"]
    let report = ImportRunLabelsReport(dryRun: false, rows: 5, summary: summary)
    #expect(
      report.text(labels: "maps", run: "run") == """
        run: 5 decisions imported from maps
          compared    2 maps, 1 of which differ, in 34 pixels
          decisions   3 reshape, 1 discard, 1 relabel
          no map      of 4 images: a, b, c, ...
          no image    of 1 map: x?[2J
        next: fleck export run --to ...
        """)
  }
}
