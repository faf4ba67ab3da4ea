/// Texts as YAML and Python write them between double quotes.
internal enum QuotedText {
  /// A text without control characters, quoted.
  internal static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }
}
