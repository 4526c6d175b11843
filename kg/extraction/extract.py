"""One article to one record: the stages in their order."""

from __future__ import annotations

import hashlib
import re

from kg.extraction.agenda import Agenda
from kg.extraction.assemble import Reading, assemble
from kg.extraction.careers import careers
from kg.extraction.cast import Cast
from kg.extraction.changes import turns
from kg.extraction.dates import day_before_reform, days, last_day, published_in
from kg.extraction.groups import groups
from kg.extraction.headings import head_lists
from kg.extraction.holdings import holdings
from kg.extraction.layout import author_of
from kg.extraction.office import calls_a_person, is_office
from kg.extraction.organizations import Organizations
from kg.extraction.participation import deeds
from kg.extraction.scan import Scan, bodies_in, scan, units_in
from kg.extraction.source import Source
from kg.extraction.terms import vocabulary
from kg.extraction.units import LEVEL, Place, Places, level_of
from kg.record import Document, Record
from ontology.ids import identifier

_UNPAIRED = re.compile("[\ud800-\udfff]")


_PROSE = 80  # characters: more than a line of the page's head


def extract(text: str, *, source: str, title: str | None = None, published: str | None = None) -> Record:
    """Read one article.

    ``text`` is stored and counted in as it is, but for unpaired surrogates, which no encoding can write; ``title`` and
    ``published`` (ISO 8601) are known from outside it.  Raises nothing on any text.  Returns a record whose spans all
    quote the text.
    """
    text = _UNPAIRED.sub("\ufffd", text)
    table = Source.of(text)
    body = next((s for s in table.sentences if s.zone == "body" and s.end - s.start > _PROSE), None)
    own_title = next((table.view.raw[s.start : s.end].strip() for s in table.sentences if s.zone == "title"), None)
    published = published or published_in(table.view, body.end if body else 0)
    scans = [scan(table, sentence) for sentence in table.sentences]
    head_lists(table, scans)
    for one in scans:
        for mention in one.names():
            mention.office = is_office(table, mention)
            mention.acts = calls_a_person(table, mention)
    found_days = days(table.view, published)
    places, lead = _places(
        scans,
        (last_day(published) if published else None)
        or next((d.iso for d in found_days if d.iso and d.stated), None)
        or next((d.iso for d in found_days if d.iso), None)
        or day_before_reform(table.view),
    )
    places.breaks = [sentence.start for sentence in table.sentences]
    places.locate(table.view.low)
    places.settle(lead, _home(scans))
    organizations = Organizations(places)
    organizations.named = sorted(
        (body for one in scans for body in bodies_in(one.mentions)), key=lambda body: body.start
    )
    agenda = Agenda(table, scans, found_days, organizations)
    if agenda.all and agenda.all[0].organizers:
        organizations.host = agenda.all[0].organizers[0]
    cast = Cast(scans)
    changes, offices = turns(table, scans, cast, found_days)
    held = holdings(cast, offices, careers(table, scans, cast, offices), organizations)
    acts = deeds(table, scans, cast, agenda)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=identifier("doc", digest), source=source, sha256=digest, title=title or own_title, published=published,
        author=author_of(table.view, table.sentences), text=text,
    )  # fmt: skip
    return assemble(
        Reading(
            document, table, scans, places, organizations, agenda, held, acts, changes, groups(table, scans, agenda)
        )
    )


def _places(scans: list[Scan], day: str | None) -> tuple[Places, list[Place]]:
    """Collect the units of an article; those of the title and of the first sentences lead."""
    places = Places(day)
    lead: list[Place] = []
    bodies = 0
    for one in scans:
        bodies += one.sentence.zone == "body"
        for mention in units_in(one.mentions):
            places.communes |= LEVEL.get(mention.type or "") == "commune"
            place = places.add(mention, related=one.sentence.zone == "related")
            if (
                place
                and place not in lead
                and (one.sentence.zone == "title" or (one.sentence.zone == "body" and bodies <= 2))
            ):
                lead.append(place)
    return places, lead


def _home(scans: list[Scan]) -> str | None:
    """Return the level of the first body that the title or the first sentence names or implies."""
    for one in [s for s in scans if s.sentence.zone in {"title", "body"}][:3]:
        for body in bodies_in(one.mentions):
            info = vocabulary().bodies[body.kind]
            unit = body.stated_unit()
            kind = unit.type if unit and not unit.plural else info.unit_type
            if kind:
                return level_of(kind, unit.name if unit else None)
    return None
