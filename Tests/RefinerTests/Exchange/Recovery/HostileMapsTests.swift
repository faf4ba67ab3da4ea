import Foundation
import Labels
import Testing

@testable import Refiner

/// Folders of maps that do not fit.
@Suite struct HostileMapsTests {
  enum Damage: CaseIterable {
    case otherSize, unknownClass, cutPNG, notPNG, noMap, emptyFolder, missingFolder, aFile
    case folderForMap, danglingLink, ofTwoImages, voc

    var words: String {
      switch self {
      case .otherSize: "31x24 pixels"
      case .unknownClass: "pixels hold id 77, the first at 4,2"
      case .cutPNG: "damaged"
      case .notPNG: "neither a PNG"
      case .noMap: "no label map is of an image of"
      case .emptyFolder: "holds no label file"
      case .missingFolder: "no such file or folder"
      case .aFile: "not a folder"
      case .folderForMap, .danglingLink: "holds no label file"
      case .ofTwoImages: "belongs to sample 'b/x', and so does a/x"
      case .voc: "an export as voc"
      }
    }
  }

  private func damage(_ kind: Damage, _ fixture: RecoveryFixture) throws {
    let folder = fixture.maps
    let path = folder + "/" + fixture.review.stem(2) + ".png"
    func make(_ bytes: [UInt8], at path: String) throws {
      try FileSystem.makeFolder(Path.folder(of: path))
      try AtomicFile.write(bytes, to: path)
    }
    // The first map is fine, and would be a decision.
    var map = try fixture.present(1)
    map[0, 0] = ClassID(5)
    if ![.noMap, .emptyFolder, .missingFolder, .aFile, .folderForMap, .danglingLink, .ofTwoImages]
      .contains(kind)
    {
      try fixture.put(map)
    }
    switch kind {
    case .otherSize: try fixture.put(LabelMap(width: 31, height: 24), image: 2)
    case .unknownClass:
      map[4, 2] = ClassID(77)
      try fixture.put(map, image: 2)
    case .cutPNG:
      let bytes = try PNGFile.encode(map, palette: fixture.run.palette, path: path)
      try make(Array(bytes.prefix(bytes.count / 2)), at: path)
    case .notPNG: try make(Array("a map".utf8), at: path)
    case .noMap: try make([1], at: folder + "/else.png")
    case .emptyFolder: try FileSystem.makeFolder(folder)
    case .missingFolder: break
    case .aFile: try make([1], at: folder)
    case .folderForMap: try FileSystem.makeFolder(path)
    case .danglingLink:
      try FileSystem.makeFolder(Path.folder(of: path))
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: folder + "/nowhere")
    case .ofTwoImages:
      try fixture.review.addTwins(to: fixture.run)
      try make([1], at: folder + "/x.png")
    case .voc:
      var export = LabelSetExport(run: fixture.run, tool: "fleck test")
      export.options.format = .voc
      try FileManager.default.removeItem(atPath: folder)
      try export.write(to: folder)
    }
  }

  @Test(arguments: Damage.allCases)
  func oneLineNamesTheFileAndTheReason(kind: Damage) throws {
    let fixture = try RecoveryFixture()
    try damage(kind, fixture)
    do {
      let found = try fixture.recover()
      Issue.record("taken: \(found.summary)")
    } catch {
      let text = "\(error)"
      #expect(text.contains(kind.words), "\(text)")
      #expect(text.contains(fixture.maps) && !text.contains("\n"), "\(text)")
      #expect(error is FileError || error is RecoveryError)
    }
  }

  @Test func aMapOfAnImageWithoutComponentsIsNamed() throws {
    let fixture = try SeCoFixture(classes: 3)
    let void = LabelMap(width: 4, height: 3)
    let full = LabelMap(width: 4, height: 3, filledWith: ClassID(1))
    let run = try fixture.makeRun([
      SeCoFixture.Image(stem: "a", file: "a.png", map: void),
      SeCoFixture.Image(stem: "b", file: "b.png", map: full),
    ])
    let path = fixture.folder + "/maps/a.png"
    try FileSystem.makeFolder(fixture.folder + "/maps")
    try PNGFile.write(full, palette: run.palette, to: path)
    #expect(throws: RecoveryError.noComponent(path: path)) {
      try DecisionRecovery(of: run).decisions(from: fixture.folder + "/maps")
    }
  }
}

extension ReviewFixture {
  /// Two more images with one name, in folders of their own.
  fileprivate func addTwins(to run: Run) throws {
    for (number, folder) in [(3, "a"), (4, "b")] {
      let image = image(number).0
      try run.store.add([
        (
          ImageRecord(
            id: image.id, stem: folder + "/x", image: image.image, label: image.label, size: size),
          []
        )
      ])
    }
  }
}
