import Labels

@testable import Refiner

/// The twelve scenes of the demo and their predictions, made once for all tests.
enum DemoScenes {
  static let scenes = (0..<12).map { StreetScene(seed: DemoDataset.standardSeed, index: $0) }
  static let predictions = scenes.map { WeakPrediction($0) }

  /// Pixels of the predicted class (first index) and the true class (second), over all scenes.
  static let counts: [[Int]] = {
    var counts = [[Int]](repeating: Array(repeating: 0, count: 256), count: 256)
    for (scene, prediction) in zip(scenes, predictions) {
      let predicted = prediction.labels.ids
      let known = scene.truth.ids
      for index in known.indices { counts[Int(predicted[index])][Int(known[index])] += 1 }
    }
    return counts
  }()

  /// How often pixels of one class were predicted as another.
  static func taken(_ known: UInt8, for predicted: UInt8) -> Int {
    counts[Int(predicted)][Int(known)]
  }

  /// A predicted component whose truth is known.
  struct Judged {
    let classID: UInt8
    let truth: UInt8
    let area: Int
    let meanConfidence: Double
    var isWrong: Bool { classID != truth }
  }

  /// All predicted components of at least 20 pixels of which half have a truth.
  static let components: [Judged] = zip(scenes, predictions).flatMap { judge($0, $1) }

  /// A horizontal run of one class; `parent` leads to the run that stands for its component.
  private struct Run {
    let start: Int
    let end: Int
    let classID: UInt8
    var parent: Int
  }

  private static func judge(_ scene: StreetScene, _ prediction: WeakPrediction) -> [Judged] {
    var runs = connectedRuns(of: prediction.labels)
    var truths: [Int: [UInt8: Int]] = [:]
    var confidences: [Int: Int] = [:]
    for index in runs.indices {
      let root = find(index, &runs)
      let pixels = runs[index].start..<runs[index].end
      for id in scene.truth.ids[pixels] { truths[root, default: [:]][id, default: 0] += 1 }
      confidences[root, default: 0] += prediction.confidence[pixels].reduce(0) { $0 + Int($1) }
    }
    return truths.sorted { $0.key < $1.key }.compactMap { root, counts in
      let area = counts.values.reduce(0, +)
      guard area >= ComponentTruth.minimumArea, counts[255, default: 0] * 2 <= area else {
        return nil
      }
      let best = counts.filter { $0.key != 255 }.max { ($0.value, $1.key) < ($1.value, $0.key) }
      return Judged(
        classID: runs[root].classID, truth: best?.key ?? 255, area: area,
        meanConfidence: Double(confidences[root] ?? 0) / Double(area * 255))
    }
  }

  private static func connectedRuns(of map: LabelMap) -> [Run] {
    let ids = map.ids
    var runs: [Run] = []
    var above = 0..<0
    for row in 0..<map.height {
      let first = runs.count
      var start = row * map.width
      for end in (start + 1)...(start + map.width)
      where end == (row + 1) * map.width || ids[end] != ids[start] {
        runs.append(Run(start: start, end: end, classID: ids[start], parent: runs.count))
        start = end
      }
      var candidate = above.lowerBound
      for index in first..<runs.count {
        let (start, end) = (runs[index].start - map.width, runs[index].end - map.width)
        while candidate < above.upperBound, runs[candidate].end < start { candidate += 1 }
        var other = candidate
        while other < above.upperBound, runs[other].start <= end {
          if runs[other].classID == runs[index].classID { join(index, other, &runs) }
          other += 1
        }
      }
      above = first..<runs.count
    }
    return runs
  }

  private static func find(_ index: Int, _ runs: inout [Run]) -> Int {
    var root = index
    while runs[root].parent != root { root = runs[root].parent }
    runs[index].parent = root
    return root
  }

  private static func join(_ one: Int, _ other: Int, _ runs: inout [Run]) {
    let roots = (find(one, &runs), find(other, &runs))
    runs[max(roots.0, roots.1)].parent = min(roots.0, roots.1)
  }
}

/// The 64-bit FNV-1a hash, http://www.isthe.com/chongo/tech/comp/fnv/.
func fowlerNollVo(_ bytes: [UInt8]) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}
