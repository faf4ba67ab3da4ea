/// What happens where masks overlap, and which masks take part.
enum OverlapRule: Hashable, Sendable {
  /// The released code's: masks are painted in their order, and later ones win. An everything-mask gets
  /// the largest share among the aligned classes, whatever else is in it; every prompted mask is painted.
  case laterWins
  /// Our reading of the paper's "merge and filter overlapping connectivities" (Algorithm 1, step 3).
  ///
  /// Each mask's share is the part of its labelled pixels that hold its class. Filter: a mask in which
  /// another class, of whatever kind, holds more labelled pixels is left out. Merge: of overlapping masks
  /// that with the larger share wins; of equal shares that with the higher predicted IoU, then the earlier
  /// one. Prompted masks lie above aligned ones.
  case largerShareWins
}
