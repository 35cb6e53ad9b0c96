"""The analysis of Korean: words with their particles, noun phrases with their roles, predicates from their endings."""

from __future__ import annotations

from dataclasses import replace

from kaix.analysis.ko import chunks, words
from kaix.analysis.sentences import Chunk, Clause, Predicate, SentenceAnalysis
from kaix.reading import Reading

_RELATION = {
    "final": "main",
    "adnominal": "relative",
    "quoted": "complement",
    "nominal": "complement",
    "connective": "coordinate",
}
LONGEST = 2000
"""Characters of a sentence that are read; what is longer is no prose."""


def analyse(reading: Reading, index: int) -> SentenceAnalysis:
    """The analysis of the sentence at `index` of the text."""
    sentence = reading.sentences[index]
    start, end = sentence.start_char, min(sentence.end_char, sentence.start_char + LONGEST)
    written = words.read(reading.text[start:end], start)
    found = chunks.build(written, reading.text, reading.names(sentence), reading.dates(sentence))
    return SentenceAnalysis(index, start, end, tuple(found), tuple(_clauses(found, written, start, end)))


def _clauses(found: list[Chunk], written: list[words.Word], start: int, end: int) -> list[Clause]:
    """A clause for each predicate: what stands between the one before and it."""
    verbs = {word.start: word.verb for word in written if word.verb is not None}
    clauses: list[Clause] = []
    begin = start
    arguments: list[Chunk] = []
    for chunk in found:
        if chunk.kind != "verb":
            arguments.append(chunk)
            continue
        verb = verbs[chunk.start]
        predicate = Predicate(
            chunk.start, chunk.end, verb.lemma, verb.frame, verb.tense, verb.passive, verb.negated, verb.modal
        )
        relation = _RELATION[verb.form]
        clauses.append(
            Clause(
                begin,
                chunk.end,
                predicate,
                tuple(arguments),
                len(clauses) + 1,
                relation,
                verb.form == "quoted",
            )
        )
        begin, arguments = chunk.end, []
    if arguments:
        clauses.append(Clause(begin, end, None, tuple(arguments), -1, "main"))
    elif clauses:
        clauses[-1] = replace(clauses[-1], parent=-1)
    return clauses
