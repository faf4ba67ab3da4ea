#!/usr/bin/env python3
"""Write the reference values that the tests of agreement between raters compare with.

    pip install numpy pandas irrCAC statsmodels scikit-learn
    Benchmarks/peers/agreement.py > Tests/RefinerTests/Fixtures/agreement/reference.json

Every case is a table of subjects and raters (categories from 0, null where a rater said nothing, two ratings
at least), with a cluster and a whole weight for each subject. Asked are

* irrCAC: AC1 and Conger's kappa with their standard errors, overall and for each category against the rest; the
  same with every subject repeated as often as its weight says, which gives the weighted values.
* statsmodels: Cohen's kappa of two raters with the standard error of Fleiss, Cohen and Everitt, and Wilson's
  interval of the share of subjects on which they agree.
* scikit-learn: Cohen's kappa and accuracy of two raters with weights.
* numpy: the percentile bootstrap over clusters of the weighted AC1 and kappa of two raters, 20,000 draws.
"""

import json
import sys
import warnings

import irrCAC.raw
import numpy
import pandas
import sklearn.metrics
import statsmodels.stats.inter_rater
import statsmodels.stats.proportion

DRAWS = 20_000


def case(name, seed, subjects, raters, categories, skew, agreement, missing, clusters):
    """Draws a table: raters copy a hidden truth with a probability, else guess from skewed categories."""
    random = numpy.random.default_rng(seed)
    shares = skew ** numpy.arange(categories, dtype=float)
    shares /= shares.sum()
    truth = random.choice(categories, subjects, p=shares)
    guess = random.choice(categories, (subjects, raters), p=shares)
    table = numpy.where(random.random((subjects, raters)) < agreement, truth[:, None], guess).astype(float)
    table[random.random((subjects, raters)) < missing] = numpy.nan
    keep = (~numpy.isnan(table)).sum(axis=1) >= 2
    table = table[keep]
    cluster = random.integers(0, clusters, len(table))
    weight = 1 + random.geometric(0.2, len(table)) + 3 * cluster
    return name, table, cluster, weight


def coefficients(table, categories=None):
    """irrCAC's AC1 and Conger's kappa: values, standard errors, and the share of agreement."""
    frame = pandas.DataFrame(table)
    chance = irrCAC.raw.CAC(frame, categories=categories, digits=15)
    gwet = chance.gwet()["est"]
    conger = irrCAC.raw.CAC(frame, categories=categories, digits=15).conger()["est"]
    return {
        "observed": gwet["pa"],
        "ac1": gwet["coefficient_value"], "ac1Error": gwet["se"],
        "kappa": conger["coefficient_value"], "kappaError": conger["se"],
    }


def against_rest(table, category):
    """1 for the category, 0 for the rest."""
    return numpy.where(numpy.isnan(table), numpy.nan, (table == category).astype(float))


def values(table, weight):
    """All of irrCAC's values of a table, by subject and by weight."""
    used = sorted(int(value) for value in numpy.unique(table[~numpy.isnan(table)]))
    repeated = numpy.repeat(table, weight, axis=0)
    rows = []
    for category in used:
        rows.append({
            "category": category,
            "bySubject": coefficients(against_rest(table, category), [0.0, 1.0]),
            "byWeight": coefficients(against_rest(repeated, category), [0.0, 1.0]),
        })
    return {"bySubject": coefficients(table), "byWeight": coefficients(repeated), "categories": rows}


def confusion(first, second, weight, count):
    """Weights by the categories of both."""
    matrix = numpy.zeros((count, count))
    numpy.add.at(matrix, (first, second), weight)
    return matrix


def of_matrix(matrix, used):
    """Kappa and AC1 of a matrix of weights."""
    shares = matrix / matrix.sum()
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed = numpy.trace(shares)
    chance = (rows * columns).sum()
    mean = (rows + columns) / 2
    gwet = (mean * (1 - mean)).sum() / (used - 1)
    return observed, (observed - chance) / (1 - chance), (observed - gwet) / (1 - gwet)


def bootstrap(table, cluster, weight):
    """95 % intervals of the weighted values of two raters over draws of clusters."""
    first, second = table[:, 0].astype(int), table[:, 1].astype(int)
    count = int(table.max()) + 1
    used = len(numpy.unique(table))
    names = numpy.unique(cluster)
    matrices = numpy.stack([
        confusion(first[cluster == name], second[cluster == name], weight[cluster == name], count)
        for name in names])
    random = numpy.random.default_rng(7)
    draws = []
    for _ in range(DRAWS):
        copies = numpy.bincount(random.integers(0, len(names), len(names)), minlength=len(names))
        draws.append(of_matrix(numpy.tensordot(copies, matrices, 1), used))
    low, high = numpy.quantile(numpy.array(draws), [0.025, 0.975], axis=0)
    return {key: [low[i], high[i]] for i, key in enumerate(["observed", "kappa", "ac1"])}


def pair(table, cluster, weight):
    """What statsmodels, scikit-learn and numpy say of two raters."""
    first, second = table[:, 0].astype(int), table[:, 1].astype(int)
    count = int(table.max()) + 1
    kappa = statsmodels.stats.inter_rater.cohens_kappa(
        confusion(first, second, numpy.ones(len(first)), count))
    agreed = int((first == second).sum())
    wilson = statsmodels.stats.proportion.proportion_confint(agreed, len(first), method="wilson")
    return {
        "kappa": kappa.kappa, "kappaError": kappa.std_kappa, "wilson": list(wilson),
        "weightedKappa": sklearn.metrics.cohen_kappa_score(first, second, sample_weight=weight),
        "weightedObserved": sklearn.metrics.accuracy_score(first, second, sample_weight=weight),
        "bootstrap": bootstrap(table, cluster, weight),
    }


def main():
    """Writes all cases."""
    warnings.simplefilter("ignore")
    drawn = [
        case("two raters", 1, 120, 2, 5, 0.6, 0.7, 0, 12),
        case("two raters, nearly always one category", 2, 200, 2, 3, 0.04, 0.6, 0, 15),
        case("two raters, ten categories", 3, 400, 2, 10, 0.8, 0.85, 0, 25),
        case("three raters", 4, 90, 3, 4, 0.7, 0.6, 0, 10),
        case("four raters, many gaps", 5, 150, 4, 6, 0.7, 0.75, 0.35, 18),
    ]
    cases = []
    for name, table, cluster, weight in drawn:
        entry = {
            "name": name,
            "ratings": [[None if numpy.isnan(v) else int(v) for v in row] for row in table],
            "clusters": cluster.tolist(), "weights": weight.tolist(),
            "expected": values(table, weight),
        }
        if table.shape[1] == 2:
            entry["pair"] = pair(table, cluster, weight)
        cases.append(entry)
    json.dump(cases, sys.stdout, indent=None, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
