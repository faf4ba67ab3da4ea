internal import Labels

/// Cityscapes' `gtFine/<split>/<city>/<name>_gtFine_{labelTrainIds,labelIds,color}.png`.
///
/// Source: cityscapesScripts, `README.md` and `helpers/labels.py`.
internal struct CityscapesLayout: ExportLayout {
  private let split: String
  private let trainIDs: [UInt8]
  private let labelIDs: [UInt8]
  private let colours: [RGB]

  internal init(_ run: Run, split: String) throws(ExportError) {
    let taxonomy = run.taxonomy
    guard let ids = taxonomy.cityscapesIDs, let spaces = LabelIDSpace.labelIDs.trainIDs else {
      let foreign = taxonomy.classes.map(\.name).filter { !Taxonomy.cityscapesNames.contains($0) }
      throw .unfit(
        folder: run.folder,
        reason: """
          taxonomy \(taxonomy.name) has classes that Cityscapes has no ids for \
          (\(foreign.prefix(3).joined(separator: ", "))\(foreign.count > 3 ? ", ..." : "")); export \
          another format
          """.sanitised)
    }
    self.split = split
    var train = [UInt8](repeating: 255, count: 256)
    var label = [UInt8](repeating: 0, count: 256)
    var colours = [RGB](repeating: RGB(0, 0, 0), count: 256)
    for (trainID, id) in ids.enumerated() where !ClassID(id).isVoid {
      train[Int(id)] = UInt8(trainID)
      label[Int(id)] = UInt8(spaces.firstIndex(of: UInt8(trainID)) ?? 0)
      colours[Int(id)] = CityPalette.official[trainID]
    }
    trainIDs = train
    labelIDs = label
    self.colours = colours
  }

  internal var naming: ImageNaming { .cities }

  internal func parts(of image: ExportImage) throws -> ExportParts {
    let start = "gtFine/\(split)/\(image.name)_gtFine_"
    let maps = [("labelTrainIds", trainIDs), ("labelIds", labelIDs)]
    var parts = ExportParts()
    for (kind, table) in maps {
      let path = start + kind + ".png"
      let bytes = try PNGFile.encode(grey: image.map.replacing(by: table), path: path)
      parts.files.append(ExportParts.File(path: path, bytes: bytes))
    }
    let path = start + "color.png"
    let bytes = try PNGFile.encode(areas: image.map.painted(colours), path: path)
    parts.files.append(ExportParts.File(path: path, bytes: bytes))
    return parts
  }

  internal func photoPath(_ name: String) -> String { "leftImg8bit/\(split)/\(name)_leftImg8bit" }
}
