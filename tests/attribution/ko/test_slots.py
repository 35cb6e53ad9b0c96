"""The candidates of each slot, and what speaks for them."""

from kaix.attribution import evidence, weights
from kaix.attribution.candidates import Candidate
from kaix.attribution.ko import entities, periods, places, slots, statuses, topics
from kaix.attribution.ko.pool import Pool
from kaix.attribution.ko.setting import Mention, bucket, measure, near, tidy
from tests.attribution.ko.readings import reading, setting

TEXT = "네이버는 올해 카카오에 광고비 30억원을 냈다."


def by_value(found: list[Candidate]) -> dict[str | None, tuple[str, ...]]:
    return {each.value: each.evidence for each in found}


def test_the_setting_of_a_mention() -> None:
    here = setting("네이버가 보유한 30억원을 카카오가 쓸 예정이다.", "30억원")
    attribute, governor = here.attribute(), here.governor
    assert (here.frame, here.tail) == ("pay", "을")
    assert attribute is not None and (attribute.lemma, attribute.tense) == ("보유하", "past")
    assert governor is not None and governor.tense == "future"


def test_names_and_phrases_are_candidates_of_the_entity_and_nobody_is() -> None:
    here = setting(TEXT, "30억원")
    found = by_value(entities.candidates(here.reading, here, []))
    assert {"네이버", "카카오", None} <= set(found)
    assert {"role:topic", "kind:organisation"} <= set(found["네이버"])
    assert "role:place" in found["카카오"] and "role:topic" not in found["카카오"]


def test_a_list_is_one_owner() -> None:
    here = setting("네이버와 카카오는 30억원을 냈다.", "30억원")
    values = [p.value for p in places.sentence(here.reading, 0) if p.kind != "common"]
    assert values == ["네이버", "네이버;카카오"]
    assert (places.noun_kind("투자"), places.noun_kind("두레온"), places.coined("Duret")) == (
        "common",
        "unlisted",
        True,
    )


def test_the_noun_before_the_sum_is_a_candidate_of_the_topic() -> None:
    here = setting(TEXT, "30억원")
    found = by_value(topics.candidates(here.reading, here, []))
    assert "adjacent:bare" in found["광고비"] and "measure:spending" not in found["광고비"]
    assert None in found


def test_times_of_the_sentence_and_the_one_before_are_candidates_of_the_period() -> None:
    here = setting("작년 매출을 냈다.\n올해 광고비는 30억원이다.", "30억원")
    found = by_value(periods.candidates(here.reading, here, []))
    assert {"2026", "2025", None} == set(found)
    assert "before:0" in found["2026"] and "carried_open:year" in found["2025"]


def test_status_is_denied_where_a_cue_denies_it() -> None:
    here = setting("네이버는 30억원을 투자한다는 보도를 부인했다.", "30억원")
    assert [c.value for c in statuses.candidates(here.reading, here, [])] == ["denied"]
    here = setting("네이버는 30억원을 투자할 계획이다.", "30억원")
    found = by_value(statuses.candidates(here.reading, here, []))
    assert set(found) == {"actual", "planned"} and "cue_after:plan" in found["planned"]


def test_models_beside_and_before() -> None:
    text = "네이버는 H100을 산다. 10만장이다."
    here = setting(text, "10만장", "gpu_counts")
    at = text.index("H100")
    found = by_value(slots.chip_models(here, [(at, at + 4, "H100")], None))
    assert found == {"H100": ("carried:1",), None: ("nothing", "nothing_models:0")}
    here = setting("네이버는 H100과 B200 10만장을 산다.", "10만장", "gpu_counts")
    found = by_value(slots.chip_models(here, [(5, 9, "H100"), (11, 15, "B200")], "B200"))
    assert found == {
        "B200": ("beside", "carried:0"), "H100": ("carried:0",), "H100;B200": ("all_here",),
        None: ("nothing", "nothing_models:1+"),
    }  # fmt: skip


def test_all_slots_are_filled_with_known_evidence() -> None:
    read = reading(TEXT)
    read.choose.decisions = []
    mention = Mention("amounts", TEXT.index("30억원"), TEXT.index("30억원") + 4, ("KRW", 30))
    slots.fill(read, [mention])
    assert mention.slots == {"entity": "네이버", "topic": "광고비", "period": "2026", "status": "actual"}
    names = {name for d in read.choose.decisions for c in d.candidates for name in c.evidence}
    assert {name for name in names if not evidence.is_known(name)} == set()


def test_shipped_weights_weigh_known_evidence() -> None:
    names = {name for of_slot in weights.shipped()["ko"].values() for name in of_slot}
    assert {name for name in names if not evidence.is_known(name)} == set()


def test_the_pool_keeps_one_candidate_a_value() -> None:
    pool = Pool()
    pool.add("‘누리’", 3, 7, "a")
    pool.add("누리", 9, 11, "b")
    pool.add("‘’", 0, 0, "c")
    assert (pool.evidence, pool.places) == ({"누리": {"a", "b"}}, {"누리": (3, 7)})


def test_classes_of_numbers_and_nouns() -> None:
    assert (near(1, 2), near(5, 2), bucket(3, 3, 14), bucket(20, 3, 14)) == ("1", "2+", "0", "2")
    assert (measure("데이터센터매출"), measure("하늘"), tidy("‘누리  칩’,")) == ("result", "", "누리 칩")


def test_who_reports_is_no_owner_by_its_name() -> None:
    assert [places.observes(v) for v in ("나래증권", "두레일보", "CNBC", "누리경제연구소", "미국 CNBC")] == [
        True
    ] * 5
    assert [places.observes(v) for v in ("누리전자", "증권", "나래은행", "두레정공", "연구소")] == [False] * 5


def test_whom_the_sentences_before_go_on_about_is_a_candidate_by_its_order() -> None:
    text = (
        "새 공장 착공\n나래전선이 물러났다. 누리정밀이 공장을 짓는다. 두레일보는 착공을 알렸다."
        " 누리정밀 직원은 환영했다. 30억원이 든다."
    )
    here = setting(text, "30억원")
    found = by_value(entities.candidates(here.reading, here, []))
    centres = {v: [e for e in said if e.startswith("centre:")] for v, said in found.items()}
    assert {v: said for v, said in centres.items() if said} == {
        "누리정밀": ["centre:0"], "나래전선": ["centre:1"]
    }  # fmt: skip
    assert "observer" in found["두레일보"] and "observer" not in found["누리정밀"]


def test_a_sum_in_a_bracket_ends_its_phrase() -> None:
    here = setting("누리창업자금(100억원), 두레시장자금(30억원) 등에 쓴다.", "30억원")
    assert [c.text for c in here.left] == ["누리창업자금", "두레시장자금"]


def test_a_headline_says_a_sum_of_the_text_in_a_round_number() -> None:
    body = [Mention("amounts", 20, 24, ("KRW", 111, None)), Mention("amounts", 30, 34, ("KRW", 500, None))]
    near_by = Mention("amounts", 0, 4, ("KRW", 110, None))
    assert slots.rounded(near_by, body) == Mention("amounts", 20, 24, ("KRW", 110, None))
    assert slots.rounded(Mention("amounts", 0, 4, ("USD", 110, None)), body) is None
    assert slots.rounded(Mention("amounts", 0, 4, ("KRW", 300, None)), body) is None
    assert slots.rounded(Mention("amounts", 0, 4, ("KRW", 110, 120)), body) is None
