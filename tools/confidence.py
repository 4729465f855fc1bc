#!/usr/bin/env python3
"""How well the confidence of facts is calibrated, and the weights behind it. Standard library only.

    cargo run --release --example read -- DOCUMENTS.jsonl > READINGS.jsonl
    python3 tools/confidence.py bins GOLD.jsonl READINGS.jsonl

prints how many of the facts in each bin of confidence are right by the gold readings.

    cargo run --release --example read -- DOCUMENTS.jsonl --explain > EXPLAINED.jsonl
    python3 tools/confidence.py fit GOLD.jsonl READINGS.jsonl EXPLAINED.jsonl ... > data/confidence.tsv

learns the weights anew from any number of such triples. The gold is one reading a line, as the library writes them.

A nation or leader is right where gold has it; of an alliance, a dispute or an action the share of its pairs counts (an
action's pair with its kind); a meeting where at least half of all participants of it and of one in gold are the same.
What gold holds to be optional is right too. Of several facts for one meeting or leader in gold one is right.
"""

import itertools
import json
import math
import sys
import unicodedata

FIELDS = ["nations", "leaders", "alliances", "meetings", "disputes", "actions"]
BINS = [0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001]
# How strongly weights are drawn to nothing, and how often a feature must be seen to have one.
RIDGE, SEEN = 4.0, 8
ORGANS = {**dict.fromkeys("UNSC UNGA UNHRC UNHCR OHCHR UNRWA UNICEF WFP UNDP OCHA UNESCO".split(), "UN"),
          **dict.fromkeys("EC EUCO EUROPARL EEAS ECB CJEU".split(), "EU")}


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def code(actor):
    return ORGANS.get(actor, actor)


def pairs(fact, field):
    """The parts of a fact that can be right or wrong by themselves."""
    if field == "nations":
        return {code(fact["code"] if isinstance(fact, dict) else fact)}
    if field == "alliances":
        return {frozenset(pair) for pair in itertools.combinations({code(m) for m in fact["members"]}, 2)}
    if field == "disputes":
        sides = itertools.combinations(fact["sides"], 2)
        return {frozenset((code(a), code(b))) for x, y in sides for a in x for b in y if code(a) != code(b)}
    return {(code(a), fact["kind"], code(b)) for a in fact["actors"] for b in fact["targets"] if code(a) != code(b)}


def words(name):
    letters = unicodedata.normalize("NFKD", name.casefold())
    letters = (c for c in letters if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in letters).split()


def likeness(gold, fact, field):
    if field == "leaders":
        a, b = words(gold["name"]), words(fact["name"])
        same = a and b and (set(a) <= set(b) or set(b) <= set(a) or a[-1] == b[-1])
        return float(bool(same) and code(gold["actor"]) == code(fact["actor"]))
    a, b = ({code(p) for p in meeting["participants"]} for meeting in (gold, fact))
    share = len(a & b) / max(1, len(a | b))
    return share if share >= 0.5 else 0.0


def right(gold, facts, field):
    """The share of each fact that is right."""
    known = gold.get(field, [])
    if field in ("leaders", "meetings"):
        found = [(likeness(g, f, field), i, j) for i, g in enumerate(known) for j, f in enumerate(facts)]
        shares, taken = [0.0] * len(facts), set()
        for share, i, j in sorted(found, key=lambda match: (-match[0], match[1], match[2])):
            if share and i not in taken and not shares[j]:
                shares[j] = 1.0
                taken.add(i)
        return shares
    true = set().union(*(pairs(fact, field) for fact in known)) if known else set()
    parts = [pairs(fact, field) for fact in facts]
    return [len(part & true) / len(part) if part else 0.0 for part in parts]


