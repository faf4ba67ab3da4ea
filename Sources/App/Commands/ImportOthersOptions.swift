public import ArgumentParser
public import Refiner

/// What imports do with classes that the taxonomy lacks.
struct ImportOthersOptions: ParsableArguments {
  @Option(help: "What becomes of classes that the taxonomy lacks: an error, or void pixels.")
  var others: OtherClasses = .refuse

  /// Hands the options on.
  func apply(to labels: inout LabelSetImport) { labels.otherClasses = others }
}

extension OtherClasses: ExpressibleByArgument {}
