public import Labels

extension String {
  /// The string as text or attribute of XML and HTML: sanitised, with `&`, `<`, `>` and quotes escaped.
  /// - Complexity: O(length).
  public var escapedForMarkup: String {
    var result = ""
    for scalar in sanitised.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension RGB {
  /// `#rrggbb`, as CSS and SVG name a colour.
  public var hexadecimal: String {
    "#"
      + [red, green, blue].map { channel in
        (channel < 16 ? "0" : "") + String(channel, radix: 16)
      }.joined()
  }
}
