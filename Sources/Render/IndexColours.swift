public import Labels

/// Colours and letters for ids that no taxonomy names: instances, segments, foreign label maps.
///
/// The hue turns by the golden angle from id to id, so that however many ids there are, no two near
/// ones look alike; saturation and brightness take turns on top of it.
public enum IndexColours {
  /// The colour of id 0, which most tools use for what belongs to nothing.
  public static let none = RGB(56, 56, 56)

  /// The colour of an id; ids that are close get colours that are far apart.
  public static func colour(of id: Int) -> RGB {
    precondition(id >= 0, "Id \(id)")
    guard id > 0 else { return none }
    // The fraction of the golden ratio, in turns; kept below one to stay exact for large ids.
    let turns = (Double(id) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
    let saturation = [0.75, 0.5, 0.9][id / 3 % 3]
    let brightness = [0.95, 0.7, 0.85][id % 3]
    return colour(turns: turns, saturation: saturation, brightness: brightness)
  }

  /// The letter of an id: digits, then small, then capital letters, over and over.
  public static func letter(of id: Int) -> Character {
    precondition(id >= 0, "Id \(id)")
    return letters[id % letters.count]
  }

  private static let letters = Array(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// Hue, saturation and brightness, 0...1 each, as sRGB (Smith, "Color gamut transform pairs", 1978).
  private static func colour(turns: Double, saturation: Double, brightness: Double) -> RGB {
    func channel(_ offset: Double) -> UInt8 {
      let sector = (offset + turns * 6).truncatingRemainder(dividingBy: 6)
      let share = max(0, min(sector, 4 - sector, 1))
      return UInt8((255 * brightness * (1 - saturation * share)).rounded())
    }
    return RGB(channel(5), channel(3), channel(1))
  }
}
