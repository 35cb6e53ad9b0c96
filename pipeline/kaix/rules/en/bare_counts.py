"""Numbers that carry no unit because the chips were named before: "about 900 of them", "15,600 are on order".

Where a sentence, or the one before it, speaks of chips, a bare number with no other counted noun counts
them where it is an object ("requested 1,000"), a subject ("just over 31,000 had been installed"), a part of a
split ("KT the remaining 36,000", "50k, 60k and 50k") or what a total comes to ("falling below 1,500").
"""

from __future__ import annotations

import re

from spacy.tokens import Span

from kaix.analysis.en import lexicon as verbs
from kaix.reading import Reading
from kaix.rules.en import bare_phrases as around
from kaix.rules.en import chips, counts, implied_counts
from kaix.rules.en.count_tables import OTHER_LABEL
from kaix.rules.en.counts import SMALLEST, Count
from kaix.rules.en.windows import Taken


def with_bare(
    reading: Reading,
    sentence: Span,
    found: list[Count],
    rules: dict[int, str],
    masked: Taken,
    taken: Taken,
    named: bool,
    chip: str,
    previous: int,
) -> list[Count]:
    """`found` and the numbers of the sentence that count the same chips without a unit.

    `rules` names the patterns that numbers matched, by where they begin; `masked` are names of models; `named`
    says whether chips are named in the sentence; `previous` is where the last count before it ended, or -1.
    """
    text, low, high = reading.text, sentence.start_char, sentence.end_char
    counted = Taken((c.start, c.end) for c in found)
    ends = {c.first: c.end for c in found}
    result = list(found)
    others: list[Count] = []
    last = -1
    for one in counts.numbers(text, low, high):
        if counted.overlaps(one.first, one.last):
            last = ends.get(one.first, one.last)
            continue
        small = one.value is None or (one.value < SMALLEST * 10 and one.quantity.number < SMALLEST)
        if small or masked.overlaps(one.first, one.last):
            continue
        counts.with_modifiers(text, low, one)
        predicate = around.IS_MODEL.match(text, one.end, high)
        one.model = chips.models(predicate.group(1)) if predicate is not None else None
        beside = around.AFTER_MODEL.search(text, max(low, one.start - 16), one.start)
        if one.model is None and beside is not None:
            one.model = chips.models(beside.group())  # "(B200 ¦6,000; B300 9,000)"
        near = next((other for other in reversed(found) if other.first < one.first), None)
        one.rule, one.chip = rules.get(one.first, "bare_number"), near.chip if near is not None else chip
        if taken.overlaps(one.start, one.end):
            continue
        more = last < 0 and others and around.MORE.search(text, max(low, one.start - 30), one.start)
        if more and any((other.value or 0) >= around.LIKE_A_COUNT for other in others):
            others.append(one)  # "1,200 robots of theirs …; another ¦800": of what came before
            continue
        if not ((one.model and beside is None) or stands_alone(text, low, high, one, last, named, previous)):
            others.append(one)
            continue
        each = around.EACH_BEHIND.match(text, one.end, high)
        if each is not None:
            one.end, one.rule = each.end(), "each"
        result.append(one)
        last = one.end
    if len(result) > len(found) and others:
        result += _listed(text, high, result[len(found) :], others)
    new = result[len(found) :]
    if not new:
        return result
    # Only where a number is about to count: the dates of most sentences are never asked for.
    dates = Taken((d.start, d.end) for d in reading.dates(sentence))
    kept = [one for one in new if not dates.overlaps(one.first, one.last)]
    for one in kept:
        taken.add(one.start, one.end)
    return [*found, *kept]


def _listed(text: str, high: int, certain: list[Count], others: list[Count]) -> list[Count]:
    """Those of `others` that stand in one list with a number that counts: "¦50k, ¦60k and 50k to Samsung, …"."""
    added: list[Count] = []
    for one in sorted(others, key=lambda c: -c.first):
        if _likely("", one) and any(
            around.LISTED.fullmatch(text, one.end, other.start) for other in (*certain, *added)
        ):
            added.append(one)
    for one in sorted(others, key=lambda c: c.first):
        if (
            one not in added
            and _likely("", one)
            and around.ENDS_LIST.match(text, one.end, high)
            and any(around.LISTED.fullmatch(text, other.end, one.start) for other in (*certain, *added))
        ):
            added.append(one)
    return added


