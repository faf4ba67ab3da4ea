/// Whether a class is amorphous background or consists of countable objects.
///
/// SeCo aggregates stuff by aligning everything-masks and things by prompting (section 3.1).
public enum ClassKind: String, Hashable, Sendable, CaseIterable {
  /// Background without instances: road, sky, vegetation.
  case stuff
  /// Countable objects: car, person, pole.
  case thing
}

/// One class of a taxonomy.
public struct TaxonomyClass: Hashable, Sendable {
  /// The id that label maps store; never void.
  public let id: ClassID
  /// The class's name as the data set writes it; free of control characters.
  public let name: String
  /// The character that stands for the class where colour is not enough; one cell wide.
  public let letter: Character
  /// The data set's official colour.
  public let colour: RGB
  /// Stuff or thing.
  public let kind: ClassKind
  /// Other colours that files of this class are found with, such as SeCo's second sky.
  public let otherColours: [RGB]

  /// Makes a class; the taxonomy that takes it checks it against its others.
  public init(
    id: ClassID, name: String, letter: Character, colour: RGB, kind: ClassKind,
    otherColours: [RGB] = []
  ) {
    self.otherColours = otherColours
    self.id = id
    self.name = name
    self.letter = letter
    self.colour = colour
    self.kind = kind
  }
}
