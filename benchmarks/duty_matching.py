"""Measure duty matching beside its peers, in one run: `python -m benchmarks.duty_matching [--write]`.

Ranking on labeled pairs of task statements (O*NET), identical tasks of work roles (DCWF), domains of the duties of the
example models, speed and memory. The public data are read in place from ../shared/data. Needs the extra `bench`.
`--pairs FILE` ranks pairs of your own, judged by somebody, instead.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score, roc_auc_score

from benchmarks.run import table
from orgmodel import api
from orgmodel.duties.common import common
from orgmodel.duties.comparison import REVIEW, STRONG, Comparison
from orgmodel.duties.duties import prepared
from orgmodel.duties.mapping import index_of
from orgmodel.duties.pairs import pairs

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DATA = ROOT.parent / "shared" / "data"
MODELS = ("acme", "aurora", "chicago", "cook-county")
RESAMPLES = 1000
SEED = 20_260_101
SIZES = (10_000, 100_000)
INVENTED = (
    (
        "duty_pairs.json",
        "one field",
        "Written by hand without a look at the aliases, and not used for any choice of the method.",
    ),
    (
        "duty_pairs_spoken.json",
        "one field as people speak",
        "British, Canadian and company slang against the words of a job description, written before they were scored.",
    ),
)

Scores = NDArray[np.float64]
Pairs = Sequence[tuple[str, str]]


def main() -> None:
    """Print the tables, and keep them when asked to."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measured(int(sys.argv[2]), by_clauses=sys.argv[3] == "clauses")))
        return
    if sys.argv[1:2] == ["--pairs"]:
        print("\n".join(judged(Path(sys.argv[2]))))
        return
    given = [part for each in INVENTED for part in invented(*each)]
    parts = [*ranking(), *given, *identical(), *mapping(), *speed()]
    text = "\n".join(parts)
    print(text)
    if "--write" in sys.argv:
        version = ".".join(map(str, sys.version_info[:2]))
        head = (
            f"# Duty matching: last results\n\nPython {version}, {sys.platform}, {os.cpu_count()} cores. "
            "`python -m benchmarks.duty_matching --write` makes this page.\n\n"
        )
        (HERE / "duty_matching.md").write_text(head + text, encoding="utf-8", newline="\n")


# Ranking ------------------------------------------------------------------------------------------


