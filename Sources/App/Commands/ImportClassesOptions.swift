public import ArgumentParser
public import Refiner

/// How imports of COCO's files recognise classes.
struct ImportClassesOptions: ParsableArguments {
  @Option(
    help: """
      Recognise categories by name (case, blanks and punctuation do not matter), or by id: \
      category_id is the taxonomy's id.
      """)
  var by: ClassMatching = .name

  @OptionGroup var others: ImportOthersOptions

  /// Hands the options on.
  func apply(to labels: inout LabelSetImport) {
    labels.matching = by
    others.apply(to: &labels)
  }
}

extension ClassMatching: ExpressibleByArgument {}
extension AnnotationOrder: ExpressibleByArgument {}
