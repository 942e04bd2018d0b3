# SPDX-FileCopyrightText: 2026 Beleidsgraaf contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that measures quality."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from ingest.encoder import load_encoder
from ingest.heads import HeadModel
from kg.errors import InvalidInputError
from search_api.cli.output import print_json
from search_api.measuring.comparison import txtai_result
from search_api.measuring.evaluation import NO_HEADS, SYSTEMS, Result, cases_of, in_words, leave_one_out, measure
from search_api.measuring.judgements import JudgedDocument, read_judgements
from search_api.measuring.quality import SEARCH, Figure, write_figures
from search_api.measuring.together import FIRST, cross_recall, right_document
from search_api.searching.question import LABELS
from search_api.settings import Settings

_KINDS = {"barrier": "belemmeringen", "principle": "principes", "actor": "actoren", "topic": "onderwerpen"}


def evaluate(options: argparse.Namespace) -> int:
    """Measure search on graded questions, the encoders, or what decisions bring."""
    return {"models": _models, "search": _search, "learning": _learning, "themes": _themes}[options.what](options)


def _themes(options: argparse.Namespace) -> int:
    from ingest.training.theme_comparison import OURS, measure_links  # brings the training along
    from ingest.training.theme_evaluation import new_themes, theme_data
    from ingest.training.theme_units import unseen_heads

    if not options.material or not Path(options.material, "train").is_dir():
        raise InvalidInputError("Noem met --material de map waarin 'train' en 'annotation/gold' staan.")
    data, figures = theme_data(Path(options.material)), list[Figure]()
    note = "geannoteerde documenten, elk document in zijn beurt weggelaten bij het leren"
    for one in measure_links(data, options.annif):
        sure = f"{note}; 95 % zeker tussen {one.f1.low:.2f} en {one.f1.high:.2f}"
        figures.append(Figure("thema's", f"F1, {one.system}", one.f1.f1, sure))
        figures.append(Figure("thema's", f"nDCG@10, {one.system}", one.ndcg, note))
    found = new_themes(data, unseen_heads(Path(options.material)))
    for where, values in (("alle documenten samen", [one.pooled for one in found]),
                          ("elk document apart", [one.by_document for one in found])):  # fmt: skip
        text = "een nieuw thema met naam, definitie en twee voorbeeldzinnen; gemiddeld over de thema's"
        figures.append(Figure("thema's", f"recall@5 van paragrafen, {where}", sum(values) / len(values), text))
    for figure in figures:
        if options.format == "jsonl":
            print_json(asdict(figure))
        else:
            print(f"{figure.measure:55s} {figure.value:.3f}")
    if options.annif is None:
        print(f"Annif is niet gemeten: noem met --annif de Python waarin Annif staat, om het naast {OURS} te zetten.",
              file=sys.stderr)  # fmt: skip
    if options.save:
        write_figures(Path(options.save), figures)
    return 0


def _learning(options: argparse.Namespace) -> int:
    from ingest.training.learning_curve import Curve, draw, simulate  # brings the training along

    shared = Path(options.gold or "").resolve().parents[1]
    if not options.gold or not (shared / "train").is_dir():
        raise InvalidInputError("Noem met --gold de map 'annotation/gold'; naast 'annotation' hoort 'train' te staan.")
    curves: dict[str, Curve] = dict(simulate(shared, load_encoder(Settings.from_environment().encoder)))
    for head, curve in curves.items():
        for point in curve:
            rise, low, high = point.rise(curve[0])
            if options.format == "jsonl":
                figures = {"f1": point.mean, "rise": rise, "low": low, "high": high}
                print_json({"type": head, "decisions": point.decisions, "rounds": len(point.rounds),
                            **{name: round(value, 4) for name, value in figures.items()}})  # fmt: skip
            else:
                print(f"{LABELS[head]:14s} {point.decisions:4d} beoordelingen  F1 {point.mean:.3f}  "
                      f"verschil {rise:+.3f} (95 %: {low:+.3f} tot {high:+.3f})")  # fmt: skip
    if options.picture:
        try:
            draw(curves, LABELS, Path(options.picture))
        except ImportError as error:
            raise InvalidInputError(
                "Voor een plaatje is matplotlib nodig: pip install 'beleidsgraaf[train]'."
            ) from error
        except ValueError as error:
            raise InvalidInputError(f"{options.picture}: kies een naam die eindigt op .svg of .png.") from error
    return 0


