public import Labels

/// SeCo's palette "city" for label files; reference `seco-method.md` 3.1.
public enum CityPalette {
  private static let colours: [(name: String, colour: RGB)] = [
    ("road", RGB(128, 64, 128)), ("sidewalk", RGB(244, 35, 232)), ("building", RGB(70, 70, 70)),
    ("wall", RGB(102, 102, 156)), ("fence", RGB(190, 153, 153)), ("pole", RGB(153, 153, 153)),
    ("traffic light", RGB(250, 170, 30)), ("traffic sign", RGB(220, 220, 0)),
    ("vegetation", RGB(107, 142, 35)), ("terrain", RGB(152, 251, 152)), ("sky", RGB(0, 130, 180)),
    ("person", RGB(220, 20, 60)), ("rider", RGB(255, 0, 0)), ("car", RGB(0, 0, 142)),
    ("truck", RGB(0, 0, 70)), ("bus", RGB(0, 60, 100)), ("train", RGB(0, 80, 100)),
    ("motorcycle", RGB(0, 0, 230)), ("bicycle", RGB(119, 11, 32)),
  ]

  /// Cityscapes' own colours of its nineteen classes, by trainId: as SeCo's, but for the sky.
  internal static let official = colours.map {
    $0.name == "sky" ? RGB(70, 130, 180) : $0.colour
  }

  /// One colour per id: of the nineteen classes by name, so that each id of a 16-class taxonomy has its
  /// own class's colour; of other classes the taxonomy's; white for ids without a class.
  ///
  /// The authors' tools write the 19-class palette into 16-class files, where colours and ids disagree;
  /// only ids count to any reader.
  public static func colours(for taxonomy: Taxonomy) -> [RGB] {
    var palette = [RGB](repeating: RGB(255, 255, 255), count: 256)
    for entry in taxonomy.classes {
      let known = colours.first { $0.name == entry.name }
      palette[Int(entry.id.rawValue)] = known?.colour ?? entry.colour
    }
    return palette
  }
}
