"""The same board by scikit-learn, as FastChat and the arena's notebooks fit it: the peer of `npm run bench`.

Takes a file of votes and a number of rounds; prints seconds and ratings as JSON. The file holds, one after the other,
the models of sides A and B (uint16), the outcomes (uint8: A, B, tie, both bad) and four style differences (float32).
"""

import json
import sys
import time

import numpy as np
from sklearn.linear_model import LogisticRegression

SCALE = 400 / np.log(10)


def main(path, count, models, rounds):
    raw = open(path, "rb").read()
    a = np.frombuffer(raw, np.uint16, count)
    b = np.frombuffer(raw, np.uint16, count, 2 * count)
    outcome = np.frombuffer(raw, np.uint8, count, 4 * count)
    style = np.frombuffer(raw, np.float32, 4 * count, 5 * count).reshape(4, count).T.astype(np.float64)
    fits = {
        "pairs": lambda: by_pair(a, b, outcome, models),
        "votes": lambda: by_vote(a, b, outcome, models, None),
        "style": lambda: by_vote(a, b, outcome, models, style),
    }
    answer = {}
    for name, fit in fits.items():
        seconds = []
        for _ in range(rounds):
            begun = time.perf_counter()
            coefficients = fit()
            seconds.append(time.perf_counter() - begun)
        answer[name] = {"seconds": seconds, "ratings": (SCALE * coefficients[:models]).tolist()}
    print(json.dumps(answer))


def by_pair(a, b, outcome, models):
    """FastChat's compute_mle_elo: a row an ordered pair and result, weighted by votes; a tie is half of either."""
    key = a.astype(np.int64) * models + b
    ties = np.bincount(key[outcome >= 2], minlength=models * models)
    wins = 2 * np.bincount(key[outcome == 0], minlength=models * models) + ties
    losses = 2 * np.bincount(key[outcome == 1], minlength=models * models) + ties
    met = np.flatnonzero(wins + losses)
    met = met[met // models != met % models]
    x = np.zeros((2 * len(met), models))
    for half in (0, 1):
        rows = np.arange(len(met)) + half * len(met)
        x[rows, met // models] = 1
        x[rows, met % models] = -1
    y = np.repeat([1, 0], len(met))
    weights = np.concatenate([wins[met], losses[met]])
    return regression().fit(x, y, sample_weight=weights).coef_[0]


def by_vote(a, b, outcome, models, style):
    """The notebooks' way, which style control needs: two rows a vote, so that a tie can be half of either."""
    kept = a != b
    a, b, outcome = a[kept], b[kept], outcome[kept]
    votes = np.arange(len(a))
    x = np.zeros((len(a), models + (0 if style is None else style.shape[1])))
    x[votes, a] = 1
    x[votes, b] = -1
    if style is not None:
        features = style[kept]
        x[:, models:] = (features - features.mean(axis=0)) / features.std(axis=0)
    first = outcome != 1
    second = np.where(outcome >= 2, False, outcome == 0)
    return regression().fit(np.concatenate([x, x]), np.concatenate([first, second])).coef_[0]


def regression():
    return LogisticRegression(fit_intercept=False, C=1e9, tol=1e-6, max_iter=1000)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
