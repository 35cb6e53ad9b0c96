"""The names of an English sentence, whole lists compared: `text/kind` or `text/kind=canonical`."""

from __future__ import annotations

from itertools import pairwise

import pytest
from spacy.tokens import Doc

from kaix import annotate, rules
from kaix.reading import Name, Reading
from kaix.rules.en import words
from kaix.rules.en.persons import person_length


def read(text: str) -> list[Name]:
    nlp = annotate.shared("en")
    loaded: rules.Rules = nlp.get_pipe("kaix").rules
    doc: Doc = nlp(text)
    reading = Reading(doc, None, loaded.names, loaded.dates)
    return [name for sentence in reading.sentences for name in reading.names(sentence)]


def found(text: str) -> list[str]:
    return [
        f"{name.text}/{name.kind}" + (f"={name.canonical}" if name.canonical != name.text else "")
        for name in read(text)
    ]


PERSONS = [
    "Bae Kyung-min",
    "Lee Jae Myung",
    "Jaemyung Lee",
    "Jae-myung Lee",
    "Euisun Chung",
    "Ryu Bom",
    "Namgung Hyeon-ah",
    "Hwangbo Seok",
    "Seonwoo Ji-ho",
    "Jensen Huang",
    "Sam J. Altman",
    "Ursula von der Leyen",
    "Khaldoon Al Mubarak",
    "Mohammed bin Salman",
    "Jean-Luc Picard",
    "José Muñoz",
    "Conor O'Brien",
    "Satya Nadella",
    "Masayoshi Son",
    "C.C. Wei",
    "June Baek",
]


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_one_name_wherever_it_stands(name: str) -> None:
    assert found(f"{name} smiled.") == [f"{name}/person"]
    assert found(f"The offer came from {name}, who smiled.") == [f"{name}/person"]
    assert found(f"Then CEO {name}'s offer came.") == [f"{name}/person"]


@pytest.mark.parametrize(
    "phrase",
    [
        "Park Avenue", "Han River", "Song Institute", "the first in June Baek", "Sakura Internet", "Motif Technologies",
        "Seoul Forest Park", "No One", "Blackwell Ultra", "New York", "Series A",
    ],
)  # fmt: skip
def test_no_person(phrase: str) -> None:
    assert "person" not in {name.kind for name in read(f"They like {phrase} a lot.")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Korea pledged it.", ["Korea/country=South Korea"]),
        (
            "South Korea's budget and the U.S. budget grew.",
            ["South Korea/country", "U.S./country=United States"],
        ),
        ("North Korea denied it.", ["North Korea/country"]),
        ("Tickets cost US$20.", []),
        ("Seoul will spend more.", ["Seoul/government=South Korea"]),
        ("It opened in Seoul.", ["Seoul/unknown"]),
        ("The government will spend more.", ["The government/government=South Korea"]),
        (
            "The Lee Jae Myung administration will.",
            ["The Lee Jae Myung administration/government=South Korea"],
        ),
        ("Japan's government will spend more.", ["Japan's government/government=Japan"]),
        ("The provincial government will spend more.", []),
        (
            "They told Korean companies and local startups.",
            ["Korean companies/group", "local startups/group"],
        ),
    ],
)
def test_countries_and_governments(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Samsung Electronics and SK hynix rose.", ["Samsung Electronics/organisation", "SK hynix/organisation"]),
        ("It named the Ministry of Science and ICT.", ["Ministry of Science and ICT/organisation"]),
        (
            "It named the Ministry of Trade, Industry and Growth, and KT.",
            ["Ministry of Trade, Industry and Growth/organisation", "KT/organisation"],
        ),
        (
            "He left the Green Energy and Water Research Institute.",
            ["Green Energy and Water Research Institute/organisation"],
        ),
        (
            "She left Ganari Robotics Inc. for Kyoto University.",
            ["Ganari Robotics Inc./organisation", "Kyoto University/organisation"],
        ),
        ("the science ministry said so", ["science ministry/organisation"]),
        (
            "It went to the Korea Drone Industry Association (KDIA).",
            ["Korea Drone Industry Association/organisation", "KDIA/unknown"],
        ),
        ("A spokesperson for the Prime Minister's Office left.", ["Prime Minister's Office/organisation"]),
        ("Meanwhile, Zubo is hiring, said Zubo.", ["Zubo/unknown", "Zubo/unknown"]),
    ],
)  # fmt: skip
def test_organisations(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Running that many processors would cost a lot.",
        "On Monday, officials from both sides met.",
        "“Parcels come by train,” she said.",
        "GPUs and AI are here.",
        "",
        "\n\n",
        "\ud800 \x00 A's's 's",
    ],
)
def test_no_name(text: str) -> None:
    assert read(text) == [] if text.isprintable() else read(text) is not None


def test_a_headline_is_not_one_name() -> None:
    text = "Naver Taps Bae Kyung-min to Lead New Cloud Push in Japan"
    assert found(text) == ["Naver/organisation", "Bae Kyung-min/person", "Japan/country"]


def test_sectors() -> None:
    text = "KAIST, Kia, the National Assembly, Oxfam Foundation and Zubo Capital signed."
    assert [name.sector for name in read(text)] == ["academia", "company", "government", "civil", "company"]


def test_offsets_and_order() -> None:
    text = "Kia and Bae Kyung-min. " * 300
    names = read(text)
    assert all(text[name.start : name.end] == name.text for name in names)
    assert [name.start for name in names] == sorted(name.start for name in names)
    assert len(names) == 600


def test_words_cover_the_sentence_without_overlap() -> None:
    text = "Ex-Amazon's J. Kim said then-Science Minister O'Neil's U.S. team's “R&D” (KT) rose 3.5%."
    split = words.split(text)
    assert [word.text for word in split[:6]] == ["Ex-", "Amazon", "J.", "Kim", "said", "then-"]
    assert all(text[word.start : word.end] == word.text for word in split)
    assert all(a.end <= b.start for a, b in pairwise(split))


def test_a_long_sentence_is_read_in_windows() -> None:
    text = "word " * 3000
    pieces = list(words.windows(text, 0, len(text)))
    assert [start for start, _ in pieces[1:]] == [end for _, end in pieces[:-1]]
    assert (pieces[0][0], pieces[-1][1]) == (0, len(text))
    assert max(end - start for start, end in pieces) <= words.LONGEST


def test_person_length_counts_words() -> None:
    split = words.split("Bae Kyung-min said")
    assert [person_length(split, at) for at in range(3)] == [2, 0, 0]
