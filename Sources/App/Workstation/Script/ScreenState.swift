import FoundationEssentials
import Refiner
import Render

/// What `state` writes: where the workstation is, for scripts and tests.
struct ScreenState: Codable, Hashable, Sendable {
  /// What has the keyboard: `review`, `shape` or `SAM`, or what lies over it, as ``Screen/name`` says.
  let screen: String
  /// The stem of the image on the canvas; nil when the queue is empty.
  let image: String?
  /// The component under the cursor; nil when the queue is empty.
  let component: Int?
  /// Its place in the queue from 1; 0 when the queue is empty.
  let position: Int
  /// Number of components in the queue.
  let total: Int
  /// Number of components in the queue that are decided.
  let decided: Int
  /// Number of rows of the journal, all of them on disk.
  let rows: Int
  /// What the message line says; empty when nothing.
  let message: String
  /// `labels`, `photo`, `blend`, `before`, `diff` or `truth`.
  let mode: String
  /// The mode of the second pane; left out when there is one pane.
  var pane: String?
  /// `whole`, `crop` or `free`.
  let zoom: String
  /// `fill`, `outline` or `off`.
  let overlay: String

  /// One line of JSON with sorted keys.
  /// - Throws: what the encoder throws; no value of this type makes it.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension ScreenState {
  /// Reads the state off a session.
  init(_ session: Session) {
    let tool = session.screen == .review ? session.tool : nil
    screen = tool?.name ?? session.screen.name
    image = session.image?.stem
    component = session.queue.current?.id.rawValue
    position = session.queue.isEmpty ? 0 : session.queue.position + 1
    total = session.queue.count
    decided = session.queue.decidedCount
    rows = session.review.entries
    message = session.message?.text ?? ""
    mode = session.view.mode.rawValue
    pane = session.view.second?.rawValue
    zoom = session.view.placement.rawValue
    overlay = session.view.overlay.rawValue
  }
}
