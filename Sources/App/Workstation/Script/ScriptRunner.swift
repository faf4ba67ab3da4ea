import Foundation
import Labels
import Refiner
import Render

/// Runs a script on a workstation, without a terminal.
struct ScriptRunner {
  private let workstation: Workstation
  private let file: String
  private let print: (String) -> Void

  /// Prepares a run; frames and states without a path go to `print`, which ends them with a line break.
  init(
    _ workstation: Workstation, file: String, print: @escaping (String) -> Void
  ) {
    self.workstation = workstation
    self.file = file
    self.print = print
  }

  /// Runs all steps, or until one leaves the workstation.
  /// - Throws: `ScriptError`, with the line, when a frame or state cannot be written, or in the end when a
  ///   decision was not saved.
  func run(_ script: Script) throws(ScriptError) {
    var unsaved: ScriptError?
    for (line, step) in script.steps {
      do {
        try run(step)
      } catch {
        throw ScriptError(file: file, line: line, reason: "\(error)")
      }
      if unsaved == nil, let reason = workstation.session.unsaved {
        unsaved = ScriptError(file: file, line: line, reason: "not saved: \(reason)")
      }
      if workstation.takeEffects().contains(.quit) { break }
    }
    workstation.savePlace()
    if let unsaved { throw unsaved }
  }

  private func run(_ step: ScriptStep) throws {
    switch step {
    case .key(let key): workstation.handle(.key(key))
    case .type(let text):
      for character in text { workstation.handle(.key(KeyEvent(character))) }
    case .mouse(let reports):
      for report in reports { workstation.handle(.mouse(report)) }
    case .resize(let size): workstation.resize(to: size)
    case .wait: settle()
    case .frame(let path):
      settle()
      let frame = workstation.frame()
      guard let path else { return print(String(frame.text().dropLast())) }
      try FrameFile(path: path).write(frame, workstation.look)
    case .state(let path):
      settle()
      let state = try ScreenState(workstation.session).json()
      guard let path else { return print(state) }
      try AtomicFile.write(Array((state + "\n").utf8), to: path)
    }
  }

  /// Nothing half-read.
  private func settle() {
    while true {
      _ = workstation.frame()
      if workstation.isIdle { return }
      // What is being done needs the cores more than frames that nobody sees.
      Thread.sleep(forTimeInterval: 0.001)
    }
  }
}