def _may_count(
    text: str, low: int, high: int, found: Count, last_count: int, same_sentence: bool, previous: int = -1
) -> bool:
    """Whether the number `found`, with no unit of its own, counts the chips that were counted or named before.

    `last_count` is where the last count before it in the sentence ended, or -1; `same_sentence` says
    whether chips are named in the sentence itself; `previous` is where the last count before the sentence ended.
    """
    if found.quantity.scale > 1 and (found.value or 0) > implied_counts.MOST:
        return False  # "up from ¦32 billion": parameters
    if implied_counts.others(text, high, found):
        return False
    if not same_sentence and last_count < 0:
        begin = max(0, found.start - 200)
        carried = text[begin : found.start]
        chips_at = max(previous - begin if previous >= 0 else -1, _last(around.CHIPS, carried))
        other = _last(around.OTHERS_COUNTED, carried) > chips_at and not _taken(carried)
        if other and around.OF_NUMBER.search(text, max(low, found.start - 60), found.start) is None:
            return False  # "It hired 500 people. Another ¦300 will come."
    before = text[max(low, found.start - 130) : found.start]
    if same_sentence and _counts_others(before, text, found, last_count) and not _taken(before):
        return False
    if around.AFTER_MODEL.search(before) and _likely("", found):
        return True
    of_them = around.OF_THEM.match(text, found.end)
    if last_count < 0 and previous < 0 and not implied_counts.chips_before(text, found):
        if not same_sentence or not implied_counts.spoken_of(text, found.end, high):
            return False  # "The city of 300,000 will host the GPU centre. In 2040 it will have ¦350,000."
        if of_them is not None and around.CHIPS.search(of_them.group()) is None:
            return False  # "The union said ¦1,200 of them had signed; AI chips were not discussed."
    if (
        of_them is not None
        and last_count < 0
        and previous < 0
        and around.CHIPS.search(of_them.group()) is None
        and implied_counts.people_nearer(text, found)
    ):
        return False
    if around.EACH.match(text, found.end) or of_them is not None:
        return True
    if around.OF_THE.search(before) and around.OF_THE_THEN.match(text, found.end):
        return _likely(before, found)
    if text[found.start - 1 : found.start] == "(" and text[found.end : found.end + 1] == ")":
        # "Kakao (4,000 GPUs), KT (3,000)", "The GPUs go to Kakao (4,000) and KT (3,000)"
        grouped = "," in text[found.first : found.last] and text[found.start - 3 : found.start - 2].isalnum()
        return same_sentence and (last_count >= 0 or grouped)
    if around.UNITS_BRACKET.search(before):
        return True
    if around.PART_OF_CHIPS.search(before) and around.PLURAL_BEHIND.match(text, found.end, high) is None:
        return _likely(before, found)
    if around.NO_NOUN.match(text, found.end, high) is None:
        # "Only ¦6,200 turned up": the word behind is a verb
        before = text[max(low, found.start - 130) : found.start]
        return (
            _likely(before, found)
            and around.CLAUSE_START.search(before) is not None
            and _is_subject(text, high, found, last_count >= 0 or same_sentence)
        )
    if around.FROM.search(text[max(low, found.start - 8) : found.start]) and around.TO_COUNT.match(
        text, found.end, high
    ):
        return True  # "from ¦4,000 to 9,000 GPUs"
    if around.INDEX.search(before):
        return False
    if around.FIRST_PAIR.search(before) and around.NEXT_PAIR.match(text, found.end, high):
        return True
    if (last_count >= 0 or previous >= 0) and around.THAN_OF.search(before):
        return _likely(before, found)
    if around.PART_OF.search(before):
        return _likely(before, found)
    if around.FOR.search(before) or ((last_count >= 0 or previous >= 0) and around.DOUBLE.search(before)):
        return _likely(before, found) or found.quantity.scale > 1000
    if last_count >= 0 and around.VERB_MODIFIER.match(text, found.start) and found.start < found.first:
        return _likely(before, found)
    if (
        found.start == low
        and around.ASKED.search(text, max(0, low - 16), low)
        and around.ANSWERS.match(text, found.end)
    ):
        return _likely("", found)
    if around.BY_VERB.search(before) or around.MORE.search(before):
        return True
    near = text[max(low, found.start - 200) : found.start]
    item = around.ITEM.search(near)
    if item is not None and _ends(text, high, found):
        return OTHER_LABEL.search(item.group()) is None
    if around.TO_FROM.search(before) and around.BY_TOTAL.search(before):
        return True
    if last_count >= 0:
        if around.TO_NAME.match(text, found.end):
            return True
        if (
            around.COORDINATE.search(before)
            and found.start - last_count < 80
            and around.AND.match(text[last_count : found.start])
        ):
            return True
        if _parallel(text, low, found, last_count):
            return True
    if _likely(before, found) and (
        around.WITH.search(before)
        or around.CHANGE.search(before)
        or (
            around.CLAUSE_START.search(before)
            and _is_subject(text, high, found, last_count >= 0 or same_sentence)
        )
    ):
        return True
    if same_sentence and around.OF_THE_UNITS.search(near) and around.PREDICATE.match(text, found.end):
        return True
    return implied_counts.counts_chips(text, low, high, found, same_sentence, max(last_count, previous))


