import ArgumentParser

/// What `fleck plot` draws of a run.
enum PlotSubject: String, CaseIterable, ExpressibleByArgument {
  /// The components' losses by verdict, both Gaussians, and the cut-off.
  case losses
}
