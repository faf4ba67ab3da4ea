internal import Labels

/// Makes the records of SeCo's JSON files; keys in the order of the authors' scripts, ours behind theirs.
///
/// Keys of theirs that tell of the ground truth are left out when a run has none.
internal struct SeCoRecords {
  internal let taxonomy: Taxonomy
  internal let state: ReviewState
  internal let undecided: UndecidedPolicy
  internal let bulk: BulkAcceptance

  /// The input JSON's list (reference `seco-method.md` 3.3).
  internal func input(_ image: SeCoImage) -> [OrderedJSON] {
    image.components.enumerated().map { index, component in
      var members: [(String, OrderedJSON)] = [
        ("segmentation", .segmentation(component.runs)), ("bbox", .box(component.item.bounds)),
        ("area", .integer(component.item.area)), ("category_id", .classID(component.item.classID)),
        ("id", .integer(index)),
      ]
      if let truth = image.truth(of: component) {
        members.append(("true_label", truth.label(of: component.item.classID)))
      }
      return .object(members)
    }
  }

  /// The output JSON's records (reference `seco-method.md` 3.4).
  internal func output(_ image: SeCoImage) -> [OrderedJSON] {
    image.components.map { component in
      let (score, prediction) = component.prediction(in: taxonomy)
      let own = component.item.classID
      var members: [(String, OrderedJSON)] = [
        ("name", .text(SeCoPath.name(of: image.record))), ("score", .real(Double(score))),
        ("pred_id", .classID(prediction)), ("psl_id", .classID(own)),
      ]
      if let truth = image.truth(of: component) {
        members += outcome(truth, prediction: prediction, own: own)
      }
      members += [
        ("PST", .flag(prediction == own)), ("loss", .real(Double(component.item.loss))),
        ("segmentation", .segmentation(component.runs)), ("stem", .text(image.record.stem)),
      ]
      return .object(members + additions(component))
    }
  }

  /// The converted JSON's list (reference `seco-method.md` 3.4): `category_id` is the prediction.
  internal func converted(_ image: SeCoImage, thresholds: RatioThresholds) -> [OrderedJSON] {
    image.components.enumerated().map { index, component in
      let (score, prediction) = component.prediction(in: taxonomy)
      let place = taxonomy.position(of: prediction) ?? 0
      var members: [(String, OrderedJSON)] = [
        ("loss", .real(Double(component.item.loss))), ("score", .real(Double(score))),
        ("segmentation", .segmentation(component.runs)), ("bbox", .box(component.item.bounds)),
        ("area", .integer(component.item.area)), ("id", .integer(index)),
        ("category_id", .classID(prediction)),
      ]
      if let truth = image.truth(of: component) {
        members.append(("true_label", truth.label(of: component.item.classID)))
      }
      members += [
        ("score_threshold", .real(Double(thresholds.score))),
        ("loss_threshold", .real(Double(thresholds.loss))),
        ("local_score_threshold", .real(Double(thresholds.localScores[place] ?? 0))),
        ("local_loss_threshold", .real(Double(thresholds.localLosses[place] ?? 0))),
        ("global_score_threshold", .real(thresholds.globalScore)),
        ("global_loss_threshold", .real(thresholds.globalLoss)),
        ("psl_id", .classID(component.item.classID)),
      ]
      return .object(members + additions(component))
    }
  }

  /// The four outcomes: TN is a right correction, FP a label made wrong.
  private func outcome(
    _ truth: SeCoTruth, prediction: ClassID, own: ClassID
  ) -> [(String, OrderedJSON)] {
    let isRight = prediction == truth.classID
    let positive = own == truth.classID
    return [
      ("true_id", .classID(truth.classID)), ("purity", .real(truth.purity)),
      ("positive", .flag(positive)), ("TP", .flag(isRight && positive)),
      ("TN", .flag(isRight && !positive)), ("FP", .flag(!isRight && positive)),
      ("FN", .flag(!isRight && !positive)), ("T", .flag(isRight)),
    ]
  }

  /// What Fleck knows beyond the authors' keys; `decision` is null while nobody decided.
  ///
  /// `segmentation` is what the classifier saw; `final_segmentation` follows where reshapes changed it.
  private func additions(_ component: SeCoComponent) -> [(String, OrderedJSON)] {
    let item = component.item
    let decision = state.decisions[item.id]
    let final = (decision ?? undecided.decision(for: item, bulk: bulk))?.classAfter ?? item.classID
    let mask = state.shapes(of: item.image).mask(of: item.id, base: component.runs)
    return [
      ("eta", .real(Double(item.eta))), ("suspicion", .real(Double(item.suspicion))),
      ("verdict", .text(item.verdict.rawValue)),
      ("decision", decision.map { .text($0.kind.rawValue) } ?? .null),
      ("final_id", .classID(final)),
    ] + (mask == component.runs ? [] : [("final_segmentation", .segmentation(mask))])
  }
}