def stands_alone(
    text: str, low: int, high: int, found: Count, last_count: int, same_sentence: bool, previous: int = -1
) -> bool:
    """Whether the number `found` counts chips as `_may_count` says, and nothing that was numbered behind them."""
    if not _may_count(text, low, high, found, last_count, same_sentence, previous):
        return False
    before = text[max(low, found.start - 130) : found.start]
    if around.AFTER_MODEL.search(before):
        return True
    return not implied_counts.of_another(text, low, found, max(last_count, previous)) or _taken(before)


def _parallel(text: str, low: int, found: Count, last_count: int) -> bool:
    """Whether the number stands to its clause as the one before: "KAIST is waiting for 1,300 and UNIST ¦for 800"."""
    if not 0 < found.start - last_count < 60:
        return False
    between = text[last_count : found.start]
    link = around.PARALLEL.fullmatch(between)
    if link is None:
        return False
    words = text[max(low, last_count - 40) : last_count].split()
    return link.group("word") in words[-4:-1]


def _taken(before: str) -> bool:
    """Whether those who are numbered take the chips: "420 applicants asked for ¦67,000"."""
    verb = around.BY_VERB.search(before) or around.FOR.search(before)
    return verb is not None and around.TAKERS.search(before, 0, verb.start()) is not None


def _counts_others(before: str, text: str, found: Count, last_count: int) -> bool:
    """Whether what was last numbered in the sentence is no chips: "has 3,000 racks for GPUs and will add ¦2,000"."""
    if last_count < 0:
        return around.OTHERS_COUNTED.search(before) is not None or _plurals_counted(before, found)
    return around.OTHERS_COUNTED.search(text, last_count, found.start) is not None


def _plurals_counted(before: str, found: Count) -> bool:
    """Whether things are numbered; where they go is no matter to a large number: "in 12 products; it sold ¦40,000"."""
    large = found.value is not None and found.value >= around.LARGE
    return any(
        not large or not implied_counts.is_place(before[: match.start() + 1])
        for match in around.PLURAL_COUNTED.finditer(before)
    )


def _ends(text: str, high: int, found: Count) -> bool:
    """Whether nothing but a date or a bracket follows on the line: "• Naver Cloud – 60,000"."""
    rest = text[found.end : high].strip(" \t\n|.,;")
    return not rest or rest.startswith(("(", "→", "⇒", "->", "by ", "in ", "each", "apiece", "|", ","))


def _likely(before: str, found: Count) -> bool:
    """Whether the number is as large as counts are, and nothing else was numbered just before it."""
    value = found.value
    if value is None or value < around.LIKE_A_COUNT or (found.quantity.scale > 1000):
        return False
    return _last(around.CHIPS, before) >= _last(around.OTHERS, before) or _taken(before)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match of `pattern` in `text` begins, -1 where there is none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _is_subject(text: str, high: int, found: Count, spoken: bool) -> bool:
    """Whether a verb that chips can have follows: "¦31,000 had been installed", "¦36,000 will go to"."""
    if around.SCALED_TAIL.match(text, found.end, high):
        return False
    if around.STATES.match(text, found.end, high):
        return True
    match = around.VERB_BEHIND.match(text, found.end, high)
    if match is None:
        return False
    verb = match.group("verb")
    return verb in around.OF_CHIPS or (
        spoken
        and any(
            form.kind != "say" and form.inflection in ("past", "participle")
            for form in verbs.forms().get(verb, ())
        )
    )
