"""Fits Bayesian knowledge tracing by three programs from one start and compares likelihoods and CPU times."""

import argparse
import csv
import gzip
import io
import subprocess
import time
from collections import defaultdict

import numpy as np
from pyBKT.fit import EM_fit

START = {"prior": 0.4, "learn": 0.15, "guess": 0.2, "slip": 0.1}


def sequences(path, fold):
    """For each skill, the answers of each learner outside the fold."""
    by_skill = defaultdict(lambda: defaultdict(list))
    with gzip.open(path, "rt") if path.endswith(".gz") else open(path) as file:
        for row in csv.DictReader(file):
            if row["fold"] != fold:
                for skill in row["skill"].split(";"):
                    by_skill[skill][row["user"]].append(int(row["correct"]))
    return {skill: list(users.values()) for skill, users in by_skill.items()}


def fit_pybkt(answers):
    lengths = np.array([len(a) for a in answers], dtype=np.int64)
    starts = np.concatenate([[1], 1 + np.cumsum(lengths)[:-1]])
    total = int(lengths.sum())
    data = {
        "data": (np.concatenate(answers)[None, :] + 1).astype(np.int32),
        "starts": starts, "lengths": lengths, "resources": np.ones(total, dtype=np.int64),
    }
    learn, guess, slip = START["learn"], START["guess"], START["slip"]
    model = {
        "As": np.array([[[1 - learn, 0.0], [learn, 1.0]]]), "learns": np.array([learn]), "forgets": np.array([0.0]),
        "pi_0": np.array([[1 - START["prior"]], [START["prior"]]]), "prior": START["prior"],
        "guesses": np.array([guess]), "slips": np.array([slip]),
        "emissions": np.array([[[1 - guess, guess], [slip, 1 - slip]]]),
    }
    _, likelihoods = EM_fit.EM_fit(model, data, parallel=False)
    return float(likelihoods[-1][0])


def fit_numpy(answers, iterations=100, tolerance=0.005):
    """Plain EM over learners in parallel, one step of time after another."""
    answers = sorted(answers, key=len, reverse=True)
    width, count = len(answers[0]), len(answers)
    right = np.zeros((width, count), dtype=bool)
    live = np.zeros((width, count), dtype=bool)
    for column, row in enumerate(answers):
        right[: len(row), column] = row
        live[: len(row), column] = True
    sizes = live.sum(axis=1)
    prior, learn, guess, slip = START["prior"], START["learn"], START["guess"], START["slip"]
    before = None
    for step in range(iterations):
        seen1 = np.where(right, 1 - slip, slip)
        seen0 = np.where(right, guess, 1 - guess)
        forward = np.zeros((width, count))
        scale = np.ones((width, count))
        held = np.full(count, prior)
        for t in range(width):
            n = sizes[t]
            one, zero = held[:n] * seen1[t, :n], (1 - held[:n]) * seen0[t, :n]
            scale[t, :n] = one + zero
            forward[t, :n] = one / scale[t, :n]
            held[:n] = forward[t, :n] + (1 - forward[t, :n]) * learn
        likelihood = np.log(scale).sum()
        if step > 1 and abs(likelihood - before) <= tolerance:
            break
        before = likelihood
        back1, back0 = np.ones(count), np.ones(count)
        counts = np.zeros(7)
        for t in range(width - 1, -1, -1):
            n = sizes[t]
            one, zero = forward[t, :n] * back1[:n], (1 - forward[t, :n]) * back0[:n]
            gamma = one / (one + zero)
            counts[0] += gamma.sum()
            counts[1] += n - gamma.sum()
            counts[2] += ((1 - gamma) * right[t, :n]).sum()
            counts[3] += (gamma * ~right[t, :n]).sum()
            if t == 0:
                counts[4] = gamma.sum()
                break
            next1, next0 = seen1[t, :n] * back1[:n], seen0[t, :n] * back0[:n]
            last = forward[t - 1, :n]
            gain, stay, keep = (1 - last) * learn * next1, (1 - last) * (1 - learn) * next0, last * next1
            whole = gain + stay + keep
            counts[5] += (gain / whole).sum()
            counts[6] += ((gain + stay) / whole).sum()
            back1[:n] = next1 / scale[t, :n]
            back0[:n] = ((1 - learn) * next0 + learn * next1) / scale[t, :n]
        prior, guess, slip = counts[4] / count, counts[2] / counts[1], counts[3] / counts[0]
        learn = counts[5] / counts[6] if counts[6] > 0 else learn
    return float(likelihood)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--fold", default="1")
    parser.add_argument("--skills", type=int, default=None)
    parser.add_argument("answers")
    options = parser.parse_args()
    text = subprocess.run(
        [options.bench, "mastery", "tracing", options.answers, "--fold", options.fold],
        check=True, capture_output=True, text=True).stdout
    own_seconds = float(text.strip().splitlines()[-1].split(",")[1])
    own = {row["skill"]: float(row["loglikelihood"])
           for row in csv.DictReader(io.StringIO(text)) if not row["skill"].startswith("#")}
    data = sequences(options.answers, options.fold)
    skills = sorted(data)[: options.skills]
    totals, seconds, apart = defaultdict(float), defaultdict(float), []
    for skill in skills:
        values = {"Parcours": own[skill]}
        for name, fit in (("pyBKT", fit_pybkt), ("NumPy", fit_numpy)):
            begin = time.process_time()
            values[name] = fit([np.array(a) for a in data[skill]])
            seconds[name] += time.process_time() - begin
        if abs(values["pyBKT"] - own[skill]) > 0.001 * abs(own[skill]):
            apart.append((skill, sum(map(len, data[skill])), values))
        # Of a few skills with hardly more than one answer a learner, pyBKT says 0: the likelihood of no data with wrong
        # answers.
        if values["pyBKT"] == 0.0 and own[skill] < -0.001:
            continue
        for name, value in values.items():
            totals[name] += value
    seconds["Parcours"] = own_seconds
    print(f"{'program':<10}{'log likelihood':>18}{'CPU s':>10}   ({len(skills)} of {len(data)} skills, fold {options.fold} left out)")
    for name in ("Parcours", "NumPy", "pyBKT"):
        print(f"{name:<10}{totals[name]:>18.2f}{seconds[name]:>10.2f}")
    print(f"skills more than 0.1 % from pyBKT: {len(apart)}")
    for skill, count, values in apart:
        print(f"  skill {skill}, {count} answers: " + ", ".join(f"{name} {value:.3f}" for name, value in values.items()))
    if options.skills is None:
        print(f"pyBKT takes {seconds['pyBKT'] / own_seconds:.0f} times as long, NumPy {seconds['NumPy'] / own_seconds:.0f} times")


main()
