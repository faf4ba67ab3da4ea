import Labels
import Refiner

/// What `fleck replay` prints.
struct ReplayReport: Encodable {
  /// Pixels of a class against the maps under review.
  struct Class: Encodable {
    let lost: Int
    let gained: Int
  }

  /// Pixels of all images.
  struct Pixels: Encodable {
    let total: Int
    let changed: Int
  }

  private let row: Int
  private let rows: Int
  private let time: String?
  private let reviewer: String?
  private let decisions: [String: Int]
  private let images: Int
  private let changedImages: Int
  private let pixels: Pixels
  private let classes: [String: Class]
  private let around: [LogRecord]

  private let order: [String]
  private let lines: [(sequence: Int, text: String)]

  private enum CodingKeys: CodingKey {
    case row, rows, time, reviewer, decisions, images, changedImages, pixels, classes, around
  }

  init(_ replay: Replay, taxonomy: Taxonomy) {
    row = replay.row
    rows = replay.rowCount
    let last = replay.around.first { $0.sequence == replay.row }
    time = last?.time
    reviewer = last?.reviewer
    decisions = replay.decisions
    images = replay.images
    changedImages = replay.changedImages
    pixels = Pixels(total: replay.pixels, changed: replay.changedPixels)
    let changes = replay.classes.map {
      (taxonomy.name(of: $0.classID), Class(lost: $0.lost, gained: $0.gained))
    }
    classes = Dictionary(changes, uniquingKeysWith: { first, _ in first })
    order = changes.map(\.0)
    around = replay.around.map { LogRecord($0, taxonomy: taxonomy) }
    var text = LogText(taxonomy: taxonomy)
    lines = replay.around.map { ($0.sequence, text.line($0)) }
  }

  /// The state in words; the row that was replayed last is marked.
  func text(folder: String) -> String {
    let when = time.map { ", \($0)" } ?? ""
    var result = [
      "\(folder): after \(row) of \(rows) rows\(when)",
      "  decided   \(settled)", "  pixels    \(changed)",
    ]
    if !order.isEmpty {
      result.append("  class             lost    gained")
      for name in order {
        guard let change = classes[name] else { continue }
        result.append(
          "  " + name.padded(to: 12) + "\(change.lost)".indented(to: 10)
            + "\(change.gained)".indented(to: 10))
      }
    }
    for line in lines { result.append((line.sequence == row ? "> " : "  ") + line.text) }
    return result.map(\.sanitised).joined(separator: "\n")
  }

  private var settled: String {
    func counts(_ kinds: [DecisionKind]) -> String {
      kinds.compactMap { kind in
        decisions[kind.rawValue].flatMap { $0 > 0 ? "\($0) \(kind.rawValue)" : nil }
      }.joined(separator: ", ")
    }
    let settling = DecisionKind.allCases.filter(\.settlesPixels)
    let total = settling.reduce(0) { $0 + (decisions[$1.rawValue] ?? 0) }
    let others = counts(DecisionKind.allCases.filter { !$0.settlesPixels })
    let kinds = total > 0 ? ": " + counts(settling) : ""
    return "\(total)\(kinds)\(others.isEmpty ? "" : "; \(others)")"
  }

  private var changed: String {
    let places = "\(changedImages) of \(images) images"
    return "\(pixels.changed) of \(pixels.total) changed, in \(places)"
  }
}
