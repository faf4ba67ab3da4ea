/// The typeface of pictures: letters seven dots wide and ten high, stems one dot wide, descenders of three.
///
/// Capitals stand in rows 2 to 11 of a cell and columns 1 to 7.
internal enum LetterFont {
  /// The dots of a scalar; nil for one that it does not have.
  internal static func dots(of scalar: Unicode.Scalar) -> GlyphDots? {
    let index = Int(scalar.value) - 33
    return letters.indices.contains(index) ? letters[index] : signs[scalar.value]
  }

  private static let letters: [GlyphDots] = letterDrawing.split(separator: "\n").map { line in
    dots(of: line.dropFirst(2).split(separator: " "))
  }

  private static let signs: [UInt32: GlyphDots] = Dictionary(
    uniqueKeysWithValues: signDrawing.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return (UInt32(words[0], radix: 16) ?? 0, dots(of: words.dropFirst()))
    })

  /// Reads the first row's number and the rows, all in hexadecimal.
  private static func dots(of words: some Collection<Substring>) -> GlyphDots {
    let numbers = words.map { UInt8($0, radix: 16) ?? 0 }
    return GlyphDots(rows: numbers.dropFirst(), from: Int(numbers.first ?? 0))
  }

  /// One letter a line, from ! to tilde: the letter, its first row, its rows.
  private static let letterDrawing = """
    ! 2 08 08 08 08 08 08 08 00 08 08
    " 2 12 12 12
    # 3 12 12 3F 12 12 12 3F 12 12
    $ 1 08 08 3E 49 48 3E 09 09 49 3E 08 08
    % 2 31 49 4A 32 08 10 26 49 49 06
    & 2 18 24 24 24 18 29 45 42 46 39
    ' 2 08 08 08
    ( 1 04 08 10 10 10 10 10 10 10 10 08 04
    ) 1 10 08 04 04 04 04 04 04 04 04 08 10
    * 4 08 49 3E 08 3E 49 08
    + 4 08 08 08 7F 08 08 08
    , A 18 18 08 10
    - 7 3E
    . A 18 18
    / 1 02 02 04 04 08 08 10 10 20 20 40 40
    0 2 3C 42 42 46 4A 52 62 42 42 3C
    1 2 08 18 28 08 08 08 08 08 08 3E
    2 2 3C 42 42 02 04 08 10 20 40 7E
    3 2 3C 42 02 02 1C 02 02 02 42 3C
    4 2 06 0A 12 22 42 7F 02 02 02 02
    5 2 7E 40 40 40 7C 02 02 02 42 3C
    6 2 1C 20 40 40 7C 42 42 42 42 3C
    7 2 7E 02 02 04 04 08 08 10 10 10
    8 2 3C 42 42 42 3C 42 42 42 42 3C
    9 2 3C 42 42 42 42 3E 02 02 04 38
    : 5 18 18 00 00 00 18 18
    ; 5 18 18 00 00 00 18 18 08 10
    < 3 02 04 08 10 20 10 08 04 02
    = 6 3E 00 00 3E
    > 3 20 10 08 04 02 04 08 10 20
    ? 2 3C 42 42 02 04 08 08 00 08 08
    @ 2 3C 42 4E 52 52 52 4E 40 40 3E
    A 2 18 24 24 42 42 7E 42 42 42 42
    B 2 7C 42 42 42 7C 42 42 42 42 7C
    C 2 3C 42 40 40 40 40 40 40 42 3C
    D 2 78 44 42 42 42 42 42 42 44 78
    E 2 7E 40 40 40 7C 40 40 40 40 7E
    F 2 7E 40 40 40 7C 40 40 40 40 40
    G 2 3C 42 40 40 4E 42 42 42 42 3C
    H 2 42 42 42 42 7E 42 42 42 42 42
    I 2 3E 08 08 08 08 08 08 08 08 3E
    J 2 0E 02 02 02 02 02 02 42 42 3C
    K 2 42 42 44 48 70 48 44 42 42 42
    L 2 40 40 40 40 40 40 40 40 40 7E
    M 2 41 63 63 55 55 49 49 41 41 41
    N 2 42 62 62 52 52 4A 4A 46 46 42
    O 2 3C 42 42 42 42 42 42 42 42 3C
    P 2 7C 42 42 42 42 7C 40 40 40 40
    Q 2 3C 42 42 42 42 42 42 52 4C 3C 03
    R 2 7C 42 42 42 42 7C 48 44 42 42
    S 2 3C 42 40 40 3C 02 02 02 42 3C
    T 2 7F 08 08 08 08 08 08 08 08 08
    U 2 42 42 42 42 42 42 42 42 42 3C
    V 2 41 41 41 22 22 22 14 14 14 08
    W 2 41 41 41 41 49 49 49 55 63 41
    X 2 42 42 24 24 18 18 24 24 42 42
    Y 2 41 41 22 22 14 08 08 08 08 08
    Z 2 7E 02 02 04 08 10 20 40 40 7E
    [ 1 1C 10 10 10 10 10 10 10 10 10 10 1C
    \\ 1 40 40 20 20 10 10 08 08 04 04 02 02
    ] 1 1C 04 04 04 04 04 04 04 04 04 04 1C
    ^ 2 08 14 22
    _ D 7F
    ` 1 10 08 04
    a 5 3C 02 02 3E 42 42 3E
    b 2 40 40 40 7C 42 42 42 42 42 7C
    c 5 3C 42 40 40 40 42 3C
    d 2 02 02 02 3E 42 42 42 42 42 3E
    e 5 3C 42 42 7E 40 42 3C
    f 2 0E 10 10 7C 10 10 10 10 10 10
    g 5 3E 42 42 42 42 42 3E 02 02 3C
    h 2 40 40 40 7C 42 42 42 42 42 42
    i 2 08 08 00 18 08 08 08 08 08 3E
    j 2 04 04 00 0C 04 04 04 04 04 04 44 44 38
    k 2 40 40 40 42 44 48 70 48 44 42
    l 2 18 08 08 08 08 08 08 08 08 3E
    m 5 7E 49 49 49 49 49 49
    n 5 7C 42 42 42 42 42 42
    o 5 3C 42 42 42 42 42 3C
    p 5 7C 42 42 42 42 42 7C 40 40 40
    q 5 3E 42 42 42 42 42 3E 02 02 02
    r 5 5C 60 40 40 40 40 40
    s 5 3E 40 40 3C 02 02 7C
    t 2 10 10 10 7C 10 10 10 10 10 0E
    u 5 42 42 42 42 42 42 3E
    v 5 42 42 42 24 24 18 18
    w 5 41 41 49 49 49 49 3E
    x 5 42 42 24 18 24 42 42
    y 5 42 42 42 42 42 42 3E 02 02 3C
    z 5 7E 04 08 10 10 20 7E
    { 1 06 08 08 08 08 30 08 08 08 08 08 06
    | 1 08 08 08 08 08 08 08 08 08 08 08 08 08
    } 1 30 08 08 08 08 06 08 08 08 08 08 30
    ~ 6 31 49 46
    """

  /// What is not ASCII: code point, first row, rows.
  private static let signDrawing = """
    00B0 2 18 24 24 18
    00B1 3 08 08 08 7F 08 08 08 00 7F
    00B2 1 38 44 04 18 20 7C
    00B3 1 38 44 04 18 04 44 38
    00B5 5 42 42 42 42 42 46 7A 40 40 40
    00B7 7 0C 0C
    00D7 5 41 22 14 08 14 22 41
    2013 7 7E
    2014 7 7F
    2018 2 08 10 10
    2019 2 08 08 10
    201C 2 12 24 24
    201D 2 12 12 24
    2022 5 1C 3E 3E 3E 1C
    2026 A 49 49
    2190 5 10 20 7F 20 10
    2191 3 08 1C 2A 08 08 08 08 08 08
    2192 5 04 02 7F 02 04
    2193 3 08 08 08 08 08 08 2A 1C 08
    2248 5 31 49 46 00 31 49 46
    2264 2 02 04 08 10 20 10 08 04 02 00 7E
    2265 2 20 10 08 04 02 04 08 10 20 00 3E
    25A0 4 7F 7F 7F 7F 7F 7F 7F
    25A1 4 7F 41 41 41 41 41 7F
    25B2 4 08 08 1C 1C 3E 3E 7F
    25B6 3 40 60 78 7C 7F 7C 78 60 40
    25B8 4 20 30 38 3C 38 30 20
    25BC 4 7F 3E 3E 1C 1C 08 08
    25C0 3 01 03 0F 1F 7F 1F 0F 03 01
    25C2 4 02 06 0E 1E 0E 06 02
    25C6 4 08 1C 3E 7F 3E 1C 08
    25CB 4 1C 22 41 41 41 22 1C
    25CF 4 1C 3E 7F 7F 7F 3E 1C
    2713 3 01 01 02 02 44 24 18 18 08
    """
}
