// chairs-of: Who chaired the meetings of an organization, or of a unit with everything under it, newest first.
// $organization: organization? — id or any writing of the name
// $unit: unit? — id or any writing of the name
// $since: date? — first day; a date known to the month counts when any of its days can lie after it
// $until: date? — first day after; a date known to the month counts when any of its days can lie before it
// $limit: integer = 100 — rows at most
// one of: organization, unit
// -> date: date, meeting: string, meeting_id: string, person: string, person_id: string, capacity: list
// -> quote: string, source: string, fact: string
// Meetings of an organization are those that it, or a body that is part of it, held.  Meetings of a unit are those that
// took place in it or under it, and those held by the bodies that serve it or what lies under it.  With both, either.
CALL () {
  UNWIND $organization AS id
  MATCH (:Organization {id: id})<-[:PART_OF*0..4]-(:Organization)<-[:HELD_BY]-(m:Meeting)
  RETURN m
  UNION
  UNWIND $unit AS id
  MATCH (:AdminUnit {id: id})<-[:PART_OF*0..4]-(:AdminUnit)<-[:SERVES]-(:Organization)<-[:HELD_BY]-(m:Meeting)
  RETURN m
  UNION
  UNWIND $unit AS id
  MATCH (:AdminUnit {id: id})<-[:PART_OF*0..4]-(:AdminUnit)<-[:IN_UNIT]-(m:Meeting)
  RETURN m
}
WITH m
WHERE ($since IS NULL OR m.date >= substring($since, 0, size(m.date)))
  AND ($until IS NULL OR m.date + substring('-01-01', size(m.date) - 4) < $until)
MATCH (p:Person)-[r:CHAIRED]->(m)
WITH p, m, r.fact AS fact, r.capacity AS facts_of_posts
OPTIONAL MATCH (p)-[h:HELD]->(post:Post)
WHERE h.fact IN facts_of_posts
WITH p, m, fact, collect(DISTINCT post.title) AS capacity
CALL (fact) {
  OPTIONAL MATCH (e:Evidence {fact: fact})-[:FROM]->(d:Document)
  RETURN e.quote AS quote, d.source AS source
  ORDER BY d.id, e.start_offset, e.id
  LIMIT 1
}
RETURN m.date AS date, m.name AS meeting, m.id AS meeting_id, p.name AS person, p.id AS person_id, capacity,
  quote, source, fact
ORDER BY coalesce(date, '') DESC, meeting_id, fact
LIMIT $limit