def onet() -> tuple[Pairs, NDArray[np.bool_], list[str]]:
    """Read the pairs of task statements, and which are of the same detailed work activity."""
    with (DATA / "onet-task-pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    labels = [row["label"] for row in rows]
    return [(row["task_a"], row["task_b"]) for row in rows], np.array(labels) == "same_dwa", labels


def ours(given: Pairs) -> Scores:
    """Score pairs as orgmodel does."""
    left, right = (prepared(side) for side in zip(*given, strict=True))
    rows = np.arange(len(given))
    return Comparison(left, right).scores(rows, rows)


def ours_whole(given: Pairs) -> Scores:
    """Score pairs without looking at clauses."""
    left, right = (prepared(side) for side in zip(*given, strict=True))
    rows = np.arange(len(given))
    return Comparison(left, right).wholes(rows, rows)


def ours_sorted(given: Pairs) -> Scores:
    """Score pairs as a report sorts them: what every manager does stands behind everything else."""
    left, right = (common(prepared(side)) for side in zip(*given, strict=True))
    return ours(given) - (left | right)


def tf_idf(given: Pairs) -> Scores:
    """Score pairs by the cosine of TF-IDF over words and pairs of words, fitted on all the texts."""
    left, right = zip(*given, strict=True)
    model = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit([*left, *right])
    return np.asarray(model.transform(left).multiply(model.transform(right)).sum(axis=1)).ravel()


def bm25(given: Pairs) -> Scores:
    """Score pairs by raw BM25 (k1 1.2, b .75), both directions, with the frequencies of the texts themselves."""
    texts = list(dict.fromkeys(text for both in given for text in both))
    words = {text: Counter("".join(c if c.isalnum() else " " for c in text.lower()).split()) for text in texts}
    frequency = Counter(word for counts in words.values() for word in counts)
    mean = sum(counts.total() for counts in words.values()) / len(texts)

    def one_way(question: str, text: str) -> float:
        counts = words[text]
        spread = 1.2 * (0.25 + 0.75 * counts.total() / mean)
        known = (word for word in words[question] if word in counts)
        return sum(
            np.log(1 + (len(texts) - frequency[word] + 0.5) / (frequency[word] + 0.5))
            * counts[word] * 2.2 / (counts[word] + spread)
            for word in known
        )  # fmt: skip

    def both(left: str, right: str) -> float:
        own = one_way(left, left) * one_way(right, right)
        return (one_way(left, right) + one_way(right, left)) / (2 * np.sqrt(own)) if own else 0.0

    return np.array([both(*each) for each in given])


def token_set(given: Pairs) -> Scores:
    """Score pairs by rapidfuzz's token-set ratio."""
    return np.array([fuzz.token_set_ratio(left.lower(), right.lower()) / 100 for left, right in given])


METHODS: dict[str, Callable[[Pairs], Scores]] = {
    "orgmodel": ours,
    "orgmodel, common duties last": ours_sorted,
    "orgmodel, whole duties only": ours_whole,
    "BM25, raw": bm25,
    "TF-IDF": tf_idf,
    "token-set ratio": token_set,
}


def ranking() -> list[str]:
    """Rank the labeled pairs by each method; intervals by resampling the pairs, the same resamples for all."""
    given, same, labels = onet()
    hard = np.array([label in {"same_dwa", "same_iwa_diff_dwa"} for label in labels])
    rows = _ranked(given, same, lambda score: [f"{roc_auc_score(same[hard], score[hard]):.3f}"])
    return [
        f"## {len(given):,} pairs of O*NET task statements: the same detailed activity ({int(same.sum())}) or not\n",
        f"In brackets 95 % intervals of {RESAMPLES:,} resamples, seed {SEED}.\n",
        "The same activity is not the same duty: these figures rank methods.\n",
        table((*RANKED, "ROC-AUC, nearest others"), rows),
    ]


def invented(name: str, of: str, how: str) -> list[str]:
    """Rank the invented pairs of a file: one duty in two wordings, or two duties of one field."""
    themes: dict[str, list[list[str]]] = json.loads((HERE / name).read_text(encoding="utf-8"))
    given: list[tuple[str, str]] = []
    same: list[bool] = []
    for duties in themes.values():
        for (first, ours_), (second, theirs) in combinations(
            ((number, text) for number, wordings in enumerate(duties) for text in wordings), 2
        ):
            given.append((ours_, theirs))
            same.append(first == second)
    labels = np.array(same)
    return [
        f"## {len(given):,} invented pairs of {of}: one duty in other words ({int(labels.sum())}) or two duties\n",
        f"{how}\n",
        table(RANKED, _ranked(given, labels)),
    ]


def judged(path: Path) -> list[str]:
    """Rank pairs of duties that somebody judged: a JSON list of `a`, `b` and `same` (true or false)."""
    each = json.loads(path.read_text(encoding="utf-8"))
    given = [(pair["a"], pair["b"]) for pair in each]
    labels = np.array([bool(pair["same"]) for pair in each])
    rows = _ranked(given, labels, lambda score: [f"{_first(labels, score):.2f}"])
    return [
        f"## {len(given):,} judged pairs: the same responsibility ({int(labels.sum())}) or not\n",
        table((*RANKED, "true of the first 25"), rows),
    ]


def _first(same: NDArray[np.bool_], scores: Scores, count: int = 25) -> float:
    return float(same[np.argsort(-scores, kind="stable")[:count]].mean())


def _ranked(
    given: Pairs, same: NDArray[np.bool_], more: Callable[[Scores], list[str]] = lambda _: []
) -> list[list[str]]:
    """Measure every method on the same pairs and the same resamples of them."""
    scores = {name: method(given) for name, method in METHODS.items()}
    draws = np.random.default_rng(SEED).integers(0, len(given), (RESAMPLES, len(given)))
    quality = {
        name: [np.array([measure(same[draw], score[draw]) for draw in draws]) for measure in MEASURES]
        for name, score in scores.items()
    }
    rows = []
    for name, score in scores.items():
        cells = [name]
        for measure, drawn, best in zip(MEASURES, quality[name], quality["orgmodel"], strict=True):
            cells += [_interval(measure(same, score), drawn), "" if name == "orgmodel" else _spread(best - drawn)]
        rows.append([*cells, *more(score)])
    return rows


RANKED = ("method", "AP", "orgmodel ahead by", "ROC-AUC", "orgmodel ahead by")
MEASURES: tuple[Callable[[NDArray[np.bool_], Scores], float], ...] = (average_precision_score, roc_auc_score)


def _interval(value: float, drawn: Scores) -> str:
    return f"{value:.3f} [{np.quantile(drawn, 0.025):.3f}, {np.quantile(drawn, 0.975):.3f}]"


def _spread(drawn: Scores) -> str:
    return f"{drawn.mean():+.3f} [{np.quantile(drawn, 0.025):+.3f}, {np.quantile(drawn, 0.975):+.3f}]"


# Identical tasks ----------------------------------------------------------------------------------


def identical() -> list[str]:
    """Find the tasks that work roles share as duties that are equal."""
    roles = json.loads((DATA / "dcwf-roles.json").read_text(encoding="utf-8"))
    held = [(number, task["id"], task["text"]) for number, role in enumerate(roles) for task in role["tasks"]]
    shared = {
        (one[0], other[0], one[1]) for one, other in combinations(held, 2) if one[1] == other[1] and one[0] != other[0]
    }
    texts = list(dict.fromkeys(text for _, _, text in held))
    duties = prepared([text for _, _, text in held])
    found = {
        (held[one][0], held[other][0], held[one][1])
        for one, other in combinations(range(len(held)), 2)
        if duties.same[one] == duties.same[other] and held[one][1] == held[other][1] and held[one][0] != held[other][0]
    }
    distinct = prepared(texts)
    rows = np.arange(len(texts))
    alike = pairs(distinct, 1.0)
    own = Comparison(distinct, distinct).scores(rows, rows)
    header = ("", "count")
    cells = [
        ("roles, tasks held", f"{len(roles)}, {len(held):,}"),
        ("a task shared by two roles", f"{len(shared):,}"),
        ("of these found as equal texts", f"{len(found & shared):,}"),
        ("distinct tasks that score exactly 1 with themselves", f"{int((own == 1.0).sum()):,} of {len(texts):,}"),
        ("different texts that score 1 (the same bag of words)", f"{len(alike):,}"),
    ]
    return ["## Identical tasks of the DoD Cyber Workforce Framework\n", table(header, cells)]


# Domains ------------------------------------------------------------------------------------------


def mapping() -> list[str]:
    """Map the duties of the example models to domains, beside TF-IDF over the same names."""
    index = index_of()
    known = set(index.ids)
    texts, labels = [], []
    for name in MODELS:
        graph = api.load_graph(ROOT / "models" / name)
        for duty, text in enumerate(graph.facts.duties.text):
            named = {graph.domains.id(row) for row in graph.duty_domains(duty)} & known
            if named:
                texts.append(text)
                labels.append(named)
    names = [", ".join((domain.name or "", *domain.aliases)) for domain in index.domains]
    model = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit([*names, *texts])
    methods = {
        "orgmodel": index.scores(prepared(texts)),
        "TF-IDF": (model.transform(texts) @ model.transform(names).T).toarray(),
    }
    rows = [
        (name, f"{_hit(index.ids, scores, labels, 1):.2f}", f"{_hit(index.ids, scores, labels, 3):.2f}")
        for name, scores in methods.items()
    ]
    sure = [(least, *_given(index.ids, methods["orgmodel"], labels, least)) for least in (0.35, 0.5, 0.6, 0.7)]
    return [
        f"## {len(texts)} duties of the example models to {len(index.ids)} domains\n",
        "Labeled by hand with the models, in the words of the models; a duty may have several domains.\n",
        table(("method", "best is right", "one of the best three"), rows),
        table(
            ("least score", "best domain right", "all of up to three right", "labels found"),
            [(f"{least}", f"{best:.2f}", f"{every:.2f}", f"{found:.2f}") for least, best, every, found in sure],
        ),
    ]


def _hit(ids: Sequence[str], scores: Scores, labels: Sequence[set[str]], most: int) -> float:
    ranked = np.argsort(-scores, axis=1, kind="stable")[:, :most]
    return float(np.mean([bool({ids[j] for j in best} & right) for best, right in zip(ranked, labels, strict=True)]))


def _given(ids: Sequence[str], scores: Scores, labels: Sequence[set[str]], least: float) -> tuple[float, float, float]:
    ranked = np.argsort(-scores, axis=1, kind="stable")[:, :3]
    given = [[ids[j] for j in best if row[j] >= least] for best, row in zip(ranked, scores, strict=True)]
    every = [name in right for names, right in zip(given, labels, strict=True) for name in names]
    best = [names[0] in right for names, right in zip(given, labels, strict=True) if names]
    found = [len(set(names) & right) / len(right) for names, right in zip(given, labels, strict=True)]
    return float(np.mean(best)), float(np.mean(every)), float(np.mean(found))


# Speed --------------------------------------------------------------------------------------------


def duties_of_many(count: int) -> list[str]:
    """Make so many different duties: public task statements, then such with a clause of another one in them."""
    given, _, _ = onet()
    roles = json.loads((DATA / "dcwf-roles.json").read_text(encoding="utf-8"))
    known = sorted(
        {text for both in given for text in both} | {task["text"] for role in roles for task in role["tasks"]}
    )
    random = np.random.default_rng(SEED)
    made = dict.fromkeys(known[:count])
    while len(made) < count:
        one, other = (known[number].rstrip(".").split() for number in random.integers(0, len(known), 2))
        made.setdefault(" ".join([*one[: len(one) // 2 + 1], *other[len(other) // 2 :]]) + ".")
    return list(made)


def measured(count: int, *, by_clauses: bool) -> dict[str, float]:
    """Compare so many duties each with each, in this process."""
    texts = duties_of_many(count)
    begin, cpu = time.perf_counter(), time.process_time()
    duties = prepared(texts)
    ready = time.perf_counter()
    found = pairs(duties, _least(count), by_clauses=by_clauses)
    return {
        "prepared": ready - begin,
        "compared": time.perf_counter() - ready,
        "cpu": time.process_time() - cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        / (1024 if sys.platform != "darwin" else 1 << 20),
        "found": len(found),
        "clauses": len(duties.parts),
    }


def _least(count: int) -> float:
    """Give the threshold: for review, and for very many duties only the strong pairs, for nobody reads millions."""
    return REVIEW if count <= SIZES[0] else STRONG


def speed() -> list[str]:
    """Measure whole processes, with clauses and without."""
    rows = []
    for count in SIZES:
        for kind in ("wholes", "clauses"):
            if count > SIZES[0] and "--quick" in sys.argv:
                continue
            runs = [_process(count, kind) for _ in range(2 if count == SIZES[0] else 1)]
            best = min(runs, key=lambda run: run["prepared"] + run["compared"])
            rows.append(
                (
                    f"{count:,}, {kind if kind == 'wholes' else format(int(best['clauses']), ',') + ' clauses'}",
                    f"{best['prepared']:.1f} s",
                    f"{best['compared']:.1f} s",
                    f"{best['prepared'] + best['compared']:.1f} s",
                    f"{best['cpu']:.1f} s",
                    f"{best['megabytes']:.0f} MB",
                    f"{int(best['found']):,}, {_least(count)}",
                )
            )
    header = (
        "duties",
        "made ready",
        "all pairs",
        "together",
        "CPU",
        "peak memory of the process",
        "pairs found, from",
    )
    load = f"Load of the machine meanwhile: {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores; CPU is what compares.\n"
    return ["## Speed and memory: each duty with each\n", load, table(header, rows)]


def _process(count: int, kind: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.duty_matching", "--measure", str(count), kind]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    main()
