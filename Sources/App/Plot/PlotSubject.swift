import ArgumentParser

/// What `fleck plot` draws of a run.
enum PlotSubject: String, CaseIterable, ExpressibleByArgument {
  /// The components' losses by verdict, both Gaussians, and the cut-off.
  case losses
  /// Decisions against the wrong pixels fixed, of simulated reviews.
  case effort
  /// How far suspicions agree with decisions.
  case reliability
}
