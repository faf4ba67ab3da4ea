extension ColourDepth {
  /// Chooses the depth for a terminal: what is known to arrive on the screen, never more.
  ///
  /// In this order: an explicit request; `NO_COLOR` (no-color.org: set and not empty); inside tmux,
  /// 24 bits only when its client has the RGB feature (tmux folds them to 256 silently otherwise, and
  /// `COLORTERM` there tells about whoever started the server); outside, 24 bits by terminfo or by
  /// `COLORTERM`; else the number of colours of terminfo.
  ///
  /// `tmuxFeatures` is what `tmux display-message -p '#{client_termfeatures}'` prints, nil when it was
  /// not asked; `terminfoColours` is terminfo's `colors`, 0 or less for none.
  public static func detect(
    environment: [String: String], terminfoColours: Int, tmuxFeatures: String?,
    request: ColourDepth? = nil
  ) -> ColourDepth {
    if let request { return request }
    if let choice = environment["NO_COLOR"], !choice.isEmpty { return .mono }
    let indexed = indexed(colours: terminfoColours)
    guard indexed == .indexed256 else { return indexed }
    return arrivesDirectly(environment, terminfoColours, tmuxFeatures) ? .direct : indexed
  }

  private static func arrivesDirectly(
    _ environment: [String: String], _ terminfoColours: Int, _ tmuxFeatures: String?
  ) -> Bool {
    if let socket = environment["TMUX"], !socket.isEmpty {
      return (tmuxFeatures ?? "").split { $0 == "," || $0.isWhitespace }.contains("RGB")
    }
    if terminfoColours >= ColourDepth.direct.rawValue { return true }
    // GNU screen, and a tmux reached over ssh, hand COLORTERM on without the colours.
    let terminal = environment["TERM"] ?? ""
    guard !terminal.hasPrefix("screen"), !terminal.hasPrefix("tmux") else { return false }
    return ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
  }

  private static func indexed(colours: Int) -> ColourDepth {
    switch colours {
    case 256...: .indexed256
    case 16...: .ansi16
    case 8...: .ansi8
    default: .mono
    }
  }
}
