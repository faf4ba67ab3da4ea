import Refiner

extension Session {
  /// Order and filter of the queue, to be kept with the run: two lines.
  ///
  /// Look-alikes are not kept, but the queue before them.
  var queueSummary: String {
    let queue = search.previous ?? queue
    let order = queue.sort.key.rawValue + (queue.sort.isReversed ? " reversed" : "")
    return "\(order)\n\(queue.filter.text)"
  }

  /// Takes over what ``queueSummary`` has stored; what is not understood is left as it is.
  mutating func restoreQueue(_ summary: String) {
    let lines = summary.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 2 else { return }
    let words = lines[0].split(separator: " ")
    let key = words.first.flatMap { QueueSort.Key(rawValue: String($0)) }
    let sort = QueueSort(key ?? .gain, isReversed: words.count > 1)
    let filter = (try? FilterParser(vocabulary: vocabulary).parse(String(lines[1]))) ?? .all
    guard sort != queue.sort || filter != queue.filter else { return }
    let selected = queue.current?.id
    show(filter, sort: sort)
    guard !queue.isEmpty else {
      history.add(filter.text, kind: .filter)
      show(.all)
      if let place = selected.flatMap(queue.place) { select(place) }
      message = .info(
        "nothing is \(filter.text) now; \(keymap.keyName(of: .filter)) Up recalls the filter")
      return
    }
    let all = filter.isAll ? "" : "; :filter all shows every component"
    message = .info("\(Wording.queueTitle(queue)), as last time\(all)")
  }
}