def _models(options: argparse.Namespace) -> int:
    if not options.material or not Path(options.material, "train").is_dir():
        raise InvalidInputError("Noem met --material de map waarin 'train' en 'annotation/gold' staan.")
    from ingest.training.model_report import report  # brings the training along

    if options.format == "table":
        _print_row("model", "maat", "gemeten", "doel", "gehaald")
    targets = reached = 0
    for figure in report(Path(options.material), lambda text: print(f"Meten: {text} …", file=sys.stderr, flush=True)):
        targets, reached = targets + (figure.reached is not None), reached + (figure.reached is True)
        if options.format == "jsonl":
            print_json({**asdict(figure), "reached": figure.reached})
        else:
            told = {True: "ja", False: "nee", None: ""}[figure.reached]
            _print_row(figure.model, figure.measure, figure.shown, figure.target_shown, told)
    if options.format == "table":
        print(f"\n{reached} van {targets} doelen gehaald.")
    return 0


def _print_row(model: str, measure: str, shown: str, target: str, reached: str) -> None:
    print(f"{model:17s} {measure:67s} {shown:>8s} {target:>8s} {reached:>7s}".rstrip(), flush=True)


def _search(options: argparse.Namespace) -> int:
    if not options.gold:
        raise InvalidInputError("Noem met --gold de map met geannoteerde voorbeelden (*.gold.json).")
    gold, encoder = Path(options.gold), Settings.from_environment().encoder
    documents = read_judgements(gold)
    cases = cases_of(documents, encoder, _unseen_heads(options.material, encoder))
    results = [measure(name, weights, cases) for name, weights in SYSTEMS.items()]
    learned, chosen = leave_one_out(cases)
    results.append(learned)
    if options.txtai:
        results.append(txtai_result(cases, Path(options.txtai)))
    for result in results:
        _print_result(result, options.format)
    if options.save:
        write_figures(Path(options.save), _figures(learned))
    if options.format == "table":
        print("\nGewichten bij één document weggelaten:")
        for weights in chosen:
            print(f"  {in_words(weights)}")
        if not options.txtai:
            print("\nTxtai is niet gemeten: noem met --txtai een Python waar het in geïnstalleerd is.")
        _print_together(gold, documents, encoder)
    return 0


def _unseen_heads(material: str | None, encoder: str | None) -> Mapping[str, HeadModel]:
    """With material: classifiers trained without the document that they judge, which takes minutes."""
    if not material:
        return NO_HEADS
    from ingest.training.crossvalidate import unseen_heads

    return unseen_heads(Path(material), load_encoder(encoder))


def _print_together(gold: Path, documents: Sequence[JudgedDocument], encoder: str | None) -> None:
    together = right_document(documents, encoder)
    print(f"\nAlle documenten samen, het goede document bij de eerste {FIRST}:")
    print(f"  {together.found:.2f} van {together.questions} vragen")
    print(f"  {together.naming_found:.2f} van de {together.naming} vragen die hun onderwerp noemen")
    crossing = cross_recall(gold, documents, encoder)
    if crossing:
        print(f"Vragen over documenten heen: recall@10 {crossing[1]:.3f} ({crossing[0]} vragen)")


def _figures(result: Result) -> list[Figure]:
    note = "vragen over geannoteerde documenten, elk document in zijn beurt weggelaten"

    def figure(measure: str, value: float, cases: int | None = None) -> Figure:
        return Figure("zoeken", measure, value, note, cases=cases, command=SEARCH, cross_validated=True)

    return [
        figure("nDCG@10", result.ndcg, result.questions),
        figure("recall@10", result.recall, result.questions),
        *(figure(f"nDCG@10, vragen over {_KINDS[name]}", value) for name, value in result.by_type),
        *(figure(f"recall@10, vragen over {_KINDS[name]}", value) for name, value in result.recall_by_type),
    ]


def _print_result(result: Result, form: str) -> None:
    if form == "jsonl":
        print_json({**asdict(result), "by_type": dict(result.by_type), "recall_by_type": dict(result.recall_by_type)})
        return
    types = ", ".join(f"{name} {value:.3f}" for name, value in result.by_type)
    print(f"{result.system:14s} nDCG@10 {result.ndcg:.3f}  recall@10 {result.recall:.3f}  ({types})")
