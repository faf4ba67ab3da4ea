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

  static func shipped(_ name: String) throws -> Theme {
    try Theme.load(folder.appending(path: "\(name).toml").path)
  }

  @Test(arguments: names) func shippedThemesLoad(name: String) throws {
    #expect(try Self.shipped(name).name == name)
  }

  @Test(arguments: names) func picturesAreOnThePaperThatTheThemeIsFor(name: String) throws {
    #expect(try Self.shipped(name).paper == (name == "light" ? .light : .dark))
  }

  @Test func theBuiltInThemeIsTheStandardFile() throws {
    #expect(try Self.shipped("standard") == .builtIn)
  }

  @Test(arguments: names, ColourDepth.allCases)
  func classTextIsReadableOnItsColour(name: String, depth: ColourDepth) throws {
    let palette = ClassPalette(taxonomy: taxonomy, theme: try Self.shipped(name), depth: depth)
    for id in (0..<256).map({ ClassID(UInt8($0)) }) {
      let style = palette.style(of: id)
      guard let text = style.foreground.rgb, let back = style.background.rgb else { continue }
      // Eight colours have no black or white that is better on magenta.
      let needed = depth == .ansi8 ? 3 : 4.5
      #expect(ratio(text, back) >= needed, "class \(id) of \(name) at \(depth)")
    }
  }

  static let coloured = ["standard", "safe", "light", "contrast"]

  /// WCAG 2.1: text 4.5 to 1 (1.4.3), what is needed to understand a picture 3 to 1 (1.4.11).
  @Test(arguments: coloured, [ColourDepth.indexed256, .direct])
  func outlinesStandOutFromEveryClass(name: String, depth: ColourDepth) throws {
    let theme = try Self.shipped(name)
    let palette = ClassPalette(taxonomy: taxonomy, theme: theme, depth: depth)
    let tones = try [ThemeRole.outlineLight, .outlineDark].map {
      try #require(theme.style($0, depth: depth).background.rgb)
    }
    #expect(ratio(tones[0], tones[1]) >= 3)
    for id in (0..<256).map({ ClassID(UInt8($0)) }) {
      let colour = try #require(palette.colour(of: id).rgb)
      #expect(tones.map { ratio($0, colour) }.max() ?? 0 >= 3, "class \(id) of \(name)")
    }
  }

  @Test(arguments: coloured, [ColourDepth.indexed256, .direct])
  func bordersStandOutFromTheirClass(name: String, depth: ColourDepth) throws {
    let theme = try Self.shipped(name)
    let painter = LabelPainter(taxonomy: taxonomy, theme: theme, depth: depth, glyphs: .half)
    for entry in taxonomy.classes {
      let other: UInt8 = entry.id == ClassID(0) ? 1 : 0
      let map = LabelMap(
        width: 2, height: 2, ids: [entry.id.rawValue, other, entry.id.rawValue, other])
      var frame = Frame(width: 2, height: 1)
      let viewport = Viewport(imageSize: map.size, center: Point(x: 1, y: 1), scale: 1)
      painter.paint(map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
      let plain = try #require(frame[0, 0].style.background.rgb)
      painter.paintBorders(
        of: map, viewport: viewport, into: &frame, at: frame.bounds, rule: .majority)
      let border = try #require(frame[0, 0].style.background.rgb)
      #expect(ratio(plain, border) >= 3, "\(entry.name) of \(name) at \(depth)")
    }
  }

  @Test(arguments: coloured, [ColourDepth.indexed256, .direct])
  func textIsReadable(name: String, depth: ColourDepth) throws {
    let theme = try Self.shipped(name)
    // The terminal's own background, which the themes without one are made for.
    let own = name == "light" ? RGB(255, 255, 255) : RGB(0, 0, 0)
    for role in ThemeRole.allCases where role != .background {
      let style = theme.style(role, depth: depth)
      guard let text = style.foreground.rgb else { continue }
      let needed = role == .border ? 3 : 4.5
      #expect(
        ratio(text, style.background.rgb ?? own) >= needed, "\(role) of \(name) at \(depth)")
    }
  }

  /// Void's dot is meant to be quiet; it still is no guess.
  @Test(arguments: coloured) func lettersOnTheCanvasAreReadable(name: String) throws {
    let painter = LabelPainter(
      taxonomy: taxonomy, theme: try Self.shipped(name), depth: .indexed256, glyphs: .letters)
    for id in (0..<256 as Range<Int>).map({ UInt8($0) }) {
      let map = LabelMap(width: 1, height: 2, ids: [id, id])
      var frame = Frame(width: 1, height: 1)
      painter.paint(
        map, viewport: .fitting(imageSize: map.size, in: frame.bounds), into: &frame,
        at: frame.bounds, rule: .majority)
      let style = frame[0, 0].style
      let text = try #require(style.foreground.rgb)
      let back = try #require(style.background.rgb)
      #expect(ratio(text, back) >= (id == 255 ? 3 : 4.5), "\(id) of \(name)")
    }
  }

  @Test(arguments: names) func classesNeverShareAColourAt256(name: String) throws {
    let theme = try Self.shipped(name)
    guard theme.maximumDepth != .mono else { return }
    let palette = ClassPalette(taxonomy: taxonomy, theme: theme, depth: .indexed256)
    let colours = Set(taxonomy.classes.map { palette.colour(of: $0.id) })
    #expect(colours.count == taxonomy.classes.count)
    for case .palette(let index) in colours { #expect(index >= 16) }
  }

  @Test func theSafeThemeKnowsClassesByName() throws {
    let palette = ClassPalette(
      taxonomy: taxonomy, theme: try Self.shipped("safe"), depth: .indexed256)
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
      try Self.shipped("safe").palette(for: ClassID(0), taxonomy: camvid, depth: .indexed256)
        .background == .palette(226))
  }

  @Test func withoutColourRolesAreCarriedByAttributes() throws {
    for name in Self.names {
      let style = try Self.shipped(name).style(.selection, depth: .mono)
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
