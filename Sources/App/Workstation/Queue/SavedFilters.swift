/// Filters with names, kept with the run.
struct SavedFilters: Hashable, Sendable {
  /// The run's setting that holds them.
  static let setting = "workstation.filters"

  private var texts: [String: String] = [:]

  /// Starts without any.
  init() {}

  /// Reads a setting: a line per filter, its name, a space, and the filter.
  init(text: String) {
    for line in text.split(separator: "\n") {
      let name = line.prefix { $0 != " " }
      let filter = line.dropFirst(name.count).trimmed
      if !name.isEmpty, !filter.isEmpty { texts[String(name)] = String(filter) }
    }
  }

  /// The names, sorted.
  var names: [String] { texts.keys.sorted() }

  /// The setting; nil when there is none.
  var text: String? {
    texts.isEmpty ? nil : names.map { "\($0) \(texts[$0] ?? "")" }.joined(separator: "\n")
  }

  /// All of them in one line, for the reviewer.
  var listing: String {
    texts.isEmpty
      ? "no filter is saved; filter save NAME saves the one in force"
      : names.map { "\($0): \(texts[$0] ?? "")" }.joined(separator: " \u{B7} ")
  }

  /// The filter of a name, as it is typed.
  subscript(name: String) -> String? {
    get { texts[name] }
    set { texts[name] = newValue }
  }
}
