internal import Labels

/// `labelmap.txt` of VOC data sets: `name:red,green,blue:parts:actions` for each index from 0 on.
internal struct VOCLabelMap: Sendable {
  private static let background = RGB(0, 0, 0)
  /// The colour of VOC's border pixels.
  private static let void = RGB(224, 224, 192)
  /// The colour of every index: black for background, then the classes', for 255 that of void.
  internal let palette: [RGB]
  /// The file's text.
  internal let text: String

  /// Describes the classes of a run.
  ///
  /// hasVoid: whether 255 stands for void; else void is background.
  /// - Throws: `ExportError.unfit` for a name that the file cannot hold.
  internal init(_ run: Run, hasVoid: Bool) throws(ExportError) {
    let colours = ClassColours.distinct(
      run.taxonomy, reserved: hasVoid ? [Self.background, Self.void] : [Self.background])
    var lines = ["# label:color_rgb:parts:actions", Self.line("background", Self.background)]
    for (entry, colour) in zip(run.taxonomy.classes, colours) {
      let isReserved = entry.name == "background" || hasVoid && entry.name == "ignored"
      guard !entry.name.contains(":"), !entry.name.hasPrefix("#"), !isReserved else {
        throw .unfit(
          folder: run.folder,
          reason: """
            class '\(entry.name)' cannot stand in labelmap.txt, where ':' and '#' separate and \
            background and ignored are taken; rename it in the taxonomy and refine again
            """.sanitised)
      }
      lines.append(Self.line(entry.name, colour))
    }
    if hasVoid { lines.append(Self.line("ignored", Self.void)) }
    text = lines.map { $0 + "\n" }.joined()
    palette = ClassNumbering.palette(colours, from: 1, void: hasVoid ? Self.void : Self.background)
  }

  private static func line(_ name: String, _ colour: RGB) -> String {
    "\(name):\(colour.red),\(colour.green),\(colour.blue)::"
  }

  /// Refuses an image whose name the lists cannot hold.
  /// - Throws: `ExportError.unlistable`.
  internal static func check(_ image: ExportImage) throws(ExportError) {
    guard !image.name.hasPrefix("#"), image.name.first != " ", image.name.last != " " else {
      throw .unlistable(
        path: image.record.image,
        reason:
          "'\(image.name)' cannot be listed: it begins with '#' or a blank, or ends with one; rename it"
      )
    }
  }
}
