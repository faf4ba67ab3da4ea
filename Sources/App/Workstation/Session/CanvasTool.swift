import Labels
import Refiner

/// What changes the component's pixels on the canvas; it has the keyboard until it commits or is left.
enum CanvasTool: Hashable, Sendable {
  /// Brush, holes, speckle, smoothing, splitting, merging.
  case shape(ShapeTool)
  /// Prompts for SAM and its masks.
  case segment(SegmentTool)

  /// The mask being changed and the cursor.
  var edit: CanvasEdit {
    get {
      switch self {
      case .shape(let tool): tool.edit
      case .segment(let tool): tool.edit
      }
    }
    set {
      switch self {
      case .shape(var tool):
        tool.edit = newValue
        self = .shape(tool)
      case .segment(var tool):
        tool.edit = newValue
        self = .segment(tool)
      }
    }
  }

  /// Whose keys are valid.
  var context: KeyContext {
    switch self {
    case .shape: .shape
    case .segment: .segment
    }
  }

  /// Its name in `state` output.
  var name: String {
    switch self {
    case .shape: "shape"
    case .segment: "SAM"
    }
  }

  /// What it is set to, for the status line, the most important first.
  var settings: [String] {
    switch self {
    case .shape(let tool): tool.settings
    case .segment(let tool): tool.settings
    }
  }

  /// Pixels that are marked beside the cursor.
  var marks: [Pixel] {
    switch self {
    case .shape(let tool): tool.lineStart.map { [$0] } ?? []
    case .segment(let tool): tool.corner.map { [$0] } ?? []
    }
  }

  /// Moves the cursor; a pen that is down draws along.
  mutating func move(_ body: (inout CanvasCursor) -> Void) {
    switch self {
    case .shape(var tool):
      tool.move(body)
      self = .shape(tool)
    case .segment(var tool):
      body(&tool.edit.cursor)
      self = .segment(tool)
    }
  }

  /// Takes note that it is not left after all.
  mutating func stay() {
    guard case .segment(var tool) = self, tool.isLeaving else { return }
    tool.isLeaving = false
    self = .segment(tool)
  }

  /// What was used so far, for the journal; nil while SAM has no proposal for its prompts.
  var source: MaskSource? {
    switch self {
    case .shape(let tool): tool.log.source
    case .segment(let tool): tool.isWaiting ? nil : tool.source
    }
  }

  /// Whether a class was chosen and nothing else done: no tool has a part in it that the journal could name.
  var onlyClassChanged: Bool {
    guard edit.pending.change.isEmpty else { return false }
    return switch self {
    case .shape(let tool): tool.log.names.isEmpty
    case .segment: true
    }
  }

  /// The pixels under its brush; nil when it has none.
  var brush: Mask? {
    switch self {
    case .shape(let tool): tool.brushMask
    case .segment: nil
    }
  }
}

/// What a canvas tool needs to begin, asked of the program around the session.
enum EditRequest: Hashable, Sendable {
  /// The shape tools.
  case shape
  /// SAM mode.
  case segment
}