def bins(gold, readings):
    golds = {reading["document"]: reading for reading in lines(gold)}
    table = {}
    for reading in lines(readings):
        if reading["document"] not in golds:
            continue
        for field in FIELDS:
            facts = reading.get(field, [])
            for fact, share in zip(facts, right(golds[reading["document"]], facts, field)):
                at = max(i for i, low in enumerate(BINS[:-1]) if fact["confidence"] >= low)
                for key in ((field, at), ("all", at), ("all but nations", at)):
                    if key[0] != "all but nations" or field != "nations":
                        row = table.setdefault(key, [0, 0.0, 0.0])
                        row[0] += 1
                        row[1] += fact["confidence"]
                        row[2] += share
    print("| facts | confidence | number | mean confidence | share right |\n|---|---|---|---|---|")
    for field in FIELDS + ["all", "all but nations"]:
        rows = [(at, table[field, at]) for at in range(len(BINS) - 1) if (field, at) in table]
        number = sum(row[0] for _, row in rows)
        for at, (count, confidence, share) in rows:
            edge = f"{BINS[at]:.2f}–{min(1, BINS[at + 1]):.2f}"
            print(f"| {field} | {edge} | {count} | {confidence / count:.2f} | {share / count:.2f} |")
        gap = sum(abs(confidence - share) for _, (_, confidence, share) in rows) / max(1, number)
        print(f"| **{field}** | mean gap {gap:.3f} | {number} | | |")


def samples(triples):
    """For each field the features and the share right of every fact."""
    found = {field: [] for field in FIELDS}
    for gold, readings, explained in triples:
        golds = {reading["document"]: reading for reading in lines(gold)}
        features = {(row["document"], row["field"], row["place"]): row["explanation"]["features"]
                    for row in lines(explained)}
        for reading in lines(readings):
            name = reading["document"]
            for field in FIELDS if name in golds else []:
                facts = reading.get(field, [])
                for place, share in enumerate(right(golds[name], facts, field)):
                    found[field].append((features[name, field, place], share))
    return found


def fit(rows):
    """Weights of a logistic model with a ridge, by Newton steps of one weight at a time."""
    counts = {}
    for features, _ in rows:
        for feature in features:
            counts[feature] = counts.get(feature, 0) + 1
    names = sorted(name for name, count in counts.items() if SEEN <= count <= len(rows) - SEEN)
    weights = dict.fromkeys(["every"] + names, 0.0)
    rows = [(["every"] + [name for name in features if name in weights], share) for features, share in rows]
    users = {name: [i for i, (features, _) in enumerate(rows) if name in features] for name in weights}
    logits = [0.0] * len(rows)
    for _ in range(200):
        for name, used in users.items():
            ridge = RIDGE if name != "every" else 0.1
            slope, bend = -ridge * weights[name], ridge
            for i in used:
                p = 1 / (1 + math.exp(-logits[i]))
                slope += rows[i][1] - p
                bend += p * (1 - p)
            step = max(-1.0, min(1.0, slope / bend))
            weights[name] += step
            for i in used:
                logits[i] += step
    return weights, counts


HEADER = """\
# How much each feature of a fact speaks for its being right: weights of a logistic model for each kind of fact.
# Columns: the field of a reading; the feature (see src/reader/confidence.rs; kinds and statuses by their words), or
# `every` for what holds of each fact; the weight in thousandths, added up to the logarithm of the odds.
# Made by tools/confidence.py fit, with a ridge of {ridge:g}, from annotated news (96 documents) and texts of our own in the
# manner of news (160 documents), whose texts are not part of this repository; {facts} facts.
# Source: own compilation. Licence: MIT. Date: 2026-11.
"""


def main():
    match sys.argv[1:]:
        case ["bins", gold, readings]:
            bins(gold, readings)
        case ["fit", *paths] if paths and len(paths) % 3 == 0:
            found = samples(zip(paths[::3], paths[1::3], paths[2::3]))
            print(HEADER.format(ridge=RIDGE, facts=sum(map(len, found.values()))), end="")
            print("field\tfeature\tweight")
            for field in FIELDS:
                weights, _ = fit(found[field])
                for name, weight in weights.items():
                    if name == "every" or round(weight * 1000):
                        print(f"{field}\t{name}\t{round(weight * 1000)}")
        case _:
            sys.exit(__doc__)


main()
