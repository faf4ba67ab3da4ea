import Labels

/// The Cityscapes train ids that the demo draws, and their official colours.
enum StreetClass {
  static let road: UInt8 = 0
  static let sidewalk: UInt8 = 1
  static let building: UInt8 = 2
  static let wall: UInt8 = 3
  static let fence: UInt8 = 4
  static let pole: UInt8 = 5
  static let light: UInt8 = 6
  static let sign: UInt8 = 7
  static let vegetation: UInt8 = 8
  static let terrain: UInt8 = 9
  static let sky: UInt8 = 10
  static let person: UInt8 = 11
  static let rider: UInt8 = 12
  static let car: UInt8 = 13
  static let truck: UInt8 = 14
  static let bus: UInt8 = 15
  static let train: UInt8 = 16
  static let motorcycle: UInt8 = 17
  static let bicycle: UInt8 = 18
  static let count = 19
  static let void: UInt8 = 255

  /// Source: cityscapesScripts `helpers/labels.py`; void black.
  static let palette: [RGB] = {
    let known = [
      RGB(128, 64, 128), RGB(244, 35, 232), RGB(70, 70, 70), RGB(102, 102, 156),
      RGB(190, 153, 153), RGB(153, 153, 153), RGB(250, 170, 30), RGB(220, 220, 0),
      RGB(107, 142, 35), RGB(152, 251, 152), RGB(70, 130, 180), RGB(220, 20, 60), RGB(255, 0, 0),
      RGB(0, 0, 142), RGB(0, 0, 70), RGB(0, 60, 100), RGB(0, 80, 100), RGB(0, 0, 230),
      RGB(119, 11, 32),
    ]
    return known + Array(repeating: RGB(0, 0, 0), count: 256 - known.count)
  }()
}
