import Foundation
import Labels
import Render
import Testing

@Suite struct ThemeTests {
  private let taxonomy: Taxonomy
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "themes")
  static let names = ["standard", "safe", "light", "contrast", "mono"]

  init() throws { taxonomy = try Scene.cityscapes() }

  private func shipped(_ name: String) throws -> Theme {
    try Theme.load(Self.folder.appending(path: "\(name).toml").path)
  }

  @Test(arguments: names) func shippedThemesLoad(name: String) throws {
    #expect(try shipped(name).name == name)
  }

  @Test func theBuiltInThemeIsTheStandardFile() throws {
    #expect(try shipped("standard") == .builtIn)
  }

  @Test(arguments: names, ColourDepth.allCases)
  func classTextIsReadableOnItsColour(name: String, depth: ColourDepth) throws {
    let palette = ClassPalette(taxonomy: taxonomy, theme: try shipped(name), depth: depth)
    for id in (0..<256).map({ ClassID(UInt8($0)) }) {
      let style = palette.style(of: id)
      guard let text = style.foreground.rgb, let back = style.background.rgb else { continue }
      #expect(ratio(text, back) >= 3, "class \(id) of \(name) at \(depth)")
      if depth.rawValue >= 256 { #expect(ratio(text, back) >= 4.5) }
    }
  }

  @Test(arguments: names) func classesNeverShareAColourAt256(name: String) throws {
    let theme = try shipped(name)
    guard theme.maximumDepth != .mono else { return }
    let palette = ClassPalette(taxonomy: taxonomy, theme: theme, depth: .indexed256)
    let colours = Set(taxonomy.classes.map { palette.colour(of: $0.id) })
    #expect(colours.count == taxonomy.classes.count)
    for case .palette(let index) in colours { #expect(index >= 16) }
  }

  @Test func theSafeThemeKnowsClassesByName() throws {
    let palette = ClassPalette(taxonomy: taxonomy, theme: try shipped("safe"), depth: .indexed256)
    #expect(palette.colour(of: ClassID(0)) == .palette(139))
    #expect(palette.colour(of: ClassID(6)) == .palette(214))
    #expect(palette.colour(of: ClassID(18)) == .palette(88))
    let camvid = try Taxonomy(
      name: "camvid",
      classes: [
        TaxonomyClass(
          id: ClassID(0), name: "SignSymbol", letter: "G", colour: RGB(1, 2, 3), kind: .thing)
      ])
    #expect(
      try shipped("safe").palette(for: ClassID(0), taxonomy: camvid, depth: .indexed256)
        .background == .palette(226))
  }

  @Test func withoutColourRolesAreCarriedByAttributes() throws {
    for name in Self.names {
      let style = try shipped(name).style(.selection, depth: .mono)
      #expect(style.foreground == .terminalDefault && style.background == .terminalDefault)
      #expect(style.attributes.contains(.reverse))
    }
  }

  @Test(arguments: [
    ("name = \"x\"\nvoid = 300\n", "t.toml:2: 'void' must be a colour"),
    ("name = \"x\"\n[roles]\ntitel = {}\n", "t.toml:3: 'titel' is not a theme entry"),
    ("name = \"x\"\n[roles]\nkey = { bold = 1 }\n", "t.toml:3: 'key' must be 'bold' true or false"),
    ("name = \"x\"\n[roles]\nkey = { blink = true }\n", "t.toml:3: 'blink' is not a theme entry"),
    ("name = \"x\"\n[classes]\nroad = \"#12345\"\n", "t.toml:3: 'road' must be a colour"),
    ("name = \"x\"\n[classes]\nroad = \"default\"\n", "t.toml:3: 'road' must be a colour of"),
    ("name = \"x\"\nclass_contrast = 0\n", "t.toml:2: 'class_contrast' must be a contrast"),
    ("name = \"x\"\nmaximum_depth = 3\n", "t.toml:2: 'maximum_depth' must be \"mono\""),
    ("roles = 3\n", "t.toml: 'name' must be a name"),
    ("name = \"x\"\nroles = 3\n", "t.toml:2: 'roles' must be a table"),
    ("name = \n", "t.toml:1: not TOML"),
  ])
  func errorsNameTheFileTheLineAndTheFault(text: String, expected: String) {
    let error = #expect(throws: ThemeError.self) { try Theme(text: text, path: "t.toml") }
    #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "none")")
  }

  @Test(arguments: ["/nowhere/x.toml", "/", "/dev/zero"])
  func whatIsNoFileIsRefused(path: String) {
    let error = #expect(throws: ThemeError.self) { try Theme.load(path) }
    #expect(error?.description.hasPrefix("\(path): the theme cannot be read") == true)
  }

  private func ratio(_ a: RGB, _ b: RGB) -> Double {
    func luminance(_ colour: RGB) -> Double {
      func linear(_ value: UInt8) -> Double {
        let level = Double(value) / 255
        return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
        + 0.0722 * linear(colour.blue)
    }
    let (first, second) = (luminance(a), luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }
}
